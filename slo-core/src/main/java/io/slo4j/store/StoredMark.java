package io.slo4j.store;

/**
 * What the totals of an SLO were at some instant. Immutable.
 *
 * @param good good events until then, 0 or more
 * @param bad bad events until then, 0 or more
 */
public record StoredMark(long good, long bad) {}
