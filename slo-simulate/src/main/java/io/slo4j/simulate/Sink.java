package io.slo4j.simulate;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import java.util.List;

/** Takes the events of each tick. */
sealed interface Sink {
    /**
     * Takes the events of a tick.
     *
     * @param addedNanos how much longer than usual each of them takes
     */
    void take(long good, long bad, long addedNanos);

    /** Counts events in SLOs that need no durations: two adds a tick. */
    record Counting(List<Slo> slos) implements Sink {
        @Override
        public void take(long good, long bad, long addedNanos) {
            for (Slo slo : slos) {
                slo.good(good);
                slo.bad(bad);
            }
        }
    }

    /** Records events in SLOs, one by one. */
    record Recording(List<Slo> slos, SimulationRun run) implements Sink {
        @Override
        public void take(long good, long bad, long addedNanos) {
            for (long i = 0; i < good + bad; i++) {
                Outcome outcome = i < good ? Outcome.GOOD : Outcome.BAD;
                long elapsedNanos = Nanos.sum(run.drawNanos(), addedNanos);
                for (Slo slo : slos) {
                    slo.record(elapsedNanos, outcome);
                }
            }
        }
    }

    /** Samples some SLOs, and passes events to others. */
    record Sampling(List<SampledSlo> slos, Sink others) implements Sink {
        @Override
        public void take(long good, long bad, long addedNanos) {
            slos.forEach(slo -> slo.sample(addedNanos));
            others.take(good, bad, addedNanos);
        }
    }

    /** Passes events to a handler, one by one. */
    record Handling(SimulatedHandler handler, SimulationRun run) implements Sink {
        @Override
        public void take(long good, long bad, long addedNanos) {
            for (long i = 0; i < good + bad; i++) {
                Outcome outcome = i < good ? Outcome.GOOD : Outcome.BAD;
                handle(new SimulatedEvent(run.clock(), outcome, Nanos.sum(run.drawNanos(), addedNanos)));
            }
        }

        private void handle(SimulatedEvent event) {
            try {
                handler.handle(event);
            } catch (SimulatedFailure expected) {
                /* The event was bad, and has been counted by now. */
            }
        }
    }
}
