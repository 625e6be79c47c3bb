package io.slo4j.internal.delivery;

import java.util.concurrent.atomic.LongAdder;

/** Counts for one listener, and for all of them together. */
@SuppressWarnings("serial")
final class SharedAdder extends LongAdder {
    private final transient LongAdder ofAll;

    SharedAdder(LongAdder ofAll) {
        this.ofAll = ofAll;
    }

    @Override
    public void add(long more) {
        super.add(more);
        ofAll.add(more);
    }
}
