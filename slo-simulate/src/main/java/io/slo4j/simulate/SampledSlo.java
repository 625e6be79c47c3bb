package io.slo4j.simulate;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.source.SampledCondition;

/** An SLO that a simulation samples, whatever traffic there is. */
final class SampledSlo {
    private static final long NONE_YET = Long.MIN_VALUE;

    private final Slo slo;
    private final long intervalNanos;
    private final SimulationRun run;

    /* As in production, the first sample is taken at the first tick. */
    private long dueNanos = NONE_YET;

    SampledSlo(Slo slo, SampledCondition condition, SimulationRun run) {
        this.slo = slo;
        this.intervalNanos = condition.interval().orElseThrow().toNanos();
        this.run = run;
    }

    /**
     * Takes the samples that have come due.
     *
     * @param addedNanos how much longer than usual an answer takes
     */
    void sample(long addedNanos) {
        if (dueNanos == NONE_YET) {
            dueNanos = run.clock().epochNanos();
        }
        for (; dueNanos <= run.clock().epochNanos(); dueNanos += intervalNanos) {
            slo.record(Nanos.sum(run.drawNanos(), addedNanos), run.drawBad() ? Outcome.BAD : Outcome.GOOD);
        }
    }
}
