package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.Nanos;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A listener, the alerts that it wants, and the way it is called. Pass it to {@code SloRegistry.subscribe}.
 *
 * <p>By default a listener
 *
 * <ul>
 *   <li>is called for every page and every ticket ({@link #severity}, {@link #slo} and {@link #matcher(AlertMatcher) matcher}
 *       choose some; one that chooses {@link Severity#INFO} is called for those),
 *   <li>on a daemon thread of its own ({@link #executor(Executor) executor}),
 *   <li>once when the alert begins to fire and once when it resolves ({@link #repeatEvery}),
 *   <li>for what is no page only when no page of the same SLO fires that somebody has heard of, or would
 *       ({@link #withoutInhibition}),
 *   <li>and only when no silence matches the alert ({@link #withoutSilences}).
 * </ul>
 *
 * <p>Inhibition and silences delay notifications: the listener is called when they end, if the alert still fires then. A
 * listener that was called when an alert began to fire is also called when it resolves, muted or not.
 *
 * <p>Restrictions add up: {@code severity(PAGE).matcher(AlertMatcher.ofSlo("checkout-*"))} selects the pages of these SLOs.
 * Two that contradict each other throw an {@code IllegalStateException}.
 *
 * <p>Immutable: each method returns a new subscription, and a call whose result is not used changes nothing.
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
        given("listener", listener);
        return new AlertSubscription(listener, collecting, AlertMatcher.any(), null, Duration.ZERO, true, true);
    }

    /**
     * A subscription of a listener that is called with one alert at a time.
     *
     * @param listener the listener
     * @return a subscription to every page and every ticket
     */
    public static AlertSubscription to(AlertListener listener) {
        return of(new OneByOne(given("listener", listener)), Duration.ZERO);
    }

    /**
     * A subscription of a listener that is called with all alerts that change in a window of time at once. The window
     * begins with the first change, and ends with the first tick that is at least this much later.
     *
     * @param window the length of the window, above zero, on the registry's clock
     * @param listener the listener
     * @return a subscription to every page and every ticket
     * @throws IllegalArgumentException if the window is not above zero
     */
    public static AlertSubscription collecting(Duration window, AlertBatchListener listener) {
        Nanos.positive("collecting window", window);
        return of(listener, window);
    }

    /**
     * Restricts the subscription to alerts of one severity.
     *
     * @param severity page, ticket or info
     * @return a new subscription
     * @throws IllegalStateException if it is restricted to the other severity already
     */
    public AlertSubscription severity(Severity severity) {
        return matcher(AlertMatcher.any().withSeverity(severity));
    }

    /**
     * Restricts the subscription to alerts of some SLOs.
     *
     * @param name the name of an SLO; {@code *} in it stands for any characters
     * @return a new subscription
     * @throws IllegalArgumentException if the name is blank
     * @throws IllegalStateException if it is restricted to another name already
     */
    public AlertSubscription slo(String name) {
        return matcher(AlertMatcher.ofSlo(name));
    }

    /**
     * Restricts the subscription to alerts that match, beside earlier restrictions.
     *
     * @param wanted matches the alerts that are wanted
     * @return a new subscription
     * @throws IllegalStateException if an earlier restriction says another SLO name, severity, rule or value of a label
     */
    public AlertSubscription matcher(AlertMatcher wanted) {
        return new AlertSubscription(
                listener, collecting, matcher.and(given("matcher", wanted)), executor, repeat, inhibited, silenced);
    }

    /**
     * Calls the listener on an executor, one call at a time and in order. An executor that throws has refused: notifications
     * are kept, and the executor is asked again at the next tick. One that has not begun after a minute, because it is busy or
     * has dropped the work silently, is asked once more, and again after 2, 4 and so on up to 60 minutes.
     *
     * @param runner the executor; it is not shut down with the registry
     * @return a new subscription
     */
    public AlertSubscription executor(Executor runner) {
        return new AlertSubscription(
                listener, collecting, matcher, given("executor", runner), repeat, inhibited, silenced);
    }

    /**
     * Repeats the notification of an alert while it goes on firing. Nothing is repeated while the alert is inhibited or
     * silenced, nor while other notifications wait for the listener.
     *
     * @param interval from one notification to the next, above zero, on the registry's clock; rounded up to a tick
     * @return a new subscription
     * @throws IllegalArgumentException if the interval is not above zero
     */
    public AlertSubscription repeatEvery(Duration interval) {
        Nanos.positive("repeat interval", interval);
        return new AlertSubscription(listener, collecting, matcher, executor, interval, inhibited, silenced);
    }

    /**
     * Calls the listener for tickets and infos also while a page of the same SLO fires.
     *
     * @return a new subscription
     */
    public AlertSubscription withoutInhibition() {
        return new AlertSubscription(listener, collecting, matcher, executor, repeat, false, silenced);
    }

    /**
     * Calls the listener for silenced alerts, too.
     *
     * @return a new subscription
     */
    public AlertSubscription withoutSilences() {
        return new AlertSubscription(listener, collecting, matcher, executor, repeat, inhibited, false);
    }

    /**
     * The listener.
     *
     * @return the listener; an {@link AlertListener} as one that is called with batches of one
     */
    public AlertBatchListener listener() {
        return listener;
    }

    /**
     * The window in which changes are collected.
     *
     * @return zero for a listener that is called with one alert at a time
     */
    public Duration collecting() {
        return collecting;
    }

    /**
     * Matches the alerts that are wanted.
     *
     * @return a matcher
     */
    public AlertMatcher matcher() {
        return matcher;
    }

    /**
     * Whether an alert is wanted.
     *
     * @param alert an alert, firing or resolved
     * @return true if the matcher matches it, and it is no {@link Severity#INFO} or infos were chosen by their severity
     */
    public boolean wants(Alert alert) {
        return matcher.matches(alert)
                && (alert.severity() != Severity.INFO || matcher.severity().isPresent());
    }

    /**
     * The executor that calls the listener.
     *
     * @return empty if the listener has a thread of its own
     */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /**
     * The interval at which an alert that goes on firing is repeated.
     *
     * @return zero if it is not repeated
     */
    public Duration repeat() {
        return repeat;
    }

    /**
     * Whether a page of an SLO mutes its less urgent alerts.
     *
     * @return true unless {@link #withoutInhibition()}
     */
    public boolean isInhibited() {
        return inhibited;
    }

    /**
     * Whether silences mute alerts.
     *
     * @return true unless {@link #withoutSilences()}
     */
    public boolean isSilenced() {
        return silenced;
    }

    /** What is subscribed to and how, without the listener and its executor. */
    @Override
    public String toString() {
        return "AlertSubscription[matcher=" + matcher + ", collecting=" + Durations.text(collecting) + ", repeat="
                + Durations.text(repeat) + ", inhibited=" + inhibited + ", silenced=" + silenced + ", thread="
                + (executor == null ? "own" : "executor's") + "]";
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
