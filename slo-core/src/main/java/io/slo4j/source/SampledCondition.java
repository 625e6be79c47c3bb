package io.slo4j.source;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.Outcome;
import io.slo4j.internal.check.Nanos;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A condition that is asked again and again: a lag, a queue that is full, a probe. Each answer is one event, so that a service
 * without traffic has an SLO too. Immutable.
 *
 * <p>A sample is due every interval, the first at the first tick. It is good if the condition holds and bad if it does not, throws or
 * answers null; a rule of outcome for what it throws may say otherwise. While an answer is still out, the next sample cannot be taken:
 * it is missed, which is one bad event or none. Samples that come due while nobody ticks, because the process stands still, are none.
 */
public final class SampledCondition implements Pulled {
    private final Duration interval;
    private final Callable<Boolean> condition;
    private final Outcome missed;

    private SampledCondition(Duration interval, Callable<Boolean> condition, Outcome missed) {
        this.interval = interval;
        this.condition = condition;
        this.missed = missed;
    }

    /**
     * A condition, of which each missed sample is bad.
     *
     * @param interval the time from one sample to the next, above zero; a tick of the registry at least
     * @param condition whether all is well; called by one thread at a time
     * @return a sampled condition
     * @throws IllegalArgumentException if the interval is not above zero
     */
    public static SampledCondition every(Duration interval, Callable<Boolean> condition) {
        Nanos.positive("interval of a condition", interval);
        return new SampledCondition(interval, given("condition", condition), Outcome.BAD);
    }

    /**
     * The same condition, of which a missed sample is something else.
     *
     * @param outcome {@link Outcome#BAD}, or {@link Outcome#IGNORED} for no event
     * @return a new sampled condition
     * @throws IllegalArgumentException if the outcome is good
     */
    public SampledCondition withMissed(Outcome outcome) {
        if (given("outcome of a missed sample", outcome) == Outcome.GOOD) {
            throw new IllegalArgumentException("outcome of a missed sample must be BAD or IGNORED, but was GOOD");
        }
        return new SampledCondition(interval, condition, outcome);
    }

    /**
     * The condition.
     *
     * @return as given
     */
    public Callable<Boolean> condition() {
        return condition;
    }

    /**
     * What a missed sample is.
     *
     * @return bad or ignored
     */
    public Outcome missed() {
        return missed;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(interval);
    }

    @Override
    public String meaning() {
        return "holds when sampled";
    }

    @Override
    public boolean isWrittenLike(Pulled other) {
        return given("other condition", other) instanceof SampledCondition that
                && condition.getClass() == that.condition.getClass()
                && interval.equals(that.interval)
                && missed == that.missed;
    }

    @Override
    public String toString() {
        return "condition every " + Durations.text(interval) + ", a missed sample is " + missed;
    }
}
