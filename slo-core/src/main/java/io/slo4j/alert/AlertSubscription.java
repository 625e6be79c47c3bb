package io.slo4j.alert;

import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be told of which alerts, and how. Say it to {@code SloRegistry.subscribe}.
 *
 * <p>Without more, a listener is told of every alert, once, on a thread of its own; of a ticket not while a page of the same
 * SLO fires, and of no silenced alert. Each method returns a new subscription. Immutable.
 */
public final class AlertSubscription {
    private final AlertBatchListener listener;
    private final Duration collecting;
    private final AlertMatcher matcher;
    private final @Nullable Executor executor;
    private final Duration repeat;
    private final boolean inhibited;
    private final boolean silenced;

    private AlertSubscription(
            AlertBatchListener listener,
            Duration collecting,
            AlertMatcher matcher,
            @Nullable Executor executor,
            Duration repeat,
            boolean inhibited,
            boolean silenced) {
        this.listener = listener;
        this.collecting = collecting;
        this.matcher = matcher;
        this.executor = executor;
        this.repeat = repeat;
        this.inhibited = inhibited;
        this.silenced = silenced;
    }

    private static AlertSubscription of(AlertBatchListener listener, Duration collecting) {
        Objects.requireNonNull(listener, "listener");
        return new AlertSubscription(listener, collecting, AlertMatcher.any(), null, Duration.ZERO, true, true);
    }

    /**
     * A listener that is told of each change by itself.
     *
     * @param listener who is told
     * @return a subscription to every alert
     */
    public static AlertSubscription to(AlertListener listener) {
        return of(new OneByOne(Objects.requireNonNull(listener, "listener")), Duration.ZERO);
    }

    /**
     * A listener that is told of all changes of a while at once. The while begins with the first change and ends with the
     * first tick that comes so much later.
     *
     * @param window how long to collect, above zero, on the registry's clock
     * @param listener who is told
     * @return a subscription to every alert
     * @throws IllegalArgumentException if the window is not above zero
     */
    public static AlertSubscription collecting(Duration window, AlertBatchListener listener) {
        Durations.positiveNanos("collecting window", window);
        return of(listener, window);
    }

    /**
     * Of alerts of one severity only.
     *
     * @param severity page or ticket
     * @return a new subscription
     */
    public AlertSubscription severity(Severity severity) {
        return matcher(matcher.withSeverity(severity));
    }

    /**
     * Of alerts of these SLOs only.
     *
     * @param name the SLO's name; {@code *} in it stands for anything
     * @return a new subscription
     * @throws IllegalArgumentException if the name is blank
     */
    public AlertSubscription slo(String name) {
        return matcher(matcher.withSlo(name));
    }

    /**
     * Of these alerts only, whatever was said of severity and SLO before.
     *
     * @param matcher which alerts
     * @return a new subscription
     */
    public AlertSubscription matcher(AlertMatcher matcher) {
        return new AlertSubscription(
                listener,
                collecting,
                Objects.requireNonNull(matcher, "matcher"),
                executor,
                repeat,
                inhibited,
                silenced);
    }

    /**
     * Runs the listener on this executor, one call at a time and in order. When the executor refuses, what is to be told is
     * kept and tried at the next tick. One that drops work without saying so has told the listener nothing.
     *
     * @param runner where the listener runs; closing it is its owner's business
     * @return a new subscription
     */
    public AlertSubscription executor(Executor runner) {
        return new AlertSubscription(
                listener, collecting, matcher, Objects.requireNonNull(runner, "executor"), repeat, inhibited, silenced);
    }

    /**
     * Tells of an alert again and again while it fires. Not while it is inhibited or silenced, nor while the listener is
     * still busy.
     *
     * @param interval the time from one telling to the next, above zero, on the registry's clock; to the next tick
     * @return a new subscription
     * @throws IllegalArgumentException if the interval is not above zero
     */
    public AlertSubscription repeatEvery(Duration interval) {
        Durations.positiveNanos("repeat interval", interval);
        return new AlertSubscription(listener, collecting, matcher, executor, interval, inhibited, silenced);
    }

    /**
     * Of tickets also while a page of the same SLO fires.
     *
     * @return a new subscription
     */
    public AlertSubscription withoutInhibition() {
        return new AlertSubscription(listener, collecting, matcher, executor, repeat, false, silenced);
    }

    /**
     * Of silenced alerts, too.
     *
     * @return a new subscription
     */
    public AlertSubscription withoutSilences() {
        return new AlertSubscription(listener, collecting, matcher, executor, repeat, inhibited, false);
    }

    /**
     * Who is told.
     *
     * @return the listener; one that is told of each change by itself gets batches of one
     */
    public AlertBatchListener listener() {
        return listener;
    }

    /**
     * How long changes are collected.
     *
     * @return zero for a listener that is told of each change by itself
     */
    public Duration collecting() {
        return collecting;
    }

    /**
     * Which alerts are wanted.
     *
     * @return a matcher
     */
    public AlertMatcher matcher() {
        return matcher;
    }

    /**
     * Where the listener runs.
     *
     * @return the executor, or empty for a thread of its own
     */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /**
     * How often an alert that fires on is told again.
     *
     * @return zero for never
     */
    public Duration repeat() {
        return repeat;
    }

    /**
     * Whether a page of an SLO holds back its tickets.
     *
     * @return true unless {@link #withoutInhibition()}
     */
    public boolean isInhibited() {
        return inhibited;
    }

    /**
     * Whether silences hold back alerts.
     *
     * @return true unless {@link #withoutSilences()}
     */
    public boolean isSilenced() {
        return silenced;
    }

    private record OneByOne(AlertListener listener) implements AlertBatchListener {
        @Override
        public void onAlerts(List<Alert> alerts) throws Exception {
            for (Alert alert : alerts) {
                listener.onAlert(alert);
            }
        }

        @Override
        public void onRepeats(List<Alert> alerts) throws Exception {
            for (Alert alert : alerts) {
                listener.onRepeat(alert);
            }
        }
    }
}
