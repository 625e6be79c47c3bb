package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.logging.Logger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A history that was counted by two processes, the past of which came late, is that of one process that counted it all. It comes
 * while checkpoints of the first are a tick apart, so that what is looked up among them is found exactly.
 */
class SplitHistoryProperties {
    private static final Logger LOG = Logger.getLogger("io.slo4j");

    /* Each failure is said. */
    @BeforeContainer
    static void beQuiet() {
        LOG.setUseParentHandlers(false);
    }

    @AfterContainer
    static void beHeard() {
        LOG.setUseParentHandlers(true);
    }

    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
    private static final Duration[] WINDOWS = {
        Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(7), Duration.ofHours(1)
    };

    /* The processes change at the end of a slice: one that both counted would be judged by each of them. */
    private static final Duration SLICE = Duration.ofSeconds(10);

    /** A store that cannot be read for a while. */
    private static final class Unreadable implements SnapshotStore {
        final MemoryStore kept = new MemoryStore();
        boolean broken;

        @Override
        public void save(SloSnapshot snapshot) {
            kept.save(snapshot);
        }

        @Override
        public Optional<SloSnapshot> load() throws Exception {
            if (broken) {
                throw new IOException("Input/output error");
            }
            return kept.load();
        }
    }

    /** One process, or several one after the other. */
    private static final class Service {
        final VirtualClock clock = VirtualClock.at(START);
        final Unreadable store = new Unreadable();
        final BudgetingMethod method;
        final SloPeriod period;
        SloRegistry slos;
        Slo slo;

        Service(BudgetingMethod method, SloPeriod period) {
            this.method = method;
            this.period = period;
            this.slos = registry();
            this.slo = slo();
        }

        private SloRegistry registry() {
            return SloRegistry.builder().clock(clock).store(store).build();
        }

        private Slo slo() {
            return Slo.builder("checkout")
                    .objective("99%")
                    .budgetingMethod(method)
                    .period(period)
                    .trackLatency()
                    .register(slos);
        }

        void restart() {
            slos.close();
            slos = registry();
            slo = slo();
        }

        /* The same for the same seed. */
        void pass(int seconds, long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < seconds; i++) {
                slo.good(random.nextInt(20));
                slo.bad(random.nextInt(10) == 0 ? random.nextInt(20) : 0);
                slo.record(Duration.ofMillis(1 + random.nextInt(1_000)), Outcome.GOOD);
                if (random.nextInt(60) == 0) {
                    exclude(random);
                }
                clock.advance(Duration.ofSeconds(1));
                slos.tick();
            }
        }

        private void exclude(Random random) {
            Instant from = clock.now().plusSeconds(random.nextInt(60) - 20);
            slo.errorBudget().exclude(from, from.plusSeconds(1 + random.nextInt(60)), "maintenance");
        }

        void correct(long seed) {
            Random random = new Random(seed);
            switch (random.nextInt(3)) {
                case 0 -> slo.errorBudget().forgive(1 + random.nextInt(50), "a load test");
                case 1 -> slo.errorBudget().reset("a new team");
                default -> exclude(random);
            }
        }
    }

    private static void assertSplitIsWhole(BudgetingMethod method, SloPeriod period, long seed) {
        Random random = new Random(seed);
        int[] seconds = {10 * (6 + random.nextInt(30)), random.nextInt(30), 60 + random.nextInt(300)};
        Duration downtime = method.slice().isPresent() ? Duration.ZERO : SLICE.multipliedBy(random.nextInt(4));
        Service whole = new Service(method, period);
        Service split = new Service(method, period);
        for (Service service : List.of(whole, split)) {
            service.pass(seconds[0], seed);
            service.correct(seed);
            service.clock.advance(downtime);
            if (service == split) {
                split.store.broken = true;
                split.restart();
            }
            service.slos.tick();
            service.pass(seconds[1], seed + 1);
            service.store.broken = false;
            service.pass(seconds[2], seed + 2);
            service.correct(seed + 3);
        }
        assertSame(whole, split, service -> service.slo.status().good());
        assertSame(whole, split, service -> service.slo.status().bad());
        assertSame(whole, split, service -> service.slo.status().observedSince());
        assertSame(whole, split, service -> service.slo.status(WINDOWS).windows());
        assertSame(whole, split, service -> service.slo.status().budget());
        assertSame(
                whole,
                split,
                service -> service.slo.errorBudget().corrections().stream()
                        .map(BudgetCorrection::toString)
                        .toList());
        assertSame(
                whole,
                split,
                service -> service.slo.latency(Duration.ofHours(1)).count());
        assertSame(
                whole,
                split,
                service -> service.slo.latency(Duration.ofHours(1)).p99());
    }

    private static void assertSame(Service whole, Service split, Function<Service, Object> figure) {
        assertEquals(figure.apply(whole), figure.apply(split));
    }

    @Property(tries = 40)
    void whereTheBudgetCountsEvents(@ForAll long seed) {
        assertSplitIsWhole(BudgetingMethod.occurrences(), SloPeriod.THIRTY_DAYS, seed);
    }

    @Property(tries = 40)
    void whereThePeriodIsOneOfTheCalendar(@ForAll long seed) {
        assertSplitIsWhole(BudgetingMethod.occurrences(), SloPeriod.calendarMonth(ZoneOffset.UTC), seed);
    }

    @Property(tries = 40)
    void whereTheBudgetCountsTimeSlices(@ForAll long seed) {
        assertSplitIsWhole(BudgetingMethod.timeslices(SLICE, 0.9), SloPeriod.THIRTY_DAYS, seed);
    }

    @Property(tries = 40)
    void whereTheBudgetCountsSlicesInProportion(@ForAll long seed) {
        assertSplitIsWhole(BudgetingMethod.ratioTimeslices(SLICE), SloPeriod.calendarMonth(ZoneOffset.UTC), seed);
    }
}
