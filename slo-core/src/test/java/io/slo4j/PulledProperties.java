package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.source.Counters;
import io.slo4j.source.EventSource;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * An SLO that pulls what a service counts is, event for event, the SLO by which the service records: over resets, counters that come,
 * vanish and are replaced, SLOs that are closed and registered again, and restarts.
 */
class PulledProperties {
    private static final int STEPS = 150;

    /** Good and bad events of one worker of the service. */
    private static final class Worker {
        long good;
        long bad;
    }

    /** A service that counts and records what it does. */
    private static final class Service {
        final Random random;
        final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));
        final MemoryStore store = new MemoryStore();
        final List<Worker> workers = new ArrayList<>();
        final EventSource source;

        @SuppressWarnings("NullAway.Init")
        SloRegistry slos;

        @SuppressWarnings("NullAway.Init")
        Slo recorded;

        @SuppressWarnings("NullAway.Init")
        Slo pulled;

        /* Nobody reads for an SLO that is closed: what comes meanwhile is counted later than it is recorded. */
        boolean countedWhileClosed;

        Service(long seed) {
            random = new Random(seed);
            workers.add(new Worker());
            source = random.nextBoolean()
                    ? EventSource.goodAndBad(this::goodAndBad)
                    : EventSource.badAndTotal(this::badAndTotal);
            start();
        }

        private void goodAndBad(Counters counters) {
            for (Worker worker : workers) {
                counters.good(worker, worker.good);
                counters.bad(worker, worker.bad);
            }
        }

        private void badAndTotal(Counters counters) {
            for (Worker worker : workers) {
                counters.total(worker, worker.good + worker.bad);
                counters.bad(worker, worker.bad);
            }
        }

        private void start() {
            slos = SloRegistry.builder()
                    .clock(clock)
                    .store(store)
                    .withoutShutdownHook()
                    .build();
            register();
        }

        private void register() {
            recorded = Slo.builder("recorded").objective("99%").register(slos);
            pulled = Slo.builder("pulled").objective("99%").source(source).register(slos);
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0 -> tick();
                case 1 -> reset(any());
                case 2 -> workers.add(new Worker());
                case 3 -> replace();
                case 4 -> registerAgain();
                case 5 -> restart();
                default -> work(any(), random.nextInt(50), random.nextInt(4));
            }
        }

        private Worker any() {
            return workers.get(random.nextInt(workers.size()));
        }

        private void work(Worker worker, int good, int bad) {
            worker.good += good;
            worker.bad += bad;
            recorded.good(good);
            recorded.bad(bad);
        }

        void tick() {
            clock.advance(Duration.ofSeconds(1 + random.nextInt(30)));
            slos.tick();
        }

        /* A reset is seen if the counter is lower when it is read, and what it had counted until then was read before. */
        private void reset(Worker worker) {
            tick();
            int good = worker.good == 0 ? 0 : random.nextInt((int) Math.min(worker.good, 1_000));
            int bad = worker.bad == 0 ? 0 : random.nextInt((int) Math.min(worker.bad, 1_000));
            worker.good = 0;
            worker.bad = 0;
            work(worker, good, bad);
            tick();
        }

        private void replace() {
            tick();
            workers.set(random.nextInt(workers.size()), new Worker());
        }

        private void registerAgain() {
            recorded.close();
            pulled.close();
            if (random.nextInt(4) == 0) {
                work(any(), 7, 1);
                tick();
                countedWhileClosed = true;
            }
            register();
        }

        private void restart() {
            slos.close();
            clock.advance(Duration.ofSeconds(20));
            start();
        }
    }

    @Property(tries = 300)
    void aPulledSliIsTheRecordedOneEventForEvent(@ForAll long seed) {
        Service service = new Service(seed);
        for (int step = 0; step < STEPS; step++) {
            service.step();
            service.tick();
            String where = "step " + step + " of seed " + seed;
            SloStatus recorded = service.recorded.status();
            SloStatus pulled = service.pulled.status();
            assertEquals(recorded.good(), pulled.good(), where);
            assertEquals(recorded.bad(), pulled.bad(), where);
            if (!service.countedWhileClosed) {
                assertEquals(recorded.windows(), pulled.windows(), where);
                assertEquals(recorded.budget(), pulled.budget(), where);
                assertEquals(recorded.alertStates(), pulled.alertStates(), where);
            }
        }
        service.slos.close();
    }
}
