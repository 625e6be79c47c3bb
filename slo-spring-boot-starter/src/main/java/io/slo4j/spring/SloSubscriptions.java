package io.slo4j.spring;

import io.slo4j.SloListener;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.TryAgainException;
import io.slo4j.budget.BudgetListener;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the listener beans, and publishes every alert and every change of a budget's level as an event. What began before the
 * context was ready is told then, and what waits when the context closes while its beans are still there.
 */
final class SloSubscriptions implements SmartInitializingSingleton, SmartLifecycle, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    static final String REGISTRATIONS = "io.slo4j.spring.registrations";

    private final SloRegistry slos;
    private final SloRegistrations registrations;
    private final ApplicationEventPublisher events;
    private final ConfigurableListableBeanFactory beans;
    private volatile boolean running;
    private volatile boolean closed;

    SloSubscriptions(
            SloRegistry slos,
            SloRegistrations registrations,
            ApplicationEventPublisher events,
            ConfigurableListableBeanFactory beans) {
        this.slos = slos;
        this.registrations = registrations;
        this.events = events;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        isDestroyedAfterTheRegistry(REGISTRATIONS);
        beans(SloListener.class).forEach(listener -> registrations.add(slos.addListener(listener)));
        beans(AlertListener.class).forEach(listener -> registrations.add(slos.onAlert(listener)));
        beans(AlertSubscription.class).forEach(one -> registrations.add(slos.subscribe(one)));
        beans(BudgetListener.class).forEach(listener -> registrations.add(slos.onBudgetLevel(listener)));
        registrations.add(slos.onAlert(this::publish));
        registrations.add(slos.onBudgetLevel(this::publish));
    }

    private <T> Stream<T> beans(Class<T> type) {
        for (String name : beans.getBeanNamesForType(type)) {
            isDestroyedAfterTheRegistry(name);
        }
        return beans.getBeanProvider(type).orderedStream();
    }

    private void isDestroyedAfterTheRegistry(String name) {
        for (String registry : beans.getBeanNamesForType(SloRegistry.class)) {
            beans.registerDependentBean(name, registry);
        }
    }

    private void publish(Object event) throws TryAgainException {
        if (closed) {
            throw new TryAgainException("the application context is closed", AGAIN);
        }
        events.publishEvent(event);
    }

    @Override
    public void start() {
        running = true;
    }

    /** After everything that serves, and before beans are destroyed. */
    @Override
    public void stop() {
        running = false;
        slos.tick();
        slos.awaitDelivery(PATIENCE);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void close() {
        closed = true;
    }
}
