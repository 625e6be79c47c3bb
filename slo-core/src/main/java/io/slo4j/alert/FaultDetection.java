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
     * The detection by a rule whose condition follows the fault.
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
     * From the beginning of a fault that lasts until the alert fires, after a clean history.
     *
     * @return zero or more
     */
    public Duration firesAfter() {
        return firesAfter;
    }

    /**
     * From the beginning of the fault until the alert fires, if the process starts together with it.
     *
     * @return as after a clean history; under a policy that is observed only the first events are enough, and this is the
     *     rule's hold
     */
    public Duration firesAfterColdStart() {
        return firesAfterColdStart;
    }

    /**
     * How long the shortest fault lasts that fires. With a hold the alert may fire after it is over.
     *
     * @return zero or more
     */
    public Duration shortestFault() {
        return shortestFault;
    }

    /**
     * From the end of a fault that fired until the alert resolves, while traffic goes on and is clean.
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
