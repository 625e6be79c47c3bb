package io.slo4j.simulate;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import java.util.List;

/** Where the events of a tick go. */
sealed interface Sink {
    /**
     * Takes the events of a tick.
     *
     * @param addedNanos what each of them takes longer than usual
     */
    void take(long good, long bad, long addedNanos);

    /** Into SLOs that need not know how long an event takes: two adds a tick. */
    record Counting(List<Slo> slos) implements Sink {
        @Override
        public void take(long good, long bad, long addedNanos) {
            for (Slo slo : slos) {
                slo.good(good);
                slo.bad(bad);
            }
        }
    }

    /** Into SLOs, one by one. */
    record Recording(List<Slo> slos, SimulationRun run) implements Sink {
        @Override
        public void take(long good, long bad, long addedNanos) {
            for (long i = 0; i < good + bad; i++) {
                Outcome outcome = i < good ? Outcome.GOOD : Outcome.BAD;
                long elapsedNanos = run.drawNanos() + addedNanos;
                for (Slo slo : slos) {
                    slo.record(elapsedNanos, outcome);
                }
            }
        }
    }

    /** To a handler, one by one. */
    record Handling(SimulatedHandler handler, SimulationRun run) implements Sink {
        @Override
        public void take(long good, long bad, long addedNanos) {
            for (long i = 0; i < good + bad; i++) {
                Outcome outcome = i < good ? Outcome.GOOD : Outcome.BAD;
                handle(new SimulatedEvent(run.clock(), outcome, run.drawNanos() + addedNanos));
            }
        }

        private void handle(SimulatedEvent event) {
            try {
                handler.handle(event);
            } catch (SimulatedFailure expected) {
                /* The event was bad, and whoever counts it knows by now. */
            }
        }
    }
}
