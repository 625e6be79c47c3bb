package io.slo4j.internal.budget;

import io.slo4j.internal.count.TickWindows;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the period that is current began, for each of the two ways in which periods follow each other. */
sealed interface PeriodStarts permits RollingPeriodStarts, CalendarPeriodStarts {

    /** How the period that is current at an instant began; for any thread. */
    PeriodStart at(long nowNanos, long good, long bad);

    /** The same, for the thread that ticks, and cheaper for it once this {@link #follow}s. */
    PeriodStart atTick(long nowNanos, long good, long bad);

    /** Remembers from the next tick on what each tick that asks would have to look up. */
    void follow(TickWindows ofTicks);

    /** Whether {@link #tick} must be called. */
    boolean ticks();

    /** An instant has come; for the thread that ticks. */
    void tick(long nowNanos, long good, long bad);

    /**
     * The history has been restored.
     *
     * @param rememberedNanos when the period began whose beginning an earlier process remembered
     * @param remembered the totals then
     */
    void restored(long nowNanos, long rememberedNanos, Counts remembered);

    /** What a later process must remember; null if it can look it up. */
    @Nullable
    PeriodStart remembered();

    /** When the budget starts anew, if it ever does. */
    Optional<Duration> renewsIn(PeriodStart opening, long nowNanos);
}
