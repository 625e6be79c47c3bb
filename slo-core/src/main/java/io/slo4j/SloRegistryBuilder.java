package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Settings;
import io.slo4j.internal.engine.EngineSettings;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.Durations;
import io.slo4j.time.SloClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Collects how a registry works, then makes it. Each setting can be made once; a second time is refused with an
 * {@code IllegalStateException}. Not safe for use by several threads.
 */
public final class SloRegistryBuilder {
    private final Settings settings = new Settings();
    private SloClock clock = SloClock.system();
    private long tickNanos = 1_000_000_000L;
    private int rememberedAlerts = 1_000;
    private @Nullable SnapshotStore store;
    private long storeNanos = 10_000_000_000L;
    private boolean atShutdown = true;

    SloRegistryBuilder() {}

    /**
     * Where time comes from; {@link SloClock#system()} by default. With a virtual clock the registry starts no thread: call
     * {@link SloRegistry#tick()} after moving the clock.
     *
     * @param source the clock
     * @return this
     */
    public SloRegistryBuilder clock(SloClock source) {
        given("clock", source);
        settings.once("clock");
        this.clock = source;
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
        settings.once("tick", Durations.text(interval));
        this.tickNanos = nanos;
        return this;
    }

    /**
     * How many alerts {@link SloRegistry#alertHistory()} remembers, also across restarts ({@link #store}); 1,000 by default.
     *
     * @param alerts 0 to 1,000,000
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public SloRegistryBuilder rememberAlerts(int alerts) {
        if (alerts < 0 || alerts > 1_000_000) {
            throw new IllegalArgumentException("remembered alerts must be 0 to 1000000, but was " + alerts);
        }
        settings.once("remembered alerts", alerts);
        this.rememberedAlerts = alerts;
        return this;
    }

    /**
     * Where snapshots are kept, so that a restart forgets nothing: every 10 s, sooner when alerts have changed
     * ({@link #storeEvery}), when the JVM shuts down ({@link #withoutShutdownHook}) and when the registry is closed. What the
     * store holds is read by {@link #build}, on the calling thread; an SLO that is registered then goes on from its stored
     * totals and windows, and its rules from where they stood. Saving happens on a thread of its own (on a virtual clock,
     * within {@link SloRegistry#tick()}).
     *
     * <p>What this means:
     *
     * <ul>
     *   <li>The time in between is time without events. Rules see it as such: a pending alert goes on being pending since
     *       the same instant, a firing one goes on firing untold, and one that no longer holds resolves once.
     *       What was held back ever since it fired is told when nothing holds it back any longer.
     *   <li>Alerts that fired stay in the {@linkplain SloRegistry#alertHistory() history}. One that fires on, or resolves when it
     *       is judged again, is the same alert as before. One whose SLO or rule has not come back is over when the process that
     *       watched it last took its last snapshot; should it come back firing, it goes on.
     *   <li>A process that is killed loses at most what it counted since the last save.
     *   <li>If objective, period or rules have changed, counts stay, and rules are judged anew: a changed rule that was
     *       pending is inactive, and one that was firing fires until it is judged. Rules are known by severity and name.
     *   <li>If good means something else now (another latency threshold, other types or outcomes of predicates, or another
     *       order of these; what a predicate does cannot be seen), the SLO starts afresh, and the log says so. If the latency
     *       range is another, latency windows start afresh.
     *   <li>Clock behind the last snapshot: what was counted after the present instant stays in the totals and is in no
     *       window; nothing is observed or pending or fires since later than now, though what is over stays when it was.
     *       Clock far ahead: as if the process had been down so long.
     *   <li>The history of an SLO that is not registered this time is kept for as long as its period.
     *   <li>No failure of the store reaches the application; the log says once that saving fails, and that it succeeds again.
     * </ul>
     *
     * @param place the store, for this registry alone; closed by the registry
     * @return this
     */
    public SloRegistryBuilder store(SnapshotStore place) {
        given("store", place);
        settings.once("store");
        this.store = place;
        return this;
    }

    /**
     * The time from one save to the next, in real time; 10 s by default. A process that is killed loses at most this much of
     * what it counted.
     *
     * <p>When an alert begins to fire or resolves, when a silence begins or ends, or when a budget moves to another level, the
     * next save does not wait: it is made at once, but no more often than every tenth of the interval, and never by the thread
     * that ticks; another one follows when listeners have been told. So a process that is killed loses no alert that fires: what
     * a listener had not been told, because it was busy, collects, or waits for its executor, is told by the next process.
     * Rather than not at all an alert is told twice, to the other listeners too, if the process is killed before the save
     * that follows. That an alert is over is not told again, nor is a budget's level.
     *
     * @param interval 100 ms to 1 day
     * @return this
     * @throws IllegalArgumentException if the interval is out of range
     */
    public SloRegistryBuilder storeEvery(Duration interval) {
        long nanos = Durations.positiveNanos("store interval", interval);
        if (nanos < 100_000_000L || nanos > Duration.ofDays(1).toNanos()) {
            throw new IllegalArgumentException(
                    "store interval must be 100 ms to 1 day, but was " + Durations.text(interval));
        }
        settings.once("store interval", Durations.text(interval));
        this.storeNanos = nanos;
        return this;
    }

    /**
     * Saves nothing when the JVM shuts down: for applications that close their registry themselves.
     *
     * @return this
     */
    public SloRegistryBuilder withoutShutdownHook() {
        settings.once("shutdown hook");
        this.atShutdown = false;
        return this;
    }

    /**
     * Makes the registry, loads what its store holds and, unless the clock is virtual, starts its ticker.
     *
     * @return a new registry
     */
    public SloRegistry build() {
        return new SloRegistry(new EngineSettings(clock, tickNanos, rememberedAlerts, store, storeNanos, atShutdown));
    }

    @Override
    public String toString() {
        return "SloRegistryBuilder[" + settings + "]";
    }
}
