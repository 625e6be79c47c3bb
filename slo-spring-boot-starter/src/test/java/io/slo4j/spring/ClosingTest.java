package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloListener;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.Severity;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** Who is still told what when a context closes, and what the next one tells. */
class ClosingTest {
    @TempDir
    private Path folder;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    /* A bean that takes part in closing. */
    private interface Pager extends AlertListener, AutoCloseable {
        @Override
        void close();
    }

    private ConfigurableApplicationContext start(Consumer<GenericApplicationContext> beans) {
        return new SpringApplicationBuilder(Application.class)
                .initializers(context -> beans.accept((GenericApplicationContext) context))
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.main.register-shutdown-hook=false",
                        "slo.store=" + folder,
                        "slo.objectives.checkout.objective=99.9%")
                .run();
    }

    private GenericApplicationContext telling(GenericApplicationContext beans, String who) {
        beans.registerBean(who + "Listener", AlertListener.class, () -> alert -> told.add(who + " listener"));
        beans.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof Alert) {
                told.add(who + " event");
            }
        });
        return beans;
    }

    @Test
    void aParentAndItsChildTellTheirOwnBeansOnceEach() {
        try (ConfigurableApplicationContext parent =
                start(beans -> telling(beans, "parent").registerBean(SloClock.class, () -> clock))) {
            try (ConfigurableApplicationContext child = new SpringApplicationBuilder(Application.class)
                    .parent(parent)
                    .initializers(context -> telling((GenericApplicationContext) context, "child"))
                    .web(WebApplicationType.NONE)
                    .properties("spring.main.banner-mode=off", "slo.objectives.checkout.objective=99.9%")
                    .run()) {
                outage(child);
                told.sort(null);
                assertEquals(List.of("child event", "child listener", "parent event", "parent listener"), told);
            }
        }
    }

    private void outage(ConfigurableApplicationContext context) {
        SloRegistry slos = context.getBean(SloRegistry.class);
        Slo checkout = slos.find("checkout").orElseThrow();
        for (int second = 0; second < 60; second++) {
            checkout.bad();
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
    }

    @Test
    void whatWaitsForASlowListenerIsToldBeforeItsBeanIsDestroyed() {
        CountDownLatch closing = new CountDownLatch(1);
        ConfigurableApplicationContext context = start(beans -> beans.registerBean(Pager.class, () -> new Pager() {
            @Override
            public void onAlert(Alert alert) throws InterruptedException {
                assertTrue(closing.await(30, TimeUnit.SECONDS), "the context must close");
                told.add(alert.slo() + (alert.firing() ? " begins" : " ends"));
            }

            @Override
            public void close() {
                told.add("closed");
            }
        }));
        SloRegistry slos = context.getBean(SloRegistry.class);
        for (String name : List.of("one", "two", "three")) {
            Slo.builder(name).objective("99%").register(slos);
            slos.testAlert(name, Severity.PAGE, Duration.ofMinutes(1));
        }
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                closing.countDown();
            }
        });
        context.close();
        assertEquals(
                List.of("one begins", "two begins", "three begins", "one ends", "two ends", "three ends", "closed"),
                told);
    }

    @Test
    void aPageThatAListenerHasNotTakenIsToldByTheNextContext() {
        try (ConfigurableApplicationContext context = start(beans -> {
            beans.registerBean(SloClock.class, () -> clock);
            beans.registerBean(AlertListener.class, () -> alert -> {
                throw new IllegalStateException("the pager is down");
            });
        })) {
            outage(context);
        }
        try (ConfigurableApplicationContext context = start(beans -> {
            beans.registerBean(SloClock.class, () -> clock);
            beans.registerBean(AlertListener.class, () -> alert -> told.add(alert.severity() + " " + alert.firing()));
        })) {
            clock.advance(Duration.ofSeconds(1));
            context.getBean(SloRegistry.class).tick();
            assertEquals(List.of("PAGE true"), told);
        }
    }

    @Test
    void anEventThatCouldNotBePublishedIsPublishedByTheNextContext() {
        try (ConfigurableApplicationContext context = start(beans -> {
            beans.registerBean(SloClock.class, () -> clock);
            beans.addApplicationListener(event -> {
                if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof Alert) {
                    throw new IllegalStateException("the pager is down");
                }
            });
        })) {
            outage(context);
        }
        try (ConfigurableApplicationContext context = start(beans -> {
            beans.registerBean(SloClock.class, () -> clock);
            beans.addApplicationListener(event -> {
                if (event instanceof PayloadApplicationEvent<?> payload
                        && payload.getPayload() instanceof Alert alert) {
                    told.add(alert.severity() + " " + alert.firing());
                }
            });
        })) {
            clock.advance(Duration.ofSeconds(1));
            context.getBean(SloRegistry.class).tick();
            assertEquals(List.of("PAGE true"), told);
        }
    }

    @Test
    void aListenerOfSlosHearsThatTheyAreClosed() {
        start(beans -> beans.registerBean(SloListener.class, () -> new SloListener() {
                    @Override
                    public void registered(Slo slo) {
                        told.add(slo.name() + " registered");
                    }

                    @Override
                    public void closed(Slo slo) {
                        told.add(slo.name() + " closed");
                    }
                }))
                .close();
        assertEquals(List.of("checkout registered", "checkout closed"), told);
    }

    @Test
    void aRegistryThatOutlivesTheContextCallsItsBeansNoMore() {
        try (SloRegistry outside = SloRegistry.builder().clock(clock).build()) {
            try (ConfigurableApplicationContext context = start(beans -> {
                beans.registerBean(SloRegistry.class, () -> outside, definition -> definition.setDestroyMethodName(""));
                beans.registerBean(AlertListener.class, () -> alert -> told.add("told"));
            })) {
                assertEquals(outside, context.getBean(SloRegistry.class));
            }
            outside.testAlert("checkout", Severity.PAGE, Duration.ofMinutes(1));
            clock.advance(Duration.ofSeconds(1));
            outside.tick();
            assertEquals(List.of(), told);
        }
    }
}
