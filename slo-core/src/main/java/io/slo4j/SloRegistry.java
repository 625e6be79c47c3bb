package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertHistory;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Release;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silences;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetListener;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.delivery.DirectListener;
import io.slo4j.internal.delivery.ListenerKind;
import io.slo4j.internal.delivery.Scope;
import io.slo4j.internal.engine.Engine;
import io.slo4j.internal.engine.EngineSettings;
import io.slo4j.internal.engine.Introduced;
import io.slo4j.internal.engine.Introductions;
import io.slo4j.internal.engine.MemberSettings;
import io.slo4j.internal.engine.SloTracker;
import io.slo4j.source.SourceStatus;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The SLOs of a service. Once a second the registry ticks: it checkpoints their totals and evaluates their rules.
 *
 * <p>A registry has one daemon thread that ticks, one for each alert listener and each budget listener, and one for its
 * store; on a virtual clock it has none. Safe for use by any thread. The code that creates a registry closes it:
 * {@link #close()} evaluates once more, delivers waiting notifications and ends the threads.
 */
public final class SloRegistry implements AutoCloseable {
    private static final Duration LONGEST_TEST = Duration.ofDays(1);

    private final Introduced<Slo> listeners = new Introduced<>();
    private final SloClock clock;
    private final Engine<Slo> engine;

    SloRegistry(EngineSettings settings) {
        this.clock = settings.clock();
        this.engine = new Engine<>(
                settings,
                (tracker, recorder) -> new Slo(this, tracker, recorder),
                listeners,
                SloDefinition::new,
                definition -> definition.settled().outcomes());
    }

    /**
     * Creates a registry on the system clock that ticks once a second.
     *
     * @return a new registry
     */
    public static SloRegistry create() {
        return builder().build();
    }

    /**
     * Returns a builder for a registry.
     *
     * @return a builder
     */
    public static SloRegistryBuilder builder() {
        return new SloRegistryBuilder();
    }

    /**
     * Registers an SLO. It goes on from what was counted under its name before: by an SLO that was {@linkplain Slo#close()
     * closed}, or by an earlier process whose {@linkplain SloRegistryBuilder#store store} this registry has. Else it counts from
     * this moment on.
     *
     * @param definition the settings of the SLO
     * @return the SLO
     * @throws IllegalArgumentException if the name is taken or that of a member of a group, or a time slice or a window is
     *     shorter than a tick
     * @throws IllegalStateException if the registry is closed
     */
    public Slo register(SloDefinition definition) {
        return engine.register(given("definition", definition));
    }

    /**
     * Returns the registered SLO of this definition, or registers a new one. What a predicate or a trace id supplier does
     * cannot be compared, only where it was written: each must come from the same lambda expression or class. Build the
     * definition in one place.
     *
     * @param definition what it is
     * @return the SLO
     * @throws IllegalArgumentException if the registered SLO of this name has another definition; the message says what
     *     differs
     * @throws IllegalStateException if the registry is closed
     */
    public Slo findOrRegister(SloDefinition definition) {
        Slo slo = find(given("definition", definition).name()).orElseGet(() -> engine.findOrRegister(definition));
        slo.definition().requireSame(definition);
        return slo;
    }

    SloGroup register(MemberSettings group) {
        return new SloGroup(engine.register(group));
    }

    Optional<SourceStatus> sourceOf(SloTracker tracker) {
        return engine.sourceOf(tracker);
    }

    void close(Slo slo) {
        engine.close(slo.tracker());
    }

    void retire(Slo slo) {
        engine.retire(slo.tracker());
    }

    /**
     * Returns the SLO of this name.
     *
     * @param name a name
     * @return the SLO, or empty if none is registered
     */
    public Optional<Slo> find(String name) {
        return engine.find(given("name", name));
    }

    /**
     * Returns all SLOs.
     *
     * @return an immutable copy, ordered by name
     */
    public Collection<Slo> slos() {
        return engine.all();
    }

    /**
     * Returns the clock of this registry.
     *
     * @return as given to the builder
     */
    public SloClock clock() {
        return clock;
    }

    /**
     * Calls a listener when an alert of any SLO begins to fire or resolves:
     * {@code subscribe(AlertSubscription.to(listener))}.
     *
     * @param listener the listener to call
     * @return the registration; close it to end the calls
     */
    public Registration onAlert(AlertListener listener) {
        return subscribe(AlertSubscription.to(given("listener", listener)));
    }

    /**
     * Calls a listener when an alert of one severity begins to fire or resolves.
     *
     * @param severity page, ticket or info
     * @param listener the listener to call
     * @return the registration; close it to end the calls
     */
    public Registration onAlert(Severity severity, AlertListener listener) {
        given("severity", severity);
        return subscribe(AlertSubscription.to(given("listener", listener)).severity(severity));
    }

    /**
     * Calls a listener with the alerts that a subscription selects, in the way it says. Alerts that fire already are
     * delivered at the next tick.
     *
     * @param subscription the listener, the alerts it gets, and how
     * @return the registration; close it to end the calls
     */
    public Registration subscribe(AlertSubscription subscription) {
        return engine.delivery().register(given("subscription", subscription), Scope.unlimited(subscription::wants));
    }

    Registration subscribe(AlertSubscription subscription, Scope<Alert> scope) {
        return engine.delivery().register(subscription, scope);
    }

    /**
     * Tells listeners of an alert that nothing has made fire, to see whether alerts arrive: from the next tick on, for some time. It
     * goes to every listener that wants such an alert, muted or not, says of itself that it {@linkplain Alert#isTest() is a test}, and
     * touches no number: not the state of a rule, a budget, a meter, the history or its statistics. Its figures are those of now. A
     * process that is killed meanwhile leaves its end untold.
     *
     * @param slo the name of a registered SLO, whose labels and annotations it has
     * @param severity that of its first rule of this severity
     * @param lasting from its beginning to its end, above zero and at most a day, on the registry's clock; rounded up to a tick
     * @return the alert as it begins
     * @throws IllegalArgumentException if there is no such SLO, it has no such rule, or the time is out of range
     * @throws IllegalStateException if the registry is closed
     */
    public Alert testAlert(String slo, Severity severity, Duration lasting) {
        Nanos.positive("length of a test", lasting);
        if (lasting.compareTo(LONGEST_TEST) > 0) {
            throw new IllegalArgumentException("length of a test must be at most PT24H, but was " + lasting);
        }
        return engine.test(given("name of the SLO to test", slo), given("severity", severity), lasting.toNanos());
    }

    /**
     * Marks a release: from now on the service runs as this. An alert that begins within an hour after it says so. When the last
     * release has this name already, it stays as it is, so that each process may say at its start what it is.
     *
     * @param name not blank, at most 100 characters: {@code v42}
     * @return the release, and when it began
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public Release release(String name) {
        return engine.release(given("release name", name));
    }

    /**
     * Returns the last releases, with those of earlier processes if there is a store.
     *
     * @return at most 100, the oldest first
     */
    public List<Release> releases() {
        return engine.releases();
    }

    /**
     * Returns the silences, which mute some alerts for some time.
     *
     * @return the silences of this registry, to read and change
     */
    public Silences silences() {
        return engine.silences();
    }

    /**
     * Returns the latest alerts, with those of earlier processes if there is a store, and statistics of each rule.
     *
     * @return the live history of this registry, of at most {@link SloRegistryBuilder#rememberAlerts} alerts
     */
    public AlertHistory alertHistory() {
        return engine.history();
    }

    /**
     * Calls a listener when the budget of any SLO moves to another level of its policy.
     *
     * @param listener the listener to call
     * @return the registration; close it to end the calls
     */
    public Registration onBudgetLevel(BudgetListener listener) {
        return onBudgetLevel(Scope.unlimited(change -> true), listener);
    }

    Registration onBudgetLevel(Scope<BudgetLevelChange> scope, BudgetListener listener) {
        return engine.delivery().register(scope, given("listener", listener));
    }

    /**
     * Adds a listener. It is called with every registered SLO before this method returns, then with each that comes or is closed.
     *
     * @param listener the listener to call, on the thread that registers or closes an SLO
     * @return the registration; close it to remove the listener
     */
    public Registration addListener(SloListener listener) {
        DirectListener<SloListener> added =
                new DirectListener<>(ListenerKind.SLO, given("listener", listener), engine.notices());
        Introductions<Slo> introductions = new Introductions<>(
                slo -> added.call(slo.name() + " was registered", one -> one.registered(slo)),
                slo -> added.call(slo.name() + " was closed", one -> one.closed(slo)));
        List<Slo> present = engine.between(slos -> {
            slos.forEach(introductions::due);
            listeners.add(introductions);
            return slos;
        });
        present.forEach(introductions::registered);
        return added.registration(() -> listeners.remove(introductions));
    }

    /**
     * Everything that is known of the SLOs, as a value: to keep it, send it, or add it to those of other instances. Ticks and
     * recording go on meanwhile. After {@link #close()} it says how the SLOs stood then, with what was counted later.
     *
     * @return a new snapshot
     */
    public SloSnapshot snapshot() {
        return engine.snapshot();
    }

    /**
     * Checkpoints the totals and evaluates the rules of every SLO now. The registry's own thread calls this once a tick. On
     * a virtual clock the code that moves the clock calls it, and alerts are delivered before this method returns.
     */
    public void tick() {
        engine.tick();
    }

    /**
     * Waits until listeners have returned from all that is to be delivered now: before what they need is taken down, where that comes
     * before the registry is closed. What one of them has failed on, and is called with again later, is not waited for.
     *
     * @param atMost how long to wait, zero or more
     * @return whether they have returned in time; on a virtual clock ticks deliver, and nothing is waited for
     * @throws IllegalArgumentException if the time is negative
     */
    public boolean awaitDelivery(Duration atMost) {
        Nanos.orZero("time at most", atMost);
        return engine.delivery().awaitDelivered(atMost);
    }

    /**
     * How the registry itself is doing: its ticks, listeners, store, groups and sources. For whoever watches the watcher.
     *
     * @return a value that never changes
     */
    public RegistryHealth health() {
        return RegistryHealth.of(engine.health());
    }

    /**
     * How many ticks there have been since the registry was made. What is kept of a status while this stays is of the present tick.
     *
     * @return a count that only grows
     */
    public long ticks() {
        return engine.ticks();
    }

    /**
     * Evaluates once more, delivers what listeners take within five seconds, saves if there is a store, closes every SLO and ends
     * the threads. Alerts that fire go on in the next process. Closing again waits until that is done, unless it is a listener
     * that closes. Listeners and silences that are added to a closed registry are accepted and have no effect.
     */
    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return "SloRegistry[" + engine.all().size() + " SLOs]";
    }
}
