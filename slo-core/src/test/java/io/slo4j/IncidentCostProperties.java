package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.ConsumedBudget;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What is said of the past, however long ago, is what a list of all events says, within the bounds that come with it. The list has one
 * entry for each tick.
 */
class IncidentCostProperties {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final long SLICE = 60;

    private static final class Run {
        final Random random;
        final boolean sliced;
        final boolean calendar;
        final VirtualClock clock = VirtualClock.at(BEGIN);
        final MemoryStore store = new MemoryStore();

        /* By the second in which they came, half a second before a tick. */
        final TreeMap<Long, long[]> events = new TreeMap<>();
        final List<long[]> outages = new ArrayList<>();
        SloRegistry slos;
        Slo slo;

        Run(Random random, boolean sliced, boolean calendar) {
            this.random = random;
            this.sliced = sliced;
            this.calendar = calendar;
            open();
        }

        void open() {
            slos = SloRegistry.builder().clock(clock).store(store).build();
            slo = Slo.builder("checkout")
                    .objective("99.9%")
                    .period(calendar ? SloPeriod.calendarMonth(ZoneOffset.UTC) : SloPeriod.THIRTY_DAYS)
                    .budgetingMethod(
                            sliced
                                    ? BudgetingMethod.timeslices(Duration.ofSeconds(SLICE), 0.95)
                                    : BudgetingMethod.occurrences())
                    .alerts(AlertPolicy.of())
                    .register(slos);
        }

        long now() {
            return clock.now().getEpochSecond();
        }

        /** So many seconds, with a tick at the end of each. */
        void pass(long seconds, int perSecond, double bad) {
            for (long i = 0; i < seconds; i++) {
                tick(1, perSecond, bad);
            }
        }

        void tick(long seconds, int count, double bad) {
            clock.advance(Duration.ofSeconds(seconds).minusMillis(500));
            int failed = 0;
            for (int i = 0; i < count; i++) {
                failed += random.nextDouble() < bad ? 1 : 0;
            }
            slo.good(count - failed);
            slo.bad(failed);
            events.put(now(), new long[] {count - failed, failed});
            clock.advance(Duration.ofMillis(500));
            slos.tick();
        }

        void restart(long downSeconds) {
            slos.close();
            clock.advance(Duration.ofSeconds(downSeconds));
            open();
        }

        /** Some hours with a tick every ten minutes; none of them is missed, because nothing happens in between. */
        void rest(long seconds, int perSecond) {
            for (long left = seconds; left > 0; left -= 600) {
                tick(Math.min(600, left), perSecond, 0);
            }
        }

        void outage(int perSecond, double noise) {
            pass(30 + random.nextInt(90), perSecond, noise);
            long from = now();
            pass(300 + random.nextInt(1_500), perSecond, 1);
            outages.add(new long[] {from, now()});
            if (random.nextInt(4) == 0) {
                restart(1 + random.nextInt(5_000));
            }
            pass(60 + random.nextInt(1_000), perSecond, noise);
        }

        /** Good and bad ones from one second up to another; of slices, those that the span touches. */
        long[] recount(long from, long until) {
            long[] counts = new long[2];
            if (!sliced) {
                events.subMap(from, until).values().forEach(each -> {
                    counts[0] += each[0];
                    counts[1] += each[1];
                });
                return counts;
            }
            long end = Math.min(-Math.floorDiv(-until, SLICE) * SLICE, Math.floorDiv(now(), SLICE) * SLICE);
            for (long slice = Math.floorDiv(from, SLICE) * SLICE; slice < end; slice += SLICE) {
                counts[isBad(slice) ? 1 : 0]++;
            }
            return counts;
        }

        private boolean isBad(long slice) {
            long good = 0;
            long bad = 0;
            for (long[] each : events.subMap(slice, slice + SLICE).values()) {
                good += each[0];
                bad += each[1];
            }
            return bad > 0 && (double) good / (good + bad) < 0.95;
        }

        long periodStart() {
            return Math.max(
                    BEGIN.getEpochSecond(), slo.period().startAt(clock.now()).getEpochSecond());
        }

        Instant at(long second) {
            return Instant.ofEpochSecond(second);
        }

        ConsumedBudget cost(long from, long until) {
            return slo.errorBudget().consumedBetween(at(from), at(until));
        }

