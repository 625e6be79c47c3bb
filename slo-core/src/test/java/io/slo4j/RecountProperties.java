package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Budgets of events and of time slices, over restarts, standstills, exclusions and ends of months, are what a recount says. */
class RecountProperties {
    private static final long SLICE = 60;

    enum What {
        TRAFFIC,
        STANDSTILL,
        DOWNTIME,
        EXCLUDE
    }

    /** So many seconds of something; of traffic with so many bad ones of ten events in each. */
    record Step(What what, int seconds, int bad, int from) {}

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, What.TRAFFIC),
                                Tuple.of(2, What.STANDSTILL),
                                Tuple.of(2, What.DOWNTIME),
                                Tuple.of(3, What.EXCLUDE)),
                        Arbitraries.integers().between(1, 400),
                        Arbitraries.of(0, 0, 0, 1, 10),
                        Arbitraries.integers().between(-90, 500))
                .as(Step::new);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham")
                .map(ZoneId::of);
    }

    /** Ten minutes before the end of a month in a zone, so that a few steps lead into the next one. */
    private static final class Run {
        final ZoneId zone;
        final boolean sliced;
        final Instant start;
        final MemoryStore store = new MemoryStore();
        final VirtualClock clock;
        final TreeMap<Long, long[]> bySecond = new TreeMap<>();
        final List<long[]> excluded = new ArrayList<>();
        SloRegistry slos;
        Slo slo;

        Run(ZoneId zone, boolean sliced) {
            this.zone = zone;
            this.sliced = sliced;
            this.start = ZonedDateTime.of(2026, 6, 30, 23, 50, 13, 0, zone).toInstant();
            this.clock = VirtualClock.at(start);
            open();
        }

        void open() {
            slos = SloRegistry.builder().clock(clock).store(store).build();
            slo = Slo.builder("checkout")
                    .objective("99%")
                    .period(SloPeriod.calendarMonth(zone))
                    .budgetingMethod(
                            sliced
                                    ? BudgetingMethod.timeslices(Duration.ofSeconds(SLICE), 0.95)
                                    : BudgetingMethod.occurrences())
                    .alerts(AlertPolicy.of())
                    .register(slos);
        }

        void take(Step step) {
            switch (step.what) {
                case TRAFFIC -> {
                    for (int i = 0; i < step.seconds; i++) {
                        clock.advance(Duration.ofMillis(500));
                        slo.good(10 - step.bad);
                        slo.bad(step.bad);
                        bySecond.put(clock.now().getEpochSecond(), new long[] {10 - step.bad, step.bad});
                        clock.advance(Duration.ofMillis(500));
                        slos.tick();
                    }
                }
                case STANDSTILL -> {
                    clock.advance(Duration.ofSeconds(step.seconds));
                    slos.tick();
                }
                case DOWNTIME -> {
                    slos.close();
                    clock.advance(Duration.ofSeconds(step.seconds));
                    open();
                }
                case EXCLUDE -> {
                    Instant from = clock.now().plusSeconds(step.from);
                    Instant until = from.plusSeconds(step.seconds);
                    if (until.isAfter(slo.period().startAt(clock.now()))) {
                        slo.errorBudget().exclude(from, until, "generated");
                        excluded.add(new long[] {from.getEpochSecond(), until.getEpochSecond()});
                    }
                }
            }
        }

        /** Good and bad ones of this month, and the seconds of it that count. */
        long[] recount() {
            long now = clock.now().getEpochSecond();
            long month = Math.max(
                    start.getEpochSecond(), slo.period().startAt(clock.now()).getEpochSecond());
            long[] counts = new long[3];
            for (long second = month; second < now; second++) {
                counts[2] += isExcluded(second) ? 0 : 1;
            }
            if (!sliced) {
                for (Map.Entry<Long, long[]> each : bySecond.tailMap(month).entrySet()) {
                    if (!isExcluded(each.getKey())) {
                        counts[0] += each.getValue()[0];
                        counts[1] += each.getValue()[1];
                    }
                }
                return counts;
            }
            for (long slice = Math.floorDiv(month, SLICE) * SLICE; slice + SLICE <= now; slice += SLICE) {
                if (!isExcluded(slice)) {
                    long good = 0;
                    long bad = 0;
                    for (long[] events : bySecond.subMap(slice, slice + SLICE).values()) {
                        good += events[0];
                        bad += events[1];
                    }
                    counts[bad > 0 && (double) good / (good + bad) < 0.95 ? 1 : 0]++;
                }
            }
            return counts;
        }

        private boolean isExcluded(long second) {
            long grain = sliced ? SLICE : 1;
            return excluded.stream()
                    .anyMatch(span -> second >= Math.floorDiv(span[0], grain) * grain
                            && second < -Math.floorDiv(-span[1], grain) * grain);
        }
    }

    @Property(tries = 300)
    void aBudgetIsWhatARecountSays(
            @ForAll("zones") ZoneId zone,
            @ForAll boolean sliced,
            @ForAll @Size(min = 1, max = 14) List<@net.jqwik.api.From("steps") Step> steps) {
        Run run = new Run(zone, sliced);
        for (Step step : steps) {
            run.take(step);
            BudgetStatus budget = run.slo.status().budget();
            long[] recount = run.recount();
            assertEquals(recount[1], budget.bad(), "bad");
            assertEquals(recount[0], budget.good(), "good");
            assertEquals(
                    (double) recount[2], budget.coverage() * budget.period().toSeconds(), 1, "seconds");
        }
    }
}
