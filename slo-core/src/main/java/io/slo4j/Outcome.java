package io.slo4j;

/** The outcome of one event. */
public enum Outcome {
    /** The service did what it promises. */
    GOOD,
    /** The service broke its promise. */
    BAD,
    /** The event says nothing about the service and is part of no ratio. */
    IGNORED
}
