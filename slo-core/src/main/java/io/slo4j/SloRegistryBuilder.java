package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Settings;
import io.slo4j.internal.engine.EngineSettings;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.Durations;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a registry, then makes it. Each setting can be made once; setting it again throws an
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
    private Function<String, ? extends @Nullable String> failureMessages = message -> message;
    private boolean built;

    SloRegistryBuilder() {}

    /**
     * Sets the clock; {@link SloClock#system()} by default. With a virtual clock the registry starts no thread: call
     * {@link SloRegistry#tick()} after moving the clock.
     *
     * @param source the clock
     * @return this
     * @throws IllegalArgumentException if its {@linkplain SloClock#pace() pace} is out of range
     */
    public SloRegistryBuilder clock(SloClock source) {
        double pace = given("clock", source).pace();
        if (!(pace >= 0 && pace <= 1_000_000)) {
            throw new IllegalArgumentException("pace of the clock must be 0 to 1000000, but was " + pace);
        }
        settings.once("clock");
        this.clock = source;
        return this;
    }

    /**
     * Sets how often totals are checkpointed and rules evaluated, in the time of the clock; one second by default. A window
     * begins up to one tick too early.
     *
     * @param interval 10 ms to 1 minute
     * @return this
     * @throws IllegalArgumentException if the interval is out of range
     */
    public SloRegistryBuilder tick(Duration interval) {
        long nanos = Nanos.positive("tick", interval);
        if (nanos < 10_000_000L || nanos > 60_000_000_000L) {
            throw new IllegalArgumentException("tick must be 10 ms to 1 minute, but was " + Durations.text(interval));
        }
        settings.once("tick", Durations.text(interval));
        this.tickNanos = nanos;
        return this;
    }

    /**
     * Sets how many alerts {@link SloRegistry#alertHistory()} remembers, also across restarts ({@link #store}); 1,000 by
     * default.
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
     * Sets where snapshots are kept, so that a restart forgets nothing. A snapshot is saved every 10 s, sooner when alerts
     * have changed ({@link #storeEvery}), when the JVM shuts down ({@link #withoutShutdownHook}) and when the registry is
     * closed. Saving has a thread of its own; on a virtual clock {@link SloRegistry#tick()} saves. {@link #build} loads the
     * last snapshot. An SLO that is registered then continues with its stored totals and windows, and its rules with their
     * stored state.
     *
     * <p>In detail:
     *
     * <ul>
     *   <li>The time between two processes is time without events, for rules too. A pending alert stays pending since the
     *       same instant. A firing one goes on firing, and listeners are not called again. An alert whose condition no
     *       longer holds resolves once. An alert that was muted ever since it fired is delivered when nothing mutes it any
     *       longer.
     *   <li>Alerts that fired stay in the {@linkplain SloRegistry#alertHistory() history}. One that still fires, or
     *       resolves at its first evaluation, is the same alert as before. One whose SLO or rule is not registered again
     *       ended at the last snapshot of the process that evaluated it; if it is registered later and fires, it goes on.
     *   <li>A killed process loses at most what it counted since the last save.
     *   <li>If objective, period or rules have changed, counts stay. A changed rule that was pending starts as inactive;
     *       one that was firing fires until its first evaluation. Rules are identified by severity and name.
     *   <li>If the meaning of good has changed (the latency threshold, or the types, outcomes or order of predicates; what
     *       a predicate does cannot be compared), the SLO starts from zero, and the log says so. If the latency range has
     *       changed, latency windows start empty.
     *   <li>If the clock is behind the last snapshot, events counted after the present instant stay in the totals but are
     *       in no window. "Observed since", "pending since" and "firing since" are never later than now; alerts that are
     *       over keep their instants. If the clock is far ahead, the process seems to have been down for that time.
     *   <li>The history of an SLO that is not registered this time is kept for as long as its period.
     *   <li>No failure of the store reaches the application. The log says once an hour that it cannot be read or written,
     *       and once when it works again.
     *   <li>A store that cannot be read, or that another process uses, is asked again until it answers; {@link #build} waits
     *       for it for at most five seconds. Meanwhile SLOs count from zero, and nothing is saved. When it answers, what it
     *       held becomes the past of what was counted. Until then rules and budget levels are not evaluated, for at most a
     *       minute of the clock's time line.
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
     * Sets the time from one save to the next, in real time; 10 s by default. A killed process loses at most this much of
     * what it counted. Without a store it changes nothing.
     *
     * <p>When an alert begins to fire or resolves, a silence begins or ends, or a budget changes its level, the next save
     * follows at once, but at most every tenth of the interval and never on the thread that ticks. Another save follows
     * when listeners have been called. So a killed process loses no firing alert: the next process calls a listener that
     * was busy, was collecting, or was waiting for its executor. If the process is killed before that second save, all
     * listeners get the alert twice: twice is better than never. The end of an alert and a change of level are not
     * delivered again.
     *
     * @param interval 100 ms to 1 day
     * @return this
     * @throws IllegalArgumentException if the interval is out of range
     */
    public SloRegistryBuilder storeEvery(Duration interval) {
        long nanos = Nanos.positive("store interval", interval);
        if (nanos < 100_000_000L || nanos > Duration.ofDays(1).toNanos()) {
            throw new IllegalArgumentException(
                    "store interval must be 100 ms to 1 day, but was " + Durations.text(interval));
        }
        settings.once("store interval", Durations.text(interval));
        this.storeNanos = nanos;
        return this;
    }

    /**
     * Saves nothing when the JVM shuts down. For applications that close their registry themselves. Without a store it
     * changes nothing.
     *
     * @return this
     */
    public SloRegistryBuilder withoutShutdownHook() {
        settings.once("shutdown hook");
        this.atShutdown = false;
        return this;
    }

    /**
     * Shows no message of an exception in alerts, only its class and where it was thrown.
     *
     * @return this
     */
    public SloRegistryBuilder withoutFailureMessages() {
        settings.once("failure messages", "left out");
        this.failureMessages = message -> null;
        return this;
    }

    /**
     * Passes the message of an exception through this function before an alert shows it, to take out what must not be shown. The
     * function gets at most 10,000 characters, and alerts show at most 200 of what it returns. If it throws or returns null, the
     * message is left out. It is called by the thread that ticks, and must not block.
     *
     * @param redactor returns what may be shown of a message
     * @return this
     */
    public SloRegistryBuilder redactFailureMessages(Function<String, String> redactor) {
        given("redactor", redactor);
        settings.once("failure messages", "redacted");
        this.failureMessages = redactor;
        return this;
    }

    /**
     * Makes the registry, loads what its store holds and, unless the clock is virtual, starts its ticker.
     *
     * @return a new registry
     * @throws IllegalStateException if there is a store and this builder has made a registry already: each would save over the
     *     other
     */
    public SloRegistry build() {
        if (store != null && built) {
            throw new IllegalStateException(
                    "a store must be for one registry, but its builder was asked for a second one");
        }
        SloRegistry made = new SloRegistry(
                new EngineSettings(clock, tickNanos, rememberedAlerts, store, storeNanos, atShutdown, failureMessages));
        built = true;
        return made;
    }

    @Override
    public String toString() {
        return "SloRegistryBuilder[" + settings + "]";
    }
}
