package io.slo4j.prometheus;

import static io.slo4j.prometheus.Traffic.DAY;
import static io.slo4j.prometheus.Traffic.HOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.prometheus.Traffic.Minute;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** slo4j's alerts against those of a real Prometheus that has the same rules and sees the same traffic. */
class PrometheusDifferentialTest {
    private static final BurnRateRule FAST = rule(14.4, HOUR, 5);
    private static final BurnRateRule MEDIUM = rule(6, 6 * HOUR, 30);
    private static final BurnRateRule SLOW =
            BurnRateRule.of(Severity.TICKET, 1, Duration.ofDays(3), Duration.ofHours(6));

    private static final BurnRateRule HELD = held(FAST, 3, 0);
    private static final BurnRateRule KEPT = held(rule(6, HOUR, 30), 0, 30);
    private static final BurnRateRule HELD_AND_KEPT = held(rule(3, HOUR, 30), 15, 60);

    private static final Watch WORKBOOK =
            Watch.of("workbook", AlertPolicy.workbook().observedOnly(), FAST, MEDIUM, SLOW);
    private static final Watch HOLDING =
            Watch.of("holding", AlertPolicy.of(HELD, KEPT, HELD_AND_KEPT).observedOnly(), HELD, KEPT, HELD_AND_KEPT);
    private static final Watch TICKET = Watch.of("ticket", AlertPolicy.of(SLOW).observedOnly(), SLOW);

    private @TempDir Path folder;

    private static BurnRateRule rule(double factor, int longMinutes, int shortMinutes) {
        return BurnRateRule.of(
                Severity.PAGE, factor, Duration.ofMinutes(longMinutes), Duration.ofMinutes(shortMinutes));
    }

    private static BurnRateRule held(BurnRateRule rule, int holdMinutes, int keepFiringMinutes) {
        return rule.withHold(Duration.ofMinutes(holdMinutes)).withKeepFiring(Duration.ofMinutes(keepFiringMinutes));
    }

    private String compare(
            List<Traffic> traffic, List<Watch> watches, List<States> states, int stepMinutes, Disagreement... expected)
            throws Exception {
        PrometheusFiles files = new PrometheusFiles(traffic, watches, states, stepMinutes);
        return new Promtool(folder).test(files, List.of(expected));
    }

    @Test
    void observedOnlyIsPendingFiresAndResolvesAsPrometheusDoes() throws Exception {
        List<Traffic> traffic = Shapes.of(1);
        List<Watch> watches = List.of(WORKBOOK, HOLDING);
        List<States> states = Replay.of(traffic, watches);

        assertComparesMostFirings(states, 1);
        assertEquals(Promtool.AGREES, compare(traffic, watches, states, 1));
    }

    /** Days in steps of ten minutes: slo4j ticks every minute all the same. */
    @Test
    void observedOnlyTicketsAsPrometheusDoesOverFiveDays() throws Exception {
        List<Traffic> traffic = Shapes.of(5);
        List<Watch> watches = List.of(TICKET);
        List<States> states = Replay.of(traffic, watches);

        assertComparesMostFirings(states, 10);
        assertEquals(Promtool.AGREES, compare(traffic, watches, states, 10));
    }

    /** Every rule fires in many services, and few firings are so short that Prometheus might leave them out. */
    private static void assertComparesMostFirings(List<States> states, int stepMinutes) {
        Map<String, List<States>> byRule = states.stream()
                .collect(Collectors.groupingBy(
                        one -> one.policy() + " " + one.rule().name()));
        byRule.forEach((rule, all) -> {
            long services = all.stream()
                    .filter(one -> one.comparedFirings(stepMinutes) > 0)
                    .count();
            long firings = all.stream().mapToLong(States::firings).sum();
            long compared = all.stream()
                    .mapToLong(one -> one.comparedFirings(stepMinutes))
                    .sum();
            assertTrue(services >= 20, rule + " fires in " + services + " services");
            assertTrue(compared >= 0.75 * firings, rule + ": " + compared + " of " + firings + " firings compared");
        });
    }

