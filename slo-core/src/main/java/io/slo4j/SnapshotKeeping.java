package io.slo4j;

import io.slo4j.time.SloClock;

/**
 * When snapshots are saved.
 *
 * @param clock whose stopwatch measures the interval; if its pace is 0 there are no threads
 * @param intervalNanos the time from one save to the next
 * @param atShutdown whether to save when the JVM shuts down
 */
record SnapshotKeeping(SloClock clock, long intervalNanos, boolean atShutdown) {}
