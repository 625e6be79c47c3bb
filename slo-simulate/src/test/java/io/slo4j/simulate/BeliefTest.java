package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the default rules say of a service that keeps its promise of 99.9 %, and of one that does not, with events that come and fail
 * by chance. Prints what docs/significance.md says.
 */
class BeliefTest {
    private static final boolean FULL = Boolean.getBoolean("slo4j.full");
    private static final int SEEDS = FULL ? 3 : 1;
    private static final int DAYS = FULL ? 270 : 60;
    private static final Duration TICK = Duration.ofSeconds(1);

    /** A service: how many requests come in a second, and how they fail. */
    private static final class Service {
        final VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        final List<Alert> began = new ArrayList<>();
        final SloRegistry slos = SloRegistry.builder().clock(clock).build();
        final Slo slo;
        final Random chance;
        final double perSecond;

        Service(AlertPolicy policy, double perHour, long seed) {
            slos.subscribe(AlertSubscription.to(alert -> {
                        if (alert.firing()) {
                            began.add(alert);
                        }
                    })
                    .withoutInhibition());
            slo = Slo.builder("checkout").objective("99.9%").alerts(policy).register(slos);
            chance = new Random(seed);
            perSecond = perHour / 3_600;
        }

        /** So many seconds in which each request fails with this probability. */
        void pass(long seconds, double errorRatio) {
            for (long second = 0; second < seconds; second++) {
                int events = arrivals();
                int bad = 0;
                for (int i = 0; i < events && errorRatio > 0; i++) {
                    bad += chance.nextDouble() < errorRatio ? 1 : 0;
                }
                count(events - bad, bad);
            }
        }

        /** So many seconds in which requests fail in bursts, as many altogether as at this probability. */
        void passWithBursts(long seconds, double errorRatio, int burst) {
            double bursts = perSecond * errorRatio / burst;
            for (long second = 0; second < seconds; second++) {
                count(arrivals(), chance.nextDouble() < bursts ? burst : 0);
            }
        }

        private int arrivals() {
            double left = Math.exp(-perSecond);
            int events = 0;
            for (double product = chance.nextDouble(); product > left; product *= chance.nextDouble()) {
                events++;
            }
            return events;
        }

        private void count(int good, int bad) {
            slo.good(good);
            slo.bad(bad);
            clock.advance(TICK);
            slos.tick();
        }

        long began(Severity severity) {
            return began.stream().filter(alert -> alert.severity() == severity).count();
        }

        /** Seconds from this instant to the first page; all of the time if there was none. */
        long toThePage(Instant from) {
            return began.stream()
                    .filter(alert -> alert.severity() == Severity.PAGE)
                    .map(alert -> Duration.between(from, alert.at()).toSeconds())
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0.0005, 1, 1, 2",
        "36, 0.0005, 1, 1, 2",
        "360, 0.0005, 1, 1, 2",
        "3600, 0.0005, 1, 1, 2",
        "4, 0.001, 1, 4, 8",
        "36, 0.001, 1, 4, 8",
        "360, 0.001, 1, 4, 8",
        "3600, 0.001, 1, 4, 8",
        "360, 0.0005, 10, 10, 1000",
        "3600, 0.0005, 100, 10, 1000"
    })
    void whoeverKeepsThePromiseIsLeftAlone(double perHour, double errorRatio, int burst, double pages, double tickets) {
        double years = SEEDS * DAYS / 365.0;
        long paged = 0;
        long ticketed = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Service service = new Service(AlertPolicy.standard(), perHour, seed);
            long seconds = Duration.ofDays(DAYS).toSeconds();
            if (burst == 1) {
                service.pass(seconds, errorRatio);
            } else {
                service.passWithBursts(seconds, errorRatio, burst);
            }
            paged += service.began(Severity.PAGE);
            ticketed += service.began(Severity.TICKET);
        }
        System.out.printf(
                "%.0f an hour, %.2f %% bad, in bursts of %d: %.1f pages and %.1f tickets a year%n",
                perHour, errorRatio * 100, burst, paged / years, ticketed / years);
        /* One alert in a short run may be more than so many a year. */
        assertTrue(paged <= Math.max(1, pages * years), paged + " pages");
        assertTrue(ticketed <= Math.max(1, tickets * years), ticketed + " tickets");
    }

    @Test
    void thePublishedRulesDoNotLeaveItAlone() {
        Service service = new Service(AlertPolicy.workbook(), 36, 1);
        service.pass(Duration.ofDays(60).toSeconds(), 0.001);
        assertTrue(service.began(Severity.PAGE) > 30, service.began(Severity.PAGE) + " pages");
    }

    @Test
    void oneFaultIsOnePage() {
        int seeds = FULL ? 20 : 3;
        long most = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            Service service = new Service(AlertPolicy.standard(), 3_600, seed);
            service.pass(Duration.ofDays(4).toSeconds(), 0.0001);
            assertEquals(0, service.began(Severity.PAGE));
            service.pass(Duration.ofHours(8).toSeconds(), 0.007);
            service.pass(Duration.ofHours(8).toSeconds(), 0.0001);
            assertTrue(service.began(Severity.PAGE) >= 1, "seed " + seed);
            most = Math.max(most, service.began(Severity.PAGE));
        }
        System.out.printf("0.7 %% for 8 hours: told in all of %d, with at most %d pages%n", seeds, most);
        assertTrue(most <= 2, most + " pages");
    }

    /* The medians of the published rules are those of the same arrivals: the seeds are the same. */
    @ParameterizedTest
    @CsvSource({
        "36, 1, 3600, 320",
        "36, 0.1, 14400, 5400",
        "36, 0.02, 172800, 86400",
        "36, 0.01, 345600, 345600",
        "3600, 1, 600, 0",
        "3600, 0.1, 7200, 0",
        "3600, 0.02, 21600, 0",
        "3600, 0.01, 28800, 0",
        "360000, 1, 600, 0",
        "360000, 0.1, 7200, 0",
        "360000, 0.02, 14400, 0",
        "360000, 0.01, 28800, 0",
    })
    void aFaultIsToldAsSoonAsByThePublishedRulesFromOneEventASecondOn(
            double perHour, double errorRatio, long seconds, long goal) {
        int seeds = FULL ? 100 : 5;
        long[] standard = new long[seeds];
        long[] published = new long[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            standard[seed] = toThePage(AlertPolicy.standard(), perHour, errorRatio, seconds, seed);
            published[seed] = toThePage(AlertPolicy.workbook(), perHour, errorRatio, seconds, seed);
        }
        Arrays.sort(standard);
        Arrays.sort(published);
        long median = standard[seeds / 2];
        System.out.printf(
                "%.0f an hour, %.0f %% bad: paged after %d s (95 %%: %d s), by the published rules after %d s (95 %%: %d s)%n",
                perHour,
                errorRatio * 100,
                median,
                standard[seeds * 95 / 100],
                published[seeds / 2],
                published[seeds * 95 / 100]);
        assertTrue(median <= (goal == 0 ? published[seeds / 2] : goal), median + " s");
    }

    private static long toThePage(AlertPolicy policy, double perHour, double errorRatio, long seconds, long seed) {
        Service service = new Service(policy, perHour, seed);
        service.pass(Duration.ofHours(FULL && perHour <= 3_600 ? 96 : 12).toSeconds(), 0);
        service.began.clear();
        Instant from = service.clock.now();
        service.pass(seconds, errorRatio);
        return service.toThePage(from);
    }
}
