package io.slo4j.internal.engine;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.delivery.Delivery;
import io.slo4j.internal.delivery.DeliveryCounts;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a registry itself is doing. Safe for use by any thread; takes no lock of the engine. */
public final class Health {
    private final SloClock clock;
    private final Evaluation<?> evaluation;
    private final Delivery delivery;
    private final Saving saving;
    private final Groups<?> groups;
    private final Pulls pulls;

    Health(SloClock clock, Evaluation<?> evaluation, Delivery delivery, Saving saving, Groups<?> groups, Pulls pulls) {
        this.clock = clock;
        this.evaluation = evaluation;
        this.delivery = delivery;
        this.saving = saving;
        this.groups = groups;
        this.pulls = pulls;
    }

    public Instant now() {
        return clock.now();
    }

    public long ticks() {
        return evaluation.ticks();
    }

    /** How many ticks came after one or more were missed. */
    public long lateTicks() {
        return evaluation.lateTicks();
    }

    /** When the last tick was; empty before the first. */
    public Optional<Instant> lastTick() {
        long nanos = evaluation.lastNanos();
        return nanos == 0 ? Optional.empty() : Optional.of(TimeLine.instant(nanos));
    }

    public DeliveryCounts delivery() {
        return delivery.counts();
    }

    /** Whether there is a store. */
    public boolean isStored() {
        return saving.isStored();
    }

    /** Whether the store has given what it held. */
    public boolean hasLoaded() {
        return saving.hasLoaded();
    }

    /** Whether the last save failed, or hangs. */
    public boolean isFailing() {
        return saving.isFailing();
    }

    /** How long ago a save ended well, in the time that saves are planned by; empty if none has. */
    public Optional<Duration> snapshotAge() {
        return saving.age();
    }

    /** How often groups had no place for a value. */
    public long overflowed() {
        return groups.overflowed();
    }

    /** How many SLOs have a source or a condition that is stale. */
    public int stale() {
        return pulls.stale();
    }
}
