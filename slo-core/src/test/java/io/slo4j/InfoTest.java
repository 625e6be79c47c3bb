package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alert that is of interest, and calls nobody who did not ask for it. */
class InfoTest {
    private static final AlertRule RULE = TrafficRule.silence(Severity.INFO, Duration.ofMinutes(10));

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final List<String> told = new ArrayList<>();

    private Slo silent(AlertRule... rules) {
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .alerts(AlertPolicy.of(rules))
                .register(slos);
        slo.good();
        for (int second = 0; second < 1_200; second++) {
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        return slo;
    }

    @Test
    void itIsShownAndRememberedAndCallsOnlyWhoAsksForIt() {
        slos.onAlert(alert -> told.add("all " + alert.severity()));
        slos.onAlert(Severity.TICKET, alert -> told.add("tickets " + alert.severity()));
        slos.subscribe(AlertSubscription.to(alert -> told.add("any " + alert.severity()))
                .matcher(AlertMatcher.ofSlo("check*")));
        slos.onAlert(Severity.INFO, alert -> told.add("infos " + alert.severity()));
        Slo slo = silent(RULE);
        slo.onAlert(alert -> told.add("of the SLO " + alert.severity()));
        slos.tick();
        assertEquals(List.of("infos INFO"), told);
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.INFO));
        assertEquals(1, slos.alertHistory().episodes().size());
    }

    @Test
    void aRuleOfItIsReadAsItIsWritten() {
        assertEquals("info: no events in 10m", RULE.text());
        assertEquals(RULE, AlertRule.parse(RULE.text()));
    }

    @Test
    void aPageHoldsItBackAsItDoesATicket() {
        slos.onAlert(Severity.PAGE, alert -> told.add("pages " + alert.rule().name()));
        slos.onAlert(Severity.INFO, alert -> told.add("infos " + alert.severity()));
        silent(TrafficRule.silence(Severity.PAGE, Duration.ofMinutes(5)), RULE);
        assertEquals(List.of("pages no events in 5m"), told);
    }

    @Test
    void aBudgetMayBeSpentByHalfWithoutACall() {
        slos.onAlert(alert -> told.add("all " + alert.severity()));
        Slo slo = Slo.builder("checkout")
                .objective("99%")
                .alerts(AlertPolicy.of(BudgetRule.below(Severity.INFO, 0.5)))
                .register(slos);
        for (int second = 0; second < 4 * 86_400; second += 60) {
            slo.good(80);
            slo.bad(20);
            clock.advance(Duration.ofSeconds(60));
            slos.tick();
        }
        assertEquals(AlertState.FIRING, slo.status().alert(Severity.INFO));
        assertEquals(List.of(), told);
    }
}
