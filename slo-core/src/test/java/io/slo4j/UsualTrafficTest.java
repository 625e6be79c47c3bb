package io.slo4j;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.UsualFigure;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import io.slo4j.view.SloView;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class UsualTrafficTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /* A Monday; the clocks change on 29 March. */
    private static final ZonedDateTime BEGIN = LocalDate.of(2026, 2, 16).atStartOfDay(BERLIN);

    private static final ZonedDateTime HOLIDAY = BEGIN.plusDays(4 * 7 + 2);
    private static final ZonedDateTime FIRST_FAILURE = BEGIN.plusDays(5 * 7 + 1).plusHours(2);
    private static final ZonedDateTime SECOND_FAILURE =
            BEGIN.plusDays(7 * 7 + 3).plusHours(3);

    private VirtualClock clock = VirtualClock.at(BEGIN.toInstant());
    private final MemoryStore store = new MemoryStore();
    private final List<String> told = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom(17);
    private SloRegistry slos = registry();
    private Slo shop = register();

    private SloRegistry registry() {
        return SloRegistry.builder()
                .clock(clock)
                .tick(MINUTE)
                .store(store)
                .storeEvery(Duration.ofDays(1))
                .build();
    }

    private Slo register() {
        slos.onAlert(this::tell);
        return Slo.builder("shop")
                .objective("99.9%")
                .alerts(AlertPolicy.of(
                        TrafficRule.belowUsual(Severity.PAGE, 0.5, WINDOW).withZone(BERLIN),
                        TrafficRule.aboveUsual(Severity.TICKET, 2, WINDOW)
                                .withZone(BERLIN)
                                .withKeepFiring(Duration.ofHours(6))))
                .register(slos);
    }

    private void tell(Alert alert) {
        told.add((alert.firing() ? "" : "end of ") + alert.rule().name() + " "
                + alert.at().atZone(BERLIN).toLocalDateTime());
    }

    /** Goes on until an instant, with so many events a minute. */
    private void until(ZonedDateTime end, ToDoubleFunction<ZonedDateTime> perMinute) {
        while (clock.now().isBefore(end.toInstant())) {
            double expected = perMinute.applyAsDouble(clock.now().atZone(BERLIN));
            shop.good(Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian())));
            clock.advance(MINUTE);
            slos.tick();
        }
    }

    /* Fewest at four in the morning, most at four in the afternoon; a third less at weekends. */
    private static double ordinary(ZonedDateTime at) {
        double hour = at.getHour() + at.getMinute() / 60.0;
        double daily = 200 - 170 * Math.cos((hour - 4) / 12 * Math.PI);
        return at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? daily * 2 / 3 : daily;
    }

    private static boolean isBetween(ZonedDateTime at, ZonedDateTime from, Duration length) {
        return !at.isBefore(from) && at.isBefore(from.plus(length));
    }

    private UsualTrafficRule.Seen seen() {
        return (UsualTrafficRule.Seen) shop.status().alerts().get(0).evidence();
    }

    @Test
    void ofEightWeeksWithAHolidayALaunchAndTwoSilentFailuresEachIsToldOnce() {
        eightWeeks();
        assertEquals(
                List.of(
                        "below 50% of usual in 30m 2026-03-18T00:22",
                        "end of below 50% of usual in 30m 2026-03-19T00:10",
                        "below 50% of usual in 30m 2026-03-24T02:16",
                        "end of below 50% of usual in 30m 2026-03-24T04:17",
                        "above 200% of usual in 30m 2026-03-30T09:19",
                        "below 50% of usual in 30m 2026-04-09T03:25",
                        "end of below 50% of usual in 30m 2026-04-09T04:07"),
                told);
    }

    private void eightWeeks() {
        ZonedDateTime launch = BEGIN.plusDays(6 * 7).plusHours(9);
        until(BEGIN.plusWeeks(8), at -> {
            if (isBetween(at, FIRST_FAILURE, Duration.ofHours(2))
                    || isBetween(at, SECOND_FAILURE, Duration.ofHours(1))) {
                return 0;
            }
            double scale = isBetween(at, HOLIDAY, Duration.ofDays(1)) ? 0.3 : at.isBefore(launch) ? 1 : 2.6;
            return scale * ordinary(at);
        });
    }

    /* With other events at random: both failures within the window of the rule, and neither the holiday nor the launch twice. */
    @Test
    void whateverComesByChanceTheFailuresAreToldInTimeAndNothingTwice() {
        int seeds = Boolean.getBoolean("slo4j.full") ? 200 : 5;
        for (int seed = 0; seed < seeds; seed++) {
            slos.close();
            clock = VirtualClock.at(BEGIN.toInstant());
            random = new SplittableRandom(seed);
            slos = SloRegistry.builder().clock(clock).tick(MINUTE).build();
            told.clear();
            shop = register();
            eightWeeks();
            List<String> began =
                    told.stream().filter(text -> !text.startsWith("end")).toList();
            assertEquals(4, began.size(), "seed " + seed + ": " + told);
            assertTrue(began.get(0).startsWith("below 50% of usual in 30m 2026-03-18T00:"), began.get(0));
            assertTrue(began.get(1).matches("below 50% of usual in 30m 2026-03-24T02:[012].*"), began.get(1));
            assertTrue(began.get(2).startsWith("above 200% of usual in 30m 2026-03-30T09:"), began.get(2));
            assertTrue(began.get(3).matches("below 50% of usual in 30m 2026-04-09T03:[012].*"), began.get(3));
        }
    }

    @Test
    void threeDaysAreNotEnoughToKnowWhatIsUsual() {
        until(BEGIN.plusDays(3), UsualTrafficTest::ordinary);
        until(BEGIN.plusDays(4), at -> 0);
        assertEquals(List.of(), told);
        assertEquals(new UsualTrafficRule.Seen(0, 0, 0, 0, 1, new UsualFigure(0, 0, 0, 0), Optional.empty()), seen());
        assertEquals("what is usual is not known yet, of 0 weeks instead of 3", seen().text());
        assertEquals(0, shop.status().alerts().get(0).distance());
    }

    @Test
    void anHourOfTheWeekIsThatOfTheClocksWhenTheyChange() {
        until(BEGIN.plusWeeks(6), UsualTrafficTest::ordinary);
        ZonedDateTime afterTheChange = LocalDate.of(2026, 3, 30).atTime(8, 0).atZone(BERLIN);
        until(afterTheChange, UsualTrafficTest::ordinary);
        UsualTrafficRule.Seen seen = seen();
        assertEquals(6, seen.weeks());
        double inTheMiddle = ordinary(afterTheChange.minus(WINDOW.dividedBy(2))) * WINDOW.toMinutes();
        assertEquals(inTheMiddle, seen.usual(), 0.02 * inTheMiddle);
        assertEquals(List.of(), told);
    }

    @Test
    void whatIsUsualSurvivesARestartAndIsAddedUpOverInstances() throws Exception {
        until(BEGIN.plusWeeks(4), UsualTrafficTest::ordinary);
        UsualTrafficRule.Seen before = seen();
        SloSnapshot snapshot = slos.snapshot();
        slos.close();
        slos = registry();
        shop = register();
        assertEquals(before.usual(), seen().usual());
        assertEquals(before.spread(), seen().spread());
        assertEquals(before.errorRatio(), seen().errorRatio());
        assertEquals(3, before.weeks());
        assertEquals(3, seen().weeks());
        SloSnapshot both = SloSnapshot.merge(List.of(snapshot, snapshot));
        UsualTrafficRule.Seen merged = (UsualTrafficRule.Seen)
                SloStatus.of(both).get(0).alerts().get(0).evidence();
        assertEquals(2 * before.usual(), merged.usual(), 1);
        assertEquals(before.errorRatio().usual(), merged.errorRatio().usual(), 1e-9);
    }

    @Test
    void anAlertSaysWhatIsUsual() {
        List<Alert> alerts = new ArrayList<>();
        slos.onAlert(alerts::add);
        until(BEGIN.plusWeeks(4), at -> 100);
        until(BEGIN.plusWeeks(4).plusHours(1), at -> 0);
        String summary = alerts.get(0).summary();
        assertTrue(
                summary.matches(
                        "PAGE shop: 1,4\\d\\d events in the last 30m; at this hour of the week [23],[09]\\d\\d to 3,0\\d\\d"
                                + " events are usual\\. Rule: below 50% of usual in 30m\\."),
                summary);
    }

    /** Goes on until an instant, with 100 events a minute of which so many are bad, and which take so long. */
    private void until(ZonedDateTime end, int bad, Duration slow) {
        while (clock.now().isBefore(end.toInstant())) {
            for (int i = 0; i < 100; i++) {
                shop.record(i < 50 ? Duration.ofMillis(20) : slow, i < bad ? Outcome.BAD : Outcome.GOOD);
            }
            clock.advance(MINUTE);
            slos.tick();
        }
    }

    @Test
    void theErrorRatioAndTheLatencyOfThisHourAreShownAndAlertNobody() {
        slos.close();
        slos = registry();
        slos.onAlert(this::tell);
        shop = Slo.builder("shop")
                .objective("50%")
                .trackLatency()
                .alerts(AlertPolicy.of(
                        TrafficRule.belowUsual(Severity.PAGE, 0.5, WINDOW).withZone(BERLIN)))
                .register(slos);
        /* Ever more bad ones week by week; it is slow each day at three. */
        for (int day = 0; day < 4 * 7; day++) {
            ZonedDateTime three = BEGIN.plusDays(day).plusHours(3);
            until(three, 1 + day / 7, Duration.ofMillis(100));
            until(three.plusHours(1), 1 + day / 7, Duration.ofMillis(400));
            until(BEGIN.plusDays(day + 1), 1 + day / 7, Duration.ofMillis(100));
        }
        until(BEGIN.plusWeeks(4).plusHours(3), 20, Duration.ofMillis(100));
        assertEquals(new UsualFigure(0.2, 0.025, 0.014826, 4), rounded(seen().errorRatio()));
        assertEquals(0.1, seen().slowest().orElseThrow().now(), 0.001);
        until(BEGIN.plusWeeks(4).plusHours(4).minusMinutes(15), 20, Duration.ofMillis(100));
        UsualFigure slowest = seen().slowest().orElseThrow();
        assertEquals(0.1, slowest.now(), 0.001);
        assertEquals(0.4, slowest.usual(), 0.01);
        assertEquals(4, slowest.weeks());
        assertEquals(List.of(), told);
        assertEquals(
                0.4,
                requireNonNull(requireNonNull(SloView.of(shop.status())
                                        .alerts()
                                        .get(0)
                                        .usual())
                                .slowestSeconds())
                        .high(),
                0.01);
    }

    private static UsualFigure rounded(UsualFigure figure) {
        return new UsualFigure(
                Math.round(figure.now() * 1e6) / 1e6,
                Math.round(figure.usual() * 1e6) / 1e6,
                Math.round(figure.spread() * 1e6) / 1e6,
                figure.weeks());
    }
}
