package io.slo4j.internal.budget;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.CachedWindow;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import io.slo4j.internal.count.WindowCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A rolling period began its length ago, at the newest checkpoint that is old enough. */
final class RollingPeriodStarts implements PeriodStarts {
    private final History history;
    private final Duration length;
    private final long lengthNanos;
    private @Nullable TickWindows windows;
    private @Nullable CachedWindow followed;

    RollingPeriodStarts(History history, Duration length) {
        this.history = history;
        this.length = length;
        this.lengthNanos = Nanos.of(length);
    }

    @Override
    public PeriodStart at(long nowNanos, long good, long bad) {
        return start(history.window(nowNanos, lengthNanos, good, bad), nowNanos, good, bad);
    }

    @Override
    public PeriodStart atTick(long nowNanos, long good, long bad) {
        if (followed == null) {
            if (windows == null) {
                return at(nowNanos, good, bad);
            }
            followed = windows.of(lengthNanos);
        }
        return start(followed.counts(nowNanos, good, bad), nowNanos, good, bad);
    }

    private PeriodStart start(WindowCounts counts, long nowNanos, long good, long bad) {
        return new PeriodStart(nowNanos - lengthNanos, length, lengthNanos, good - counts.good(), bad - counts.bad());
    }

    @Override
    public void follow(TickWindows ofTicks) {
        windows = ofTicks;
        ofTicks.follow(lengthNanos);
    }

    @Override
    public boolean ticks() {
        return false;
    }

    @Override
    public void tick(long nowNanos, long good, long bad) {}

    @Override
    public @Nullable Duration renewsIn(PeriodStart start, long nowNanos) {
        return null;
    }

    @Override
    public void restored(long nowNanos, long rememberedNanos, Counts remembered) {}

    @Override
    public @Nullable PeriodStart remembered() {
        return null;
    }
}
