package io.slo4j.internal.delivery;

import java.util.concurrent.atomic.LongAdder;

/** What one registration counts. Any thread may add and read. */
final class ListenerCounts {
    final LongAdder delivered = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder coalesced = new LongAdder();
    final LongAdder suppressed = new LongAdder();
    final LongAdder rejected = new LongAdder();
}
