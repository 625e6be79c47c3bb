package io.slo4j.internal.budget;

/** A calendar, as far as a budget needs it: months in a time zone, say. They follow each other without a gap. */
@FunctionalInterface
public interface Terms {
    /** The one that an instant, in nanoseconds since the epoch, belongs to. */
    Term at(long nanos);
}
