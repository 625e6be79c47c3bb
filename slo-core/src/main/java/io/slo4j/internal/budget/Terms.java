package io.slo4j.internal.budget;

/** The periods of a calendar, such as months in a time zone. They follow each other without a gap. */
@FunctionalInterface
public interface Terms {
    /** The period that contains an instant, in nanoseconds since the epoch. */
    Term at(long nanos);
}
