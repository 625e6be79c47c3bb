package io.slo4j.internal.delivery;

import java.util.concurrent.atomic.LongAdder;

/** What one registration counts. Any thread may add and read. */
final class ListenerCounts {
    final LongAdder delivered;
    final LongAdder repeated = new LongAdder();
    final LongAdder failed;
    final LongAdder coalesced;
    final LongAdder suppressed;
    final LongAdder rejected;

    ListenerCounts() {
        this.delivered = new LongAdder();
        this.failed = new LongAdder();
        this.coalesced = new LongAdder();
        this.suppressed = new LongAdder();
        this.rejected = new LongAdder();
    }

    /**
     * What one of several listeners counts.
     *
     * @param ofAll what all of them count together
     */
    ListenerCounts(ListenerCounts ofAll) {
        this.delivered = new SharedAdder(ofAll.delivered);
        this.failed = new SharedAdder(ofAll.failed);
        this.coalesced = new SharedAdder(ofAll.coalesced);
        this.suppressed = new SharedAdder(ofAll.suppressed);
        this.rejected = new SharedAdder(ofAll.rejected);
    }
}
