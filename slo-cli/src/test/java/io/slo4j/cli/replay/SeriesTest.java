package io.slo4j.cli.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    /** The short window of the first rule. */
    private static final int FIVE_MINUTES = 1;

    private final SloDefinition checkout = definition(AlertPolicy.workbook());
    private final Series series = new Series(checkout.rules());
    private final Replay replay = new Replay(checkout, List.of(series));

    private static SloDefinition definition(AlertPolicy policy) {
        return Slo.builder("checkout").objective("99.9%").alerts(policy).build();
    }

    @Test
    void eachSecondIsAPointWhileThereIsRoom() {
        for (int second = 0; second < Series.MOST; second++) {
            replay.count(1000 + second, 9, 1);
        }
        replay.status();
        assertEquals(1, series.secondsPerPoint());
        assertEquals(Series.MOST, series.size());
        assertEquals(1000, series.second(0));
        assertEquals(90, series.good(9));
        assertEquals(10, series.bad(9));
        assertEquals(100, series.worst(FIVE_MINUTES, 9), 1e-9);
        assertEquals(0.1 * 10 / 3_600 / 0.0144, series.distance(0, 9), 0.02, "the rest of the hour counts as good");
    }

    @Test
    void aShortPeakIsSeenAmongDays() {
        for (int second = 0; second < 4 * 86_400; second++) {
            boolean outage = second >= 200_000 && second < 200_010;
            replay.count(1000 + second, outage ? 0 : 1, outage ? 1 : 0);
        }
        replay.status();
        assertEquals(256, series.secondsPerPoint());
        assertEquals(4 * 86_400 / 256, series.size());
        int peak = 200_000 / 256;
        assertEquals(10 / 300.0 / 0.001, series.worst(FIVE_MINUTES, peak), 0.6);
        assertEquals(0, series.worst(FIVE_MINUTES, peak - 2));
        assertEquals(
                10 / 3_600.0 / 0.0144, series.distance(0, peak), 0.01, "the hour, which burns less than five minutes");
        assertEquals(0, series.distance(0, peak - 2));
        assertEquals(0, series.worst(FIVE_MINUTES, peak + 3));
        assertEquals(10, series.bad(series.size() - 1));
        assertEquals(4 * 86_400 - 10, series.good(series.size() - 1));
        assertTrue(series.remaining(peak + 1) < series.remaining(peak - 1));
    }

    @Test
    void aShortSilenceIsSeenAmongDays() {
        SloDefinition quiet = definition(AlertPolicy.of(
                TrafficRule.silence(Severity.TICKET, Duration.ofMinutes(1)),
                TrafficRule.above(Severity.TICKET, 100, Duration.ofMinutes(1)),
                BudgetRule.exhausted(Severity.PAGE)));
        Series watched = new Series(quiet.rules());
        Replay days = new Replay(quiet, List.of(watched));
        for (int second = 0; second < 4 * 86_400; second++) {
            if (second < 200_000 || second >= 200_090) {
                days.count(1000 + second, 6, 0);
            }
        }
        days.status();
        assertEquals(256, watched.secondsPerPoint());
        int silent = 200_090 / 256;
        assertEquals(6, watched.worst(0, 0), 1e-9, "a minute that has just begun is not silent");
        assertEquals(0, watched.worst(0, silent));
        assertEquals(6, watched.worst(0, silent - 2));
        assertEquals(6, watched.worst(0, silent + 2));
        assertEquals(6, watched.worst(1, silent), "above: the most of each point");
        assertEquals(1, watched.worst(2, silent), "what is left of the budget");
    }

    @Test
    void aGapThatWasPassedOverIsAGap() {
        replay.count(1000, 1, 0);
        replay.count(1000 + 100 * 86_400, 1, 0);
        replay.status();
        assertFalse(series.isGap(0));
        assertTrue(series.isGap(series.size() / 2));
        assertFalse(series.isGap(series.size() - 1));
        assertEquals(2, series.good(series.size() - 1));
    }

    @Test
    void whatWasUsualIsABandOnceThreeWeeksAreKnown() {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        SloRegistry slos =
                SloRegistry.builder().clock(clock).tick(Duration.ofMinutes(1)).build();
        Slo slo = Slo.builder("checkout")
                .objective("50%")
                .alerts(AlertPolicy.of(TrafficRule.belowUsual(Severity.PAGE, 0.5, Duration.ofMinutes(30))))
                .register(slos);
        Series watched = new Series(slo.definition().rules());
        /* Week by week 60, 120 and 180 events a minute, of which 6 are bad. */
        for (int hour = 0; hour < 21 * 24 + 3; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                slo.good(54 + 60L * (hour / (7 * 24)));
                slo.bad(6);
                clock.advance(Duration.ofMinutes(1));
                slos.tick();
            }
            watched.evaluated(slo);
        }
        UsualBand band = watched.usual();
        assertTrue(band.isAsked());
        assertTrue(Double.isNaN(band.mostTraffic(watched.size() / 2)), "one week is not enough");
        int last = watched.size() - 1;
        assertEquals(0, band.leastTraffic(last), "two a second, and twice as much to either side is usual");
        assertEquals(2 + 2 * 1.4826, band.mostTraffic(last), 0.01);
        assertEquals(0.05 + 2 * 1.4826 * (0.05 - 6 / 180.0), band.mostErrorRatio(last), 0.0001);
        assertEquals(0.05 - 2 * 1.4826 * (0.05 - 6 / 180.0), band.leastErrorRatio(last), 0.0001);
        assertFalse(series.usual().isAsked(), "no rule is about the usual");
    }
}
