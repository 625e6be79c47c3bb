package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertHistory;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silences;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetListener;
import io.slo4j.internal.delivery.DirectListener;
import io.slo4j.internal.delivery.ListenerKind;
import io.slo4j.internal.engine.Audience;
import io.slo4j.internal.engine.Engine;
import io.slo4j.internal.engine.EngineSettings;
import io.slo4j.internal.engine.MemberSettings;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.SloClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The SLOs of a service, and what makes them tick: once a second their totals are checkpointed and their rules evaluated.
 *
 * <p>A registry has one daemon thread that ticks, and one for each alert listener and each budget listener; on a virtual
 * clock it has none. Safe for use by any thread. Close it to evaluate once more, deliver what is waiting and end the threads.
 */
public final class SloRegistry implements AutoCloseable {
    private final SloListeners listeners = new SloListeners();
    private final Engine<Slo> engine;

    SloRegistry(EngineSettings settings) {
        this.engine = new Engine<>(settings, tracker -> new Slo(this, tracker, settings.clock()), listeners);
    }

    /**
     * A registry in real time that ticks once a second.
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
     * Registers an SLO, which counts from this moment on.
     *
     * @param definition what it is
     * @return the SLO
     * @throws IllegalArgumentException if the name is taken, or time slices are shorter than a tick
     * @throws IllegalStateException if the registry is closed
     */
    public Slo register(SloDefinition definition) {
        return engine.register(given("definition", definition));
    }

    /**
     * Returns the SLO of this definition: the one that is there, or else a new one.
     *
     * @param definition what it is
     * @return the SLO
     * @throws IllegalArgumentException if an SLO of this name is there and its definition is another; the message says what
     *     differs
     * @throws IllegalStateException if the registry is closed
     */
    public Slo findOrRegister(SloDefinition definition) {
        Slo slo = find(given("definition", definition).name()).orElse(null);
        if (slo == null) {
            try {
                return register(definition);
            } catch (IllegalArgumentException taken) {
                slo = find(definition.name()).orElseThrow(() -> taken);
            }
        }
        List<String> differences = slo.definition().differencesFrom(definition);
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("definition of SLO \"" + definition.name()
                    + "\" must be that of the registered one, but " + String.join("; ", differences));
        }
        return slo;
    }

    SloGroup register(MemberSettings group) {
        return new SloGroup(engine.register(group));
    }

    void remove(Slo slo) {
        engine.remove(slo.tracker());
    }

    /**
     * The SLO of this name.
     *
     * @param name a name
     * @return the SLO, or empty if none is registered
     */
    public Optional<Slo> find(String name) {
        return engine.find(given("name", name));
    }

    /**
     * All SLOs.
     *
     * @return an immutable copy, ordered by name
     */
    public Collection<Slo> slos() {
        return engine.all();
    }

    /**
     * The clock of this registry.
     *
     * @return as given to the builder
     */
    public SloClock clock() {
        return engine.clock();
    }

    /**
     * Tells a listener when alerts of any SLO begin to fire or resolve: {@code subscribe(AlertSubscription.to(listener))}.
     *
     * @param listener who is told
     * @return the registration; close it to be told no more
     */
    public Registration onAlert(AlertListener listener) {
        return subscribe(AlertSubscription.to(given("listener", listener)));
    }

    /**
     * Tells a listener when alerts of one severity begin to fire or resolve.
     *
     * @param severity page or ticket
     * @param listener who is told
     * @return the registration; close it to be told no more
     */
    public Registration onAlert(Severity severity, AlertListener listener) {
        given("severity", severity);
        return subscribe(AlertSubscription.to(given("listener", listener)).severity(severity));
    }

    /**
     * Tells a listener of alerts, the way the subscription says. Of those that fire already, too, at the next tick.
     *
     * @param subscription who wants to be told of what, and how
     * @return the registration; close it to be told no more
     */
    public Registration subscribe(AlertSubscription subscription) {
        return engine.delivery().register(given("subscription", subscription), subscription.matcher()::matches);
    }

    Registration subscribe(AlertSubscription subscription, Predicate<Alert> wanted) {
        return engine.delivery().register(subscription, wanted);
    }

    /**
     * The times in which nobody is told of some alerts.
     *
     * @return the silences of this registry, to be read and changed
     */
    public Silences silences() {
        return engine.silences();
    }

    /**
     * The last alerts, those of earlier processes among them if there is a store, and how each rule has behaved.
     *
     * @return the history of this registry; it goes on growing, up to what the builder said
     */
    public AlertHistory alertHistory() {
        return engine.history();
    }

    /**
     * Tells a listener when the budget of any SLO moves to another level of its policy.
     *
     * @param listener who is told
     * @return the registration; close it to be told no more
     */
    public Registration onBudgetLevel(BudgetListener listener) {
        return onBudgetLevel(change -> true, listener);
    }

    Registration onBudgetLevel(Predicate<BudgetLevelChange> wanted, BudgetListener listener) {
        return engine.delivery().register(wanted, given("listener", listener));
    }

    /**
     * Adds a listener that is called with every SLO that is there, before this returns, and then with those that are
     * registered or closed.
     *
     * @param listener called on the thread that registers or closes an SLO
     * @return the registration; close it to remove the listener
     */
    public Registration addListener(SloListener listener) {
        DirectListener<SloListener> added = SloListeners.of(given("listener", listener));
        List<Slo> present = new ArrayList<>();
        Registration registration = engine.between(slos -> {
            present.addAll(slos);
            return listeners.add(added);
        });
        present.forEach(slo -> SloListeners.registered(added, slo));
        return registration;
    }

    /**
     * Everything that is known of the SLOs, as a value: to keep it, send it, or add it to those of other instances. Ticks and
     * recording go on meanwhile. After {@link #close()} there are no SLOs, and so none in the snapshot.
     *
     * @return a new snapshot
     */
    public SloSnapshot snapshot() {
        return engine.snapshot();
    }

    /**
     * Checkpoints the totals and evaluates the rules of every SLO, now. Called by the registry's own thread; on a virtual
     * clock by whoever moves it, and then alerts are delivered before this returns.
     */
    public void tick() {
        engine.tick();
    }

    /**
     * Evaluates once more, closes every SLO, delivers what listeners take within five seconds and ends the threads. Closing
     * again does nothing.
     */
    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return "SloRegistry[" + engine.all().size() + " SLOs]";
    }

    /**
     * The SLO listeners of one registry. Safe for use by any thread; none is called while a lock of the registry is held, because
     * a listener may have locks of its own.
     */
    private static final class SloListeners implements Audience<Slo> {
        private final List<DirectListener<SloListener>> all = new CopyOnWriteArrayList<>();

        Registration add(DirectListener<SloListener> listener) {
            all.add(listener);
            return listener.registration(() -> all.remove(listener));
        }

        static DirectListener<SloListener> of(SloListener listener) {
            return new DirectListener<>(ListenerKind.SLO, listener);
        }

        @Override
        public void registered(Slo slo) {
            all.forEach(listener -> registered(listener, slo));
        }

        @Override
        public void closed(Slo slo) {
            all.forEach(listener -> listener.call(slo.name() + " was closed", one -> one.closed(slo)));
        }

        /** Calls one listener with an SLO that is there. */
        static void registered(DirectListener<SloListener> listener, Slo slo) {
            listener.call(slo.name() + " was registered", one -> one.registered(slo));
        }
    }
}
