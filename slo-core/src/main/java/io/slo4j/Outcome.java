package io.slo4j;

/** What became of one event. */
public enum Outcome {
    /** The service did what it promises. */
    GOOD,
    /** The service broke its promise. */
    BAD,
    /** The event says nothing about the service and leaves no trace in any ratio. */
    IGNORED
}
