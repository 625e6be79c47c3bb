package io.slo4j.internal.delivery;

/** What a listener is called with. */
interface Notification {
    /** Whether the listener has been called with the same before and it still holds, rather than being a change. */
    default boolean repeat() {
        return false;
    }

    /** Whether an episode begins with it, rather than ends or goes on. */
    default boolean isBeginning() {
        return false;
    }

    /** How much is lost if the listener is never called with it: what is least is given up first where too much waits. */
    default int weight() {
        return 0;
    }

    /** Waits for what must have happened before the listener is called with it; not for long. */
    default void awaitReady() {}

    /** What it is a notification of: a later one of the same episode makes this one out of date. */
    Object episode();

    /** What it says, for the log. */
    String summary();
}
