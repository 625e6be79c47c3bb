package io.slo4j.alert;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a rule fires and resolves in a {@link ConstantFault}. Immutable. */
public final class FaultDetection {
    private final Duration firesAfter;
    private final Duration firesAfterColdStart;
    private final Duration shortestFault;
    private final Duration resolvesAfter;

    private FaultDetection(
            Duration firesAfter, Duration firesAfterColdStart, Duration shortestFault, Duration resolvesAfter) {
        this.firesAfter = firesAfter;
        this.firesAfterColdStart = firesAfterColdStart;
        this.shortestFault = shortestFault;
        this.resolvesAfter = resolvesAfter;
    }

    /**
     * The detection by a rule whose condition rises and falls with the fault.
     *
     * @param hold how long the condition must have held before the alert fires
     * @param keepFiring how long the alert goes on firing after the condition has ended
     * @param rise from the beginning of the fault until the condition holds
     * @param fall from the end of the fault until it holds no more
     */
    static FaultDetection of(Duration hold, Duration keepFiring, ConstantFault fault, Duration rise, Duration fall) {
        Duration fires = rise.plus(hold);
        /* The condition outlasts the fault, so a part of the hold may pass afterwards. */
        Duration holdDuringFault = hold.minus(fall);
        return new FaultDetection(
                fires,
                fault.isObservedOnly() ? hold : fires,
                holdDuringFault.isNegative() ? rise : rise.plus(holdDuringFault),
                fall.plus(keepFiring));
    }

    /**
     * The time from the beginning of a lasting fault until the alert fires, after a history without errors.
     *
     * @return zero or more
     */
    public Duration firesAfter() {
        return firesAfter;
    }

    /**
     * The time from the beginning of a lasting fault until the alert fires, if the process starts at the same time.
     *
     * @return the same as {@link #firesAfter()}; under a policy that is observed only, the rule's hold, because the first
     *     events are enough
     */
    public Duration firesAfterColdStart() {
        return firesAfterColdStart;
    }

    /**
     * The length of the shortest fault that makes the rule fire. With a hold the alert may fire after the fault has ended.
     *
     * @return zero or more
     */
    public Duration shortestFault() {
        return shortestFault;
    }

    /**
     * The time from the end of a fault that fired until the alert resolves, at unchanged traffic without errors.
     *
     * @return zero or more
     */
    public Duration resolvesAfter() {
        return resolvesAfter;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FaultDetection that
                && firesAfter.equals(that.firesAfter)
                && firesAfterColdStart.equals(that.firesAfterColdStart)
                && shortestFault.equals(that.shortestFault)
                && resolvesAfter.equals(that.resolvesAfter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(firesAfter, firesAfterColdStart, shortestFault, resolvesAfter);
    }

    @Override
    public String toString() {
        return "FaultDetection[firesAfter=" + firesAfter + ", firesAfterColdStart=" + firesAfterColdStart
                + ", shortestFault=" + shortestFault + ", resolvesAfter=" + resolvesAfter + "]";
    }
}
