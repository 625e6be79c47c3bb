package io.slo4j.internal.delivery;

import io.slo4j.Registration;

/** What a user holds of a registered listener: its counts, and a way to end it. */
final class ListenerRegistration implements Registration {
    private final ListenerCounts counts;
    private final Runnable end;

    /**
     * @param end ends the registration; may be run more than once
     */
    ListenerRegistration(ListenerCounts counts, Runnable end) {
        this.counts = counts;
        this.end = end;
    }

    @Override
    public void close() {
        end.run();
    }

    @Override
    public long delivered() {
        return counts.delivered.sum();
    }

    @Override
    public long repeated() {
        return counts.repeated.sum();
    }

    @Override
    public long failed() {
        return counts.failed.sum();
    }

    @Override
    public long coalesced() {
        return counts.coalesced.sum();
    }

    @Override
    public long suppressed() {
        return counts.suppressed.sum();
    }

    @Override
    public long rejected() {
        return counts.rejected.sum();
    }

    @Override
    public String toString() {
        return "Registration[delivered=" + delivered() + ", repeated=" + repeated() + ", failed=" + failed()
                + ", coalesced=" + coalesced() + ", suppressed=" + suppressed() + ", rejected=" + rejected() + "]";
    }
}
