package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A group of a thousand routes of which each spends half of its budget of 99.9 %, by chance: the k-th most frequent one has a k-th of
 * the traffic of the first. Nobody is rung a thousand times as often as for one SLO. Prints what docs/significance.md says.
 */
class GroupBeliefTest {
    private static final int ROUTES = 1_000;
    private static final double PER_SECOND = 100;
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final int DAYS = Boolean.getBoolean("slo4j.full") ? 90 : 1;
    private static final double ERROR_RATIO = 0.0005;

    @Test
    void aGroupOfAThousandRoutesThatKeepTheirPromiseIsLeftAlone() {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        SloRegistry slos = SloRegistry.builder().clock(clock).tick(TICK).build();
        List<Alert> began = new ArrayList<>();
        slos.subscribe(AlertSubscription.to(alert -> {
                    if (alert.firing()) {
                        began.add(alert);
                    }
                })
                .withoutInhibition());
        SloGroup group = Slo.builder("http")
                .objective("99.9%")
                .groupBy("route")
                .atMost(ROUTES)
                .register(slos);
        double[] shares = new double[ROUTES];
        double all = 0;
        for (int i = 0; i < ROUTES; i++) {
            all += 1.0 / (i + 1);
            shares[i] = all;
        }
        List<Slo> routes = new ArrayList<>();
        for (int i = 0; i < ROUTES; i++) {
            routes.add(group.of("/" + i));
        }
        double[] owed = new double[ROUTES];
        Random chance = new Random(1);
        double eachTick = PER_SECOND * TICK.toSeconds();
        double sooner = -Math.log(1 - chance.nextDouble()) / (eachTick * ERROR_RATIO);
        for (long tick = Duration.ofDays(DAYS).dividedBy(TICK); tick > 0; tick--) {
            for (int i = 0; i < ROUTES; i++) {
                owed[i] += eachTick / (i + 1) / all;
                long good = (long) owed[i];
                owed[i] -= good;
                routes.get(i).good(good);
            }
            for (sooner -= 1; sooner < 0; sooner -= Math.log(1 - chance.nextDouble()) / (eachTick * ERROR_RATIO)) {
                routes.get(route(shares, chance.nextDouble() * all)).bad();
            }
            clock.advance(TICK);
            slos.tick();
        }
        double years = DAYS / 365.0;
        long pages = began(began, Severity.PAGE);
        System.out.printf(
                "1,000 routes, 100/s, 0.05 %% bad, %d days: %d pages, %d tickets: %.1f and %.1f a year%n",
                DAYS, pages, began(began, Severity.TICKET), pages / years, began(began, Severity.TICKET) / years);
        /* One alert in a short run may be more than so many a year. */
        assertTrue(pages <= Math.max(1, 12 * years), pages + " pages");
    }

    private static int route(double[] shares, double at) {
        int low = 0;
        int high = shares.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (shares[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long began(List<Alert> alerts, Severity severity) {
        return alerts.stream().filter(alert -> alert.severity() == severity).count();
    }
}
