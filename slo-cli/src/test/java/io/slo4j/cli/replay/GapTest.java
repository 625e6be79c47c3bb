package io.slo4j.cli.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gap that is passed over leaves everything as if each of its seconds had been evaluated. */
class GapTest {
    private static final long DAY = 86_400;
    private static final AlertPolicy BURN_RATES = AlertPolicy.of(
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))
                    .withHold(Duration.ofMinutes(2)),
            BurnRateRule.of(Severity.TICKET, 1, Duration.ofDays(1), Duration.ofHours(2))
                    .withKeepFiring(Duration.ofHours(6)));
    private static final AlertPolicy ALL_KINDS = BURN_RATES.and(
            BudgetRule.below(Severity.TICKET, 0.5),
            BudgetRule.exhausted(Severity.PAGE).withHold(Duration.ofDays(1)).withKeepFiring(Duration.ofDays(2)),
            TrafficRule.silence(Severity.PAGE, Duration.ofMinutes(10)).withKeepFiring(Duration.ofHours(30)),
            TrafficRule.silence(Severity.TICKET, Duration.ofDays(1)).withHold(Duration.ofDays(3)),
            TrafficRule.below(Severity.TICKET, 0.9, Duration.ofMinutes(5)).withHold(Duration.ofMinutes(3)),
            TrafficRule.above(Severity.TICKET, 0.9, Duration.ofMinutes(15)).withKeepFiring(Duration.ofDays(1)));

    private static SloDefinition over12Days(AlertPolicy policy) {
        SloPeriod period = SloPeriod.rolling(Duration.ofDays(12));
        return Slo.builder("checkout")
                .objective("99.9%")
                .period(period)
                .alerts(policy)
                .windows(period.usualWindows().toArray(Duration[]::new))
                .build();
    }

    /** Seconds of trouble: before the gap, behind it, and a day later. */
    private static List<Long> seconds(long gapSeconds) {
        List<Long> seconds = new ArrayList<>();
        for (long start : new long[] {1_000_003, 1_007_777 + gapSeconds, 1_007_777 + gapSeconds + DAY}) {
            for (long second = start; second < start + 1200; second += 3) {
                seconds.add(second);
            }
        }
        return seconds;
    }

    private static List<AlertState> states(SloStatus status) {
        return status.alerts().stream().map(AlertStatus::state).toList();
    }

    /** Windows begin up to 1/60 of their length too early, at a checkpoint that need not be the same in both. */
    private static void assertNearly(SloStatus expected, SloStatus actual) {
        assertEquals(expected.good(), actual.good());
        assertEquals(expected.bad(), actual.bad());
        for (WindowStatus window : expected.windows()) {
            long mostApart = window.window().toSeconds() / 60 / 3 + 1;
            long apart = Math.abs(window.good() - actual.window(window.window()).good());
            assertTrue(apart <= mostApart, () -> apart + " events more or less than " + window);
            assertEquals(window.coverage(), actual.window(window.window()).coverage());
        }
    }

    /** The same, without passing over anything. */
    private static final class EverySecond {
        private final VirtualClock clock;
        private final SloRegistry slos;
        private final Slo slo;
        private long second;

        EverySecond(SloDefinition definition, long first) {
            second = first - 1;
            clock = VirtualClock.at(Instant.ofEpochSecond(second));
            slos = SloRegistry.builder().clock(clock).build();
            slo = slos.register(definition);
        }

        void count(long atSecond, long good, long bad) {
            while (second < atSecond) {
                second++;
                clock.advance(Duration.ofSeconds(1));
                if (second == atSecond) {
                    slo.good(good);
                    slo.bad(bad);
                }
                slos.tick();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3600, DAY + 20_000, 2 * DAY, 5 * DAY, 12 * DAY, 13 * DAY, 40 * DAY})
    void aGapMayBePassedOver(long gapSeconds) {
        assertTrue(firedThroughout(over12Days(BURN_RATES), gapSeconds).size() >= 3);
    }

    /** Of these, budgets and silences go on to change for days while nothing happens. */
    @ParameterizedTest
    @ValueSource(longs = {3600, 2 * DAY, 12 * DAY, 13 * DAY, 15 * DAY})
    void rulesOfAllKindsStandAsIfNothingHadBeenPassedOver(long gapSeconds) {
        List<String> fired = firedThroughout(over12Days(ALL_KINDS), gapSeconds);
        assertTrue(fired.size() >= 12, fired.toString());
    }

    /** What fired, which must be the same whether each second is evaluated or not. */
    private static List<String> firedThroughout(SloDefinition definition, long gapSeconds) {
        List<Transition> replayed = new ArrayList<>();
        Replay replay = new Replay(definition, List.of(new ReplayObserver() {
            @Override
            public void changed(Transition transition) {
                replayed.add(transition);
            }
        }));
        List<Long> seconds = seconds(gapSeconds);
        EverySecond every = new EverySecond(definition, seconds.get(0));
        List<String> fired = new ArrayList<>();
        every.slo.subscribe(AlertSubscription.to(
                        alert -> fired.add(alert.at() + " " + alert.rule().name() + " " + alert.to()))
                .withoutInhibition());
        for (long second : seconds) {
            replay.count(second, 1, 2);
            every.count(second, 1, 2);
            SloStatus status = replay.status().orElseThrow();
            assertNearly(every.slo.status(), status);
            assertEquals(states(every.slo.status()), states(status));
        }
        List<String> told = replayed.stream()
                .filter(one -> one.from() == AlertState.FIRING || one.to() == AlertState.FIRING)
                .map(one -> one.at() + " " + one.rule().name() + " " + one.to())
                .toList();
        assertEquals(fired, told);
        return fired;
    }
}
