package io.slo4j.internal.count;

import java.util.concurrent.atomic.LongAdder;

/**
 * An adder that keeps what lies behind it out of its cache line. Without, a reader of a history fetches that line from the
 * recording core again and again, for fields that nobody writes; and whoever counts good events slows down who counts bad
 * ones. The room is that of two lines, because processors fetch them in pairs.
 */
@SuppressWarnings({"serial", "unused", "UnusedVariable"})
final class PaddedAdder extends LongAdder {
    private long p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15;
}
