package io.slo4j.spring;

import io.slo4j.Registration;
import io.slo4j.SloListener;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.budget.BudgetListener;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells the listener beans, and publishes every alert and every change of a budget's level as an event. What began before the
 * context was ready is told then.
 */
final class SloSubscriptions implements SmartInitializingSingleton, AutoCloseable {
    private final SloRegistry slos;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<AlertListener> alerts;
    private final ObjectProvider<AlertSubscription> subscriptions;
    private final ObjectProvider<BudgetListener> budgets;
    private final ObjectProvider<SloListener> listeners;
    private final List<Registration> registrations = new ArrayList<>();

    SloSubscriptions(
            SloRegistry slos,
            ApplicationEventPublisher events,
            ObjectProvider<AlertListener> alerts,
            ObjectProvider<AlertSubscription> subscriptions,
            ObjectProvider<BudgetListener> budgets,
            ObjectProvider<SloListener> listeners) {
        this.slos = slos;
        this.events = events;
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.budgets = budgets;
        this.listeners = listeners;
    }

    @Override
    public void afterSingletonsInstantiated() {
        listeners.orderedStream().forEach(listener -> registrations.add(slos.addListener(listener)));
        alerts.orderedStream().forEach(listener -> registrations.add(slos.onAlert(listener)));
        subscriptions.orderedStream().forEach(one -> registrations.add(slos.subscribe(one)));
        budgets.orderedStream().forEach(listener -> registrations.add(slos.onBudgetLevel(listener)));
        registrations.add(slos.onAlert(events::publishEvent));
        registrations.add(slos.onBudgetLevel(events::publishEvent));
    }

    /* Events must not go to a context that is closing. */
    @Override
    public void close() {
        registrations.forEach(Registration::close);
    }
}