        long[] span() {
            long start = periodStart();
            long[] near = outages.get(random.nextInt(outages.size()));
            long middle = random.nextInt(3) == 0
                    ? start + (long) (random.nextDouble() * (now() - start))
                    : near[random.nextInt(2)] + random.nextInt(600) - 300;
            long length = 1 + (long) Math.pow(10, random.nextDouble() * 5);
            long from = Math.max(start, middle - (long) (random.nextDouble() * length));
            return new long[] {Math.min(from, now() - 1), Math.min(now(), Math.max(from + 1, from + length))};
        }
    }

    private static Run history(long seed, boolean sliced, boolean calendar) {
        Random random = new Random(seed);
        Run run = new Run(random, sliced, calendar);
        int perSecond = 1 + random.nextInt(20);
        double noise = random.nextInt(3) * 0.005;
        run.rest(random.nextInt(50_000), perSecond);
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            run.outage(perSecond, noise);
            run.rest(random.nextInt(2 * 86_400), perSecond);
        }
        for (int i = random.nextInt(3) == 0 ? random.nextInt(30) : 0; i > 0; i--) {
            run.pass(1_500, perSecond, sliced ? 0.03 + 0.015 * random.nextDouble() : 0.1 + 0.5 * random.nextDouble());
            run.rest(random.nextInt(20_000), perSecond);
        }
        run.rest(random.nextInt(20) * 86_400L, perSecond);
        return run;
    }

    @Property(tries = 12)
    void boundsContainTheRecount(@ForAll long seed, @ForAll boolean sliced, @ForAll boolean calendar) {
        Run run = history(seed, sliced, calendar);
        for (int i = 0; i < 40; i++) {
            long[] span = run.span();
            ConsumedBudget cost = run.cost(span[0], span[1]);
            long bad = run.recount(span[0], span[1])[1];
            assertTrue(
                    cost.badEventsAtLeast() <= bad && bad <= cost.badEventsAtMost(),
                    bad + " bad, but was " + cost.badEventsAtLeast() + " to " + cost.badEventsAtMost());
            assertTrue(cost.atLeast() <= cost.share() && cost.share() <= cost.atMost(), cost.toString());
        }
    }

    @Property(tries = 12)
    void aTotalOutageOfFiveMinutesIsKnownWithin15PercentForTheWholePeriod(
            @ForAll long seed, @ForAll boolean sliced, @ForAll boolean calendar) {
        Run run = history(seed, sliced, calendar);
        for (long[] outage : run.outages) {
            if (outage[0] >= run.periodStart()) {
                double bad = run.recount(outage[0], outage[1])[1];
                ConsumedBudget cost = run.cost(outage[0], outage[1]);
                assertEquals(bad, (double) cost.badEvents(), 0.15 * bad, "outage of " + (outage[1] - outage[0]) + " s");
                assertEquals(bad, (double) cost.badEventsAtLeast(), 0.15 * bad, "at least");
                assertEquals(bad, (double) cost.badEventsAtMost(), 0.15 * bad, "at most");
            }
        }
    }

    @Property(tries = 12)
    void anExclusionTakesNoMoreThanLayInIt(
            @ForAll long seed, @ForAll boolean sliced, @ForAll boolean calendar, @ForAll @IntRange(max = 1) int late) {
        Run run = history(seed, sliced, calendar);
        if (late == 1) {
            run.restart(100);
        }
        for (int i = 0; i < 10; i++) {
            long[] span = run.span();
            BudgetCorrection entry = run.slo.errorBudget().exclude(run.at(span[0]), run.at(span[1]), "generated");
            long[] recount = run.recount(span[0], span[1]);
            assertTrue(entry.bad() <= recount[1], recount[1] + " bad, but was " + entry.bad());
            assertTrue(entry.good() <= recount[0], recount[0] + " good, but was " + entry.good());
        }
    }

    @Property(tries = 12)
    void anExclusionOfAnOutageTakesAllButAFewSecondsOfIt(
            @ForAll long seed, @ForAll boolean sliced, @ForAll boolean calendar) {
        Run run = history(seed, sliced, calendar);
        for (long[] outage : run.outages) {
            if (outage[0] >= run.periodStart()) {
                double bad = run.recount(outage[0], outage[1])[1];
                BudgetCorrection entry =
                        run.slo.errorBudget().exclude(run.at(outage[0]), run.at(outage[1]), "generated");
                assertEquals(bad, (double) entry.bad(), 0.15 * bad);
            }
        }
    }
}
