package io.slo4j.internal.engine;

import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.pull.Pull;
import io.slo4j.internal.pull.Pulling;
import io.slo4j.source.EventSource;
import io.slo4j.source.Pulled;
import io.slo4j.source.SampledCondition;
import io.slo4j.time.SloClock;
import org.jspecify.annotations.Nullable;

/**
 * One SLO whose events are pulled. What somebody records through it all the same would be counted twice: it goes into totals of which
 * nobody hears, and is rejected. Safe for use by any thread.
 */
final class PulledSlo {
    private final SloTracker tracker;
    private final OutcomeRules outcomes;
    private final Pulled pulled;
    private final SloClock clock;
    private final Totals strays = new Totals();
    private final Recorder straying;

    /* For the thread that ticks. */
    private long rejected;

    /* Guarded by this. */
    private @Nullable Pull pull;
    private boolean ended;

    PulledSlo(SloTracker tracker, OutcomeRules outcomes, Pulled pulled, SloClock clock, Notices notices) {
        this.tracker = tracker;
        this.outcomes = outcomes;
        this.pulled = pulled;
        this.clock = clock;
        LastFailure none = new LastFailure(new FailureMessages(message -> null, notices), null, 0, notices);
        none.end();
        this.straying = new Recorder(tracker, outcomes, strays, none, new CauseCounts(), null, null, clock);
    }

    /** For whoever records through it. */
    Recorder straying() {
        return straying;
    }

    /** Has it read from now on. Returns what is read; null if that is so already, or over. */
    synchronized @Nullable Pull begin(Pulling pulling) {
        if (pull != null || ended) {
            return null;
        }
        String name = tracker.definition().name();
        Recorder recorder = new Recorder(tracker, outcomes, clock);
        if (pulled instanceof EventSource source) {
            pull = pulling.add(name, source, recorder::counted);
        } else if (pulled instanceof SampledCondition condition) {
            Sampler sampler = new Sampler(condition, recorder);
            pull = pulling.add(name, condition.interval().map(Nanos::of).orElse(0L), sampler::sample, sampler::missed);
        }
        return pull;
    }

    /** What is read; null before that begins. */
    synchronized @Nullable Pull pull() {
        return pull;
    }

    /** It is not read any more. */
    synchronized void end() {
        ended = true;
        if (pull != null) {
            pull.end();
        }
    }

    /** Rejects what was recorded since the last tick; for the thread that ticks. */
    void tick() {
        long recorded = strays.goodEvents() + strays.badEvents();
        if (recorded > rejected) {
            tracker.rejections()
                    .reject(
                            tracker.definition().name(),
                            "its events come from a " + pulled + ", but " + (recorded - rejected) + " were recorded",
                            recorded - rejected);
            rejected = recorded;
        }
    }
}
