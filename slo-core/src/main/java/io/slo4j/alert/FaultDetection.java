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
    private final double leastTraffic;

    private FaultDetection(
            Duration firesAfter,
            Duration firesAfterColdStart,
            Duration shortestFault,
            Duration resolvesAfter,
            double leastTraffic) {
        this.firesAfter = firesAfter;
        this.firesAfterColdStart = firesAfterColdStart;
        this.shortestFault = shortestFault;
        this.resolvesAfter = resolvesAfter;
        this.leastTraffic = leastTraffic;
    }

    /**
     * The detection by a rule whose condition rises and falls with the fault, at any traffic.
     *
     * @param hold how long the condition must have held before the alert fires
     * @param keepFiring how long the alert goes on firing after the rule has let go
     * @param rise from the beginning of the fault until the condition holds
     * @param fall from the end of the fault until the rule, pending, holds no more
     * @param release from the end of the fault until the rule, firing, lets go
     */
    static FaultDetection of(
            Duration hold, Duration keepFiring, ConstantFault fault, Duration rise, Duration fall, Duration release) {
        Duration fires = rise.plus(hold);
        /* The condition outlasts the fault, so a part of the hold may pass afterwards. */
        Duration holdDuringFault = hold.minus(fall);
        return new FaultDetection(
                fires,
                fault.isObservedOnly() ? hold : fires,
                holdDuringFault.isNegative() ? rise : rise.plus(holdDuringFault),
                release.plus(keepFiring),
                0);
    }

    /** The same, from this traffic on. */
    FaultDetection from(double eventsPerSecond) {
        return new FaultDetection(firesAfter, firesAfterColdStart, shortestFault, resolvesAfter, eventsPerSecond);
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

    /**
     * The traffic from which on this is so. With less, the rule waits for as many events as it asks for, or for as many as are
     * hardly chance, and fires later, by more than a tenth of the time, or not at all.
     *
     * @return events per second, or time slices where the budget counts those: 0 or more, infinite if no traffic is enough
     */
    public double leastTraffic() {
        return leastTraffic;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FaultDetection that
                && firesAfter.equals(that.firesAfter)
                && firesAfterColdStart.equals(that.firesAfterColdStart)
                && shortestFault.equals(that.shortestFault)
                && resolvesAfter.equals(that.resolvesAfter)
                && leastTraffic == that.leastTraffic;
    }

    @Override
    public int hashCode() {
        return Objects.hash(firesAfter, firesAfterColdStart, shortestFault, resolvesAfter, leastTraffic);
    }

    @Override
    public String toString() {
        return "FaultDetection[firesAfter=" + firesAfter + ", firesAfterColdStart=" + firesAfterColdStart
                + ", shortestFault=" + shortestFault + ", resolvesAfter=" + resolvesAfter
                + ", leastTraffic=" + leastTraffic + "]";
    }
}
