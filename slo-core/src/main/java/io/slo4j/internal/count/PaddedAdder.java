package io.slo4j.internal.count;

import java.util.concurrent.atomic.LongAdder;

/**
 * An adder with padding, so that the next object in memory is not in its cache line. Without it, a reader of a history
 * fetches that line from the recording core again and again, for fields that never change; and a thread that counts good
 * events slows down one that counts bad events. The padding is two lines long, because processors fetch them in pairs.
 */
@SuppressWarnings({"serial", "unused", "UnusedVariable"})
final class PaddedAdder extends LongAdder {
    private long p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15;
}
