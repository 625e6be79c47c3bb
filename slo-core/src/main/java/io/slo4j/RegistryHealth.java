package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.delivery.DeliveryCounts;
import io.slo4j.internal.engine.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a registry itself was doing at one instant: whoever watches SLOs wants to know that somebody still does. Immutable. Counts are
 * those of this process, and only grow from one to the next.
 *
 * @param at when it was taken, on the registry's clock
 * @param ticks how its ticks come
 * @param notifications what listeners of alerts and of budget levels were notified of
 * @param store how it stands with the store
 * @param snapshotAge how long ago the store took a snapshot, zero or more; empty if it has not, or there is none
 * @param groupOverflow how often groups had no place for a value, which {@link SloGroup#OTHER} counted
 * @param staleSources how many SLOs have a source or a condition that cannot be read
 */
public record RegistryHealth(
        Instant at,
        Ticks ticks,
        Notifications notifications,
        Store store,
        Optional<Duration> snapshotAge,
        long groupOverflow,
        int staleSources) {

    /**
     * How ticks come.
     *
     * @param count how many there have been
     * @param late how many came after one or more had been missed, because the process or its machine stood still
     * @param last when the last one was; empty before the first
     */
    public record Ticks(long count, long late, Optional<Instant> last) {
        /**
         * Checks the components.
         *
         * @param count how many there have been
         * @param late how many came after one or more had been missed
         * @param last when the last one was
         */
        public Ticks {
            given("last tick", last);
        }
    }

    /**
     * What all listeners together were notified of, those among them whose registration is closed; each number is of
     * notifications, as in {@link Registration}.
     *
     * @param delivered how many they returned from, without repeats
     * @param failed how many they threw on
     * @param coalesced how many a later one replaced
     * @param suppressed how many were dropped because they were muted from beginning to end
     * @param rejected how many times an executor refused
     * @param waiting how many wait now, to be delivered or to be tried again
     */
    public record Notifications(
            long delivered, long failed, long coalesced, long suppressed, long rejected, long waiting) {}

    /** How it stands with the store. */
    public enum Store {
        /** There is none. */
        NONE,
        /** It has not yet given what it holds, and nothing is saved. */
        LOADING,
        /** It takes snapshots. */
        SAVING,
        /** It did not take the last snapshot, or is busy with it for longer than it should. */
        FAILING
    }

    /**
     * Checks the components.
     *
     * @param at when it was taken
     * @param ticks how its ticks come
     * @param notifications what listeners were notified of
     * @param store how it stands with the store
     * @param snapshotAge how long ago the store took a snapshot
     * @param groupOverflow how often groups had no place for a value
     * @param staleSources how many SLOs have a source that cannot be read
     */
    public RegistryHealth {
        TimeLine.checked("instant at which it was taken", at);
        given("ticks", ticks);
        given("notifications", notifications);
        given("store", store);
        given("snapshot age", snapshotAge);
    }

    static RegistryHealth of(Health health) {
        DeliveryCounts counts = health.delivery();
        return new RegistryHealth(
                health.now(),
                new Ticks(health.ticks(), health.lateTicks(), health.lastTick()),
                new Notifications(
                        counts.delivered(),
                        counts.failed(),
                        counts.coalesced(),
                        counts.suppressed(),
                        counts.rejected(),
                        counts.waiting()),
                store(health),
                health.snapshotAge(),
                health.overflowed(),
                health.stale());
    }

    private static Store store(Health health) {
        if (!health.isStored()) {
            return Store.NONE;
        }
        if (!health.hasLoaded()) {
            return Store.LOADING;
        }
        return health.isFailing() ? Store.FAILING : Store.SAVING;
    }
}
