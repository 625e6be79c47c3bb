package io.slo4j.spring;

import io.slo4j.SloListener;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.TryAgainException;
import io.slo4j.budget.BudgetListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

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
    private final Consumer<Object> events;
    private final ConfigurableListableBeanFactory beans;
    private volatile boolean running;
    private volatile boolean closed;

    SloSubscriptions(
            SloRegistry slos,
            SloRegistrations registrations,
            ApplicationContext context,
            ConfigurableListableBeanFactory beans) {
        this.slos = slos;
        this.registrations = registrations;
        this.events = publisher(context);
        this.beans = beans;
    }

    /* An event of a context is one of its parent's as well, where the parent's own publish it already. */
    private static Consumer<Object> publisher(ApplicationContext context) {
        ApplicationContext parent = context.getParent();
        if (parent == null
                || parent.getBeanProvider(SloSubscriptions.class).stream()
                        .findAny()
                        .isEmpty()) {
            return context::publishEvent;
        }
        ApplicationEventMulticaster here = context.getBean(
                AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, ApplicationEventMulticaster.class);
        return event -> here.multicastEvent(new PayloadApplicationEvent<>(context, event));
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

    /* Of this context alone: a parent has registered its own. */
    private <T> List<T> beans(Class<T> type) {
        List<T> all = new ArrayList<>();
        for (String name : beans.getBeanNamesForType(type)) {
            isDestroyedAfterTheRegistry(name);
            all.add(beans.getBean(name, type));
        }
        AnnotationAwareOrderComparator.sort(all);
        return all;
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
        events.accept(event);
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
