package io.slo4j.annotation;

import io.slo4j.OngoingEvent;
import java.util.function.Supplier;

/**
 * Follows results of a type that the JDK does not have, such as a reactive stream, so that {@link TrackSlo} can be put on methods
 * that return them. Found by {@code java.util.ServiceLoader}. Implementations are called by any thread.
 */
public interface ResultAdapter {
    /**
     * Whether it follows results of a type.
     *
     * @param type the declared type of a method, or the class of a result
     * @return true if every object of the type can be given to {@link #adapted}
     */
    boolean adapts(Class<?> type);

    /**
     * Returns what the caller gets instead of the result.
     *
     * @param result what the method returned
     * @param begin begins an event of the SLO, each time it is called; whoever calls it ends the event
     * @return an object that the caller can use like the result
     */
    Object adapted(Object result, Supplier<OngoingEvent> begin);
}
