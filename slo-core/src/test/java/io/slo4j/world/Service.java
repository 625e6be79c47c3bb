package io.slo4j.world;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of the service: a registry, its SLOs, and what the model says it counted. */
final class Service {
    private static final Duration EVER = Duration.ofDays(30);

    final SloRegistry registry;
    final Map<String, Slo> watched = new TreeMap<>();

    /* Whoever has asked for an SLO may keep it, and go on recording when it has been closed. */
    final List<Slo> kept = new ArrayList<>();
    private final Ledger counted = new Ledger();
    private @Nullable Ledger earlier;

    Service(VirtualClock clock, Disk disk, Pager pager, Pager slowPager, Errands errands) {
        this.registry = SloRegistry.builder()
                .clock(clock)
                .store(disk.open(this))
                .withoutShutdownHook()
                .build();
        registry.onAlert(pager);
        registry.subscribe(AlertSubscription.to(slowPager).executor(errands));
    }

    void register(String name, double factor) {
        Slo slo = Slo.builder(name)
                .objective("99%")
                .alerts(AlertPolicy.of(
                        BurnRateRule.of(Severity.PAGE, factor, Duration.ofMinutes(10), Duration.ofMinutes(1))
                                .withName("fast")))
                .register(registry);
        watched.put(name, slo);
        kept.add(slo);
    }

    void record(Slo slo, long good, long bad) {
        slo.good(good);
        slo.bad(bad);
        counted.add(slo.name(), good, bad);
    }

    /** The store has answered, with what the model had saved there. */
    void tookOver(Ledger saved) {
        if (earlier == null) {
            earlier = saved;
        }
    }

    boolean hasTakenOver() {
        return earlier != null;
    }

    Ledger total() {
        Ledger before = earlier;
        return before == null ? counted.copy() : counted.plus(before);
    }

    /** Every event of every watched SLO is counted once: those of earlier processes, and those of handles that were closed. */
    void checkEveryEventOnce(Consumer<String> violations) {
        if (!hasTakenOver()) {
            return;
        }
        Ledger total = total();
        watched.forEach((name, slo) -> {
            WindowStatus ever = slo.window(EVER);
            Ledger.Count seen = new Ledger.Count(ever.good(), ever.bad());
            if (!seen.equals(total.of(name))) {
                violations.accept("events of " + name + " must be " + total.of(name) + ", but were " + seen);
            }
        });
    }
}
