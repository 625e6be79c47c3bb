package io.slo4j.budget.engine;

import io.slo4j.time.Durations;
import io.slo4j.window.FollowedWindow;
import io.slo4j.window.History;
import io.slo4j.window.WindowCounts;
import io.slo4j.window.WindowStarts;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The period that ends now began its length ago, at the newest checkpoint that is old enough. */
final class RollingOpenings implements Openings {
    private final History history;
    private final Duration length;
    private final long lengthNanos;
    private @Nullable FollowedWindow followed;

    RollingOpenings(History history, Duration length) {
        this.history = history;
        this.length = length;
        this.lengthNanos = Durations.saturatedNanos(length);
    }

    @Override
    public Opening at(long nowNanos, long good, long bad) {
        return opening(history.window(nowNanos, lengthNanos, good, bad), nowNanos, good, bad);
    }

    @Override
    public Opening atTick(long nowNanos, long good, long bad) {
        FollowedWindow window = followed;
        return window == null
                ? at(nowNanos, good, bad)
                : opening(window.counts(nowNanos, good, bad), nowNanos, good, bad);
    }

    private Opening opening(WindowCounts counts, long nowNanos, long good, long bad) {
        return new Opening(nowNanos - lengthNanos, length, lengthNanos, good - counts.good(), bad - counts.bad());
    }

    @Override
    public void follow(WindowStarts starts) {
        if (followed == null) {
            followed = new FollowedWindow(history, starts, lengthNanos);
        }
    }

    @Override
    public boolean ticks() {
        return false;
    }

    @Override
    public void tick(long nowNanos, long good, long bad) {}

    @Override
    public Optional<Duration> renewsIn(Opening opening, long nowNanos) {
        return Optional.empty();
    }

    @Override
    public void restored(long nowNanos, long rememberedNanos, Mark remembered) {}

    @Override
    public @Nullable Opening remembered() {
        return null;
    }
}
