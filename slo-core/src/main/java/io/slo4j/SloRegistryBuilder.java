package io.slo4j;

import io.slo4j.time.Durations;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.Objects;

/** Says how a registry works, then makes it. Not safe for use by several threads. */
public final class SloRegistryBuilder {
    private SloClock clock = SloClock.system();
    private long tickNanos = 1_000_000_000L;
    private int rememberedAlerts = 1_000;

    SloRegistryBuilder() {}

    /**
     * Where time comes from; {@link SloClock#system()} by default. With a virtual clock the registry starts no thread: call
     * {@link SloRegistry#tick()} after moving the clock.
     *
     * @param source the clock
     * @return this
     */
    public SloRegistryBuilder clock(SloClock source) {
        this.clock = Objects.requireNonNull(source, "clock");
        return this;
    }

    /**
     * How often totals are checkpointed and rules evaluated, on the time line of the clock; one second by default. A window
     * can begin no more precisely than this.
     *
     * @param interval 10 ms to 1 minute
     * @return this
     * @throws IllegalArgumentException if the interval is out of range
     */
    public SloRegistryBuilder tick(Duration interval) {
        long nanos = Durations.positiveNanos("tick", interval);
        if (nanos < 10_000_000L || nanos > 60_000_000_000L) {
            throw new IllegalArgumentException("tick must be 10 ms to 1 minute, but was " + Durations.text(interval));
        }
        this.tickNanos = nanos;
        return this;
    }

    /**
     * How many alerts {@link SloRegistry#alertHistory()} remembers; 1,000 by default.
     *
     * @param alerts 0 to 1,000,000
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public SloRegistryBuilder rememberAlerts(int alerts) {
        if (alerts < 0 || alerts > 1_000_000) {
            throw new IllegalArgumentException("remembered alerts must be 0 to 1000000, but was " + alerts);
        }
        this.rememberedAlerts = alerts;
        return this;
    }

    /**
     * Makes the registry and, unless the clock is virtual, starts its ticker.
     *
     * @return a new registry
     */
    public SloRegistry build() {
        return new SloRegistry(clock, tickNanos, rememberedAlerts);
    }
}
