package io.slo4j.internal.delivery;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Alerts as a registry makes them: the published rules of some SLOs, firing and resolved. */
final class SampleAlerts {
    static final String FAST = "14.4x 1h/5m";
    static final String MEDIUM = "6x 6h/30m";
    static final String TICKET = "1x 3d/6h";
    static final List<String> RULES = List.of(FAST, MEDIUM, TICKET);

    private final Map<String, Alert> alerts = new HashMap<>();

    SampleAlerts(String... names) {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        slos.subscribe(AlertSubscription.to(
                        alert -> alerts.put(name(alert.slo(), alert.rule().name(), alert.firing()), alert))
                .withoutInhibition());
        for (String name : names) {
            Slo.builder(name)
                    .objective("99.9%")
                    .alerts(AlertPolicy.workbook())
                    .label("team", "of " + name)
                    .register(slos)
                    .bad(1_000);
        }
        clock.advance(Duration.ofMinutes(10));
        slos.tick();
        clock.advance(Duration.ofDays(4));
        slos.tick();
    }

    private static String name(String slo, String rule, boolean firing) {
        return slo + " " + rule + (firing ? " fires" : " resolves");
    }

    /** An alert in words. */
    static String name(Alert alert) {
        return name(alert.slo(), alert.rule().name(), alert.firing());
    }

    Alert fires(String slo, String rule) {
        return change(slo, rule, true);
    }

    Alert resolves(String slo, String rule) {
        return change(slo, rule, false);
    }

    Alert change(String slo, String rule, boolean firing) {
        return Objects.requireNonNull(alerts.get(name(slo, rule, firing)), slo + " " + rule);
    }
}
