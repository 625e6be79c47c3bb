package io.slo4j.internal.budget;

import io.slo4j.internal.count.TickWindows;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds the beginning of the current period, rolling or calendar. */
sealed interface PeriodStarts permits RollingPeriodStarts, CalendarPeriodStarts {

    /** The beginning of the period that is current at an instant; for any thread. */
    PeriodStart at(long nowNanos, long good, long bad);

    /** The same, for the thread that ticks; cheap after {@link #follow}. */
    PeriodStart atTick(long nowNanos, long good, long bad);

    /** Keeps, from the next tick on, what each tick would otherwise have to look up. */
    void follow(TickWindows ofTicks);

    /** Whether {@link #tick} must be called. */
    boolean ticks();

    /** Notes a new instant; for the thread that ticks. */
    void tick(long nowNanos, long good, long bad);

    /**
     * Continues after the history has been restored.
     *
     * @param rememberedNanos when the period began whose beginning an earlier process kept
     * @param remembered the totals then
     */
    void restored(long nowNanos, long rememberedNanos, Counts remembered);

    /** The beginning that a later process needs; null if it can look it up. */
    @Nullable
    PeriodStart remembered();

    /** The time until the next calendar period begins; null for a rolling period. */
    @Nullable
    Duration renewsIn(PeriodStart start, long nowNanos);
}