    /** Two bad requests of ten right after a start: to Prometheus that is all there ever was. */
    @Test
    void aYoungProcessDoesNotPageWherePrometheusDoes() throws Exception {
        List<Traffic> young = List.of(Traffic.of(
                "young", 100, 400, (minute, random) -> minute == 100 ? new Minute(8, 2) : new Minute(10, 0)));
        List<Watch> watches = List.of(Watch.of("default", AlertPolicy.workbook(), FAST, MEDIUM, SLOW));
        List<States> states = Replay.of(young, watches);

        states.forEach(rule -> assertEquals("0".repeat(400), rule.byMinute()));
        assertEquals(
                Promtool.AGREES,
                compare(
                        young,
                        watches,
                        states,
                        1,
                        new Disagreement("young", "14.4x 1h/5m", 100, 5),
                        new Disagreement("young", "6x 6h/30m", 100, 30),
                        new Disagreement("young", "1x 3d/6h", 100, 199)));
    }

    /** Prometheus resolves as soon as the short window is empty, slo4j when the long one is too. */
    @Test
    void silenceFreezesTheStateWherePrometheusResolves() throws Exception {
        int outage = DAY;
        List<Traffic> silenced = List.of(Traffic.of("silenced", 0, outage + 120, (minute, random) -> {
            if (minute >= outage + 10) {
                return Minute.SILENT;
            }
            return minute < outage ? new Minute(100, 0) : new Minute(0, 100);
        }));
        List<Watch> watches = List.of(Watch.of("default", AlertPolicy.of(FAST), FAST));
        List<States> states = Replay.of(silenced, watches);

        String untilTheLongWindowIsEmpty = "0".repeat(outage) + "2".repeat(9 + 60) + "0".repeat(120 - 69);
        assertEquals(untilTheLongWindowIsEmpty, states.get(0).byMinute());
        int empty = outage + 9 + 5;
        assertEquals(
                Promtool.AGREES,
                compare(silenced, watches, states, 1, new Disagreement("silenced", "14.4x 1h/5m", empty, 55)));
    }

    /** A pending alert freezes too, and its hold stands still; to Prometheus silence has ended it, and the hold begins anew. */
    @Test
    void silenceFreezesAPendingAlertWherePrometheusDropsIt() throws Exception {
        List<Traffic> paused = List.of(Traffic.of("paused", 0, DAY, (minute, random) -> {
            if (minute >= 603 && minute < 620) {
                return Minute.SILENT;
            }
            return minute < 600 || minute >= 640 ? new Minute(100, 0) : new Minute(0, 100);
        }));
        BurnRateRule held = held(FAST, 15, 0);
        List<Watch> watches = List.of(Watch.of("default", AlertPolicy.of(held), held));
        List<States> states = Replay.of(paused, watches);

        String across = "0".repeat(600) + "1".repeat(28) + "2".repeat(16) + "0".repeat(DAY - 644);
        assertEquals(across, states.get(0).byMinute());
        assertEquals(
                Promtool.AGREES,
                compare(paused, watches, states, 1, new Disagreement("paused", "14.4x 1h/5m", 607, 13 + 7)));
    }

    static Stream<Arguments> otherNumbers() {
        return Stream.of(
                Arguments.of("factor", rule(14.5, HOUR, 5)),
                Arguments.of("long window", rule(14.4, HOUR - 1, 5)),
                Arguments.of("short window", rule(14.4, HOUR, 6)),
                Arguments.of("hold", held(FAST, 4, 10)),
                Arguments.of("keep firing", held(FAST, 3, 11)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherNumbers")
    void promtoolWouldFindAnotherNumber(String what, BurnRateRule other) throws Exception {
        List<Traffic> traffic = Shapes.of(1).stream()
                .filter(one -> Set.of("errors creep in", "random bursts").contains(one.name()))
                .toList();
        BurnRateRule mine = other.hold().isZero() ? FAST : held(FAST, 3, 10);
        List<Watch> watches =
                List.of(Watch.of("other " + what, AlertPolicy.of(mine).observedOnly(), other));

        String said = compare(traffic, watches, Replay.of(traffic, watches), 1);
        assertTrue(said.contains("FAILED") && said.contains("min_over_time(disagreement_minute"), said);
    }
}
