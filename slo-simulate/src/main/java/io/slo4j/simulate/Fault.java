package io.slo4j.simulate;

import static io.slo4j.simulate.Given.given;

import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * A time in which events fail, take longer, or hang. {@code Fault.errors(0.02).from(ofHours(3)).lasting( ofHours(1))} is two
 * percent of errors for an hour. Where faults overlap, their errors are independent of each other, and their latencies add
 * up. A component out of its range throws an {@code IllegalArgumentException}. Immutable.
 *
 * @param errorRatio the share of events that fail, 0 to 1
 * @param addedLatency how much longer every event takes, zero or more
 * @param hangRatio the share of events that do not return before no fault hangs any more, 0 to 1
 * @param begins when it begins, since the simulation's start, zero or more
 * @param ends when it ends, since the simulation's start, after it begins; empty if it outlasts the simulation
 */
public record Fault(
        double errorRatio, Duration addedLatency, double hangRatio, Duration begins, Optional<Duration> ends) {

    /**
     * Checks the components.
     *
     * @param errorRatio 0 to 1
     * @param addedLatency zero or more
     * @param hangRatio 0 to 1
     * @param begins zero or more
     * @param ends after it begins, or empty
     */
    public Fault {
        requireShare("error ratio", errorRatio);
        requireShare("share of events that hang", hangRatio);
        Nanos.orZero("added latency", addedLatency);
        Nanos.orZero("beginning of a fault", begins);
        given("end of a fault", ends).ifPresent(end -> requireAfter(begins, end));
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " must be 0 to 1, but was " + share);
        }
    }

    private static void requireAfter(Duration begins, Duration end) {
        Nanos.orZero("end of a fault", end);
        if (end.compareTo(begins) <= 0) {
            throw new IllegalArgumentException("end of a fault must be after its beginning of " + Durations.text(begins)
                    + ", but was " + Durations.text(end));
        }
    }

    /**
     * A share of the events fails, by default from the start on.
     *
     * @param ratio the share of events that fail, 0 to 1
     * @return a fault
     * @throws IllegalArgumentException if the ratio is out of range
     */
    public static Fault errors(double ratio) {
        return new Fault(ratio, Duration.ZERO, 0, Duration.ZERO, Optional.empty());
    }

    /**
     * Every event fails, by default from the start on.
     *
     * @return a fault
     */
    public static Fault outage() {
        return errors(1);
    }

    /**
     * Every event takes longer, by default from the start on.
     *
     * @param added how much longer, zero or more
     * @return a fault
     * @throws IllegalArgumentException if it is negative
     */
    public static Fault latency(Duration added) {
        return new Fault(0, added, 0, Duration.ZERO, Optional.empty());
    }

    /**
     * A share of the events hangs, by default from the start on. Such an event begins in its tick and stays in flight; when no fault hangs
     * any more, it returns and is as good as its time lets it be. An SLO that {@linkplain io.slo4j.SloBuilder#detectHanging detects work that
     * hangs} knows before. A condition that is sampled does not hang.
     *
     * @param ratio the share of events that hang, 0 to 1
     * @return a fault
     * @throws IllegalArgumentException if the ratio is out of range
     */
    public static Fault hanging(double ratio) {
        return new Fault(0, Duration.ZERO, ratio, Duration.ZERO, Optional.empty());
    }

    /**
     * The same fault, beginning at another time. Call this before setting the end.
     *
     * @param begin since the simulation's start, zero or more
     * @return a new fault
     * @throws IllegalArgumentException if it is negative, or not before the end
     */
    public Fault from(Duration begin) {
        return new Fault(errorRatio, addedLatency, hangRatio, begin, ends);
    }

    /**
     * The same fault, ending at a time.
     *
     * @param end since the simulation's start, after the beginning
     * @return a new fault
     * @throws IllegalArgumentException if it is not after the beginning
     */
    public Fault until(Duration end) {
        return new Fault(errorRatio, addedLatency, hangRatio, begins, Optional.of(given("end of a fault", end)));
    }

    /**
     * The same fault, ending after a time.
     *
     * @param length the length of the fault, above zero
     * @return a new fault
     * @throws IllegalArgumentException if it is not above zero
     */
    public Fault lasting(Duration length) {
        return until(begins.plus(given("length of a fault", length)));
    }

    boolean isActiveAt(long nanos) {
        return nanos >= begins.toNanos()
                && (ends.isEmpty() || nanos < ends.get().toNanos());
    }
}
