package io.slo4j.internal.engine;

import io.slo4j.Outcome;
import io.slo4j.source.SampledCondition;
import org.jspecify.annotations.Nullable;

/** Counts the answers of a condition. For one thread at a time, but for samples that are missed. */
final class Sampler {
    private final SampledCondition condition;
    private final Recorder recorder;

    Sampler(SampledCondition condition, Recorder recorder) {
        this.condition = condition;
        this.recorder = recorder;
    }

    /** Asks the condition; what it throws is an answer. */
    void sample() {
        long begun = recorder.begin();
        @Nullable Boolean holds;
        try {
            holds = condition.condition().call();
        } catch (Throwable thrown) {
            recorder.threw(thrown, recorder.end(begun));
            return;
        }
        long elapsed = recorder.end(begun);
        if (holds == null) {
            recorder.judgedBad("the condition answered null", elapsed);
        } else if (holds) {
            recorder.count(Outcome.GOOD, elapsed);
        } else {
            recorder.judgedBad("the condition does not hold", elapsed);
        }
    }

    /** A sample came due while the last one was still to be answered. */
    void missed() {
        if (condition.missed() == Outcome.BAD) {
            recorder.judgedBad("missed sample");
        }
    }
}
