package io.slo4j.internal.pull;

import io.slo4j.internal.guard.Notices;
import io.slo4j.time.SloClock;
import org.jspecify.annotations.Nullable;

/** A condition of one SLO. That it throws is an answer: it says that not all is well. */
final class ConditionJob extends PulledJob {
    private final String slo;
    private final Runnable sample;
    private final Runnable missed;
    private volatile boolean ended;

    /**
     * @param sample asks the condition and counts the answer; never throws what the condition does
     * @param missed counts a sample that was missed
     */
    ConditionJob(String slo, Runnable sample, Runnable missed, long intervalNanos, SloClock clock, Notices notices) {
        super(clock, notices, intervalNanos);
        this.slo = slo;
        this.sample = sample;
        this.missed = missed;
    }

    /** Nobody counts the answers any more. */
    void end() {
        ended = true;
    }

    @Override
    boolean isEnded() {
        return ended;
    }

    @Override
    String name() {
        return "the condition of SLO \"" + slo + '"';
    }

    @Override
    @Nullable
    Throwable read() {
        sample.run();
        return null;
    }

    @Override
    void missed() {
        missed.run();
    }
}
