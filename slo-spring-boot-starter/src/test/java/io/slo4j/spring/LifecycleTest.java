package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertState;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** What becomes of counts and alerts when contexts come and go. */
class LifecycleTest {
    @TempDir
    private Path folder;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    private ConfigurableApplicationContext start(SpringApplicationBuilder application) {
        return application
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.main.register-shutdown-hook=false",
                        "slo.store=" + folder,
                        "slo.objectives.checkout.objective=99.9%")
                .run();
    }

    private static Slo checkout(ConfigurableApplicationContext context) {
        return context.getBean(SloRegistry.class).find("checkout").orElseThrow();
    }

    /* As a devtools restart does it: the next context begins when the last one has closed. */
    @Test
    void aRestartInOneProcessLosesNothingAndTellsNoFalseEnd() {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        List<Alert> told = new CopyOnWriteArrayList<>();
        long bad = 0;
        for (int life = 0; life < 3; life++) {
            try (ConfigurableApplicationContext context =
                    start(new SpringApplicationBuilder(Application.class).initializers(beans -> {
                        GenericApplicationContext all = (GenericApplicationContext) beans;
                        all.registerBean(SloClock.class, () -> clock);
                        all.registerBean(AlertListener.class, () -> told::add);
                    }))) {
                assertEquals(bad, checkout(context).status().bad());
                for (int second = 0; second < 120; second++) {
                    checkout(context).bad();
                    clock.advance(Duration.ofSeconds(1));
                    context.getBean(SloRegistry.class).tick();
                }
                bad += 120;
            }
            clock.advance(Duration.ofSeconds(10));
        }
        /* One for each of the two rules that page. */
        assertEquals(
                List.of(AlertState.FIRING, AlertState.FIRING),
                told.stream().map(Alert::to).toList(),
                () -> told.stream().map(Alert::summary).toList().toString());
    }

    @Test
    void aSecondContextWithTheSameDirectoryCountsWithoutAStoreUntilItIsFree() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("io.slo4j");
        log.addHandler(listening);
        ConfigurableApplicationContext first = start(new SpringApplicationBuilder(Application.class));
        log.setLevel(Level.ALL); // which the logging of the tests has turned off
        checkout(first).bad(3);
        try (ConfigurableApplicationContext second = start(new SpringApplicationBuilder(Application.class))) {
            checkout(second).bad();
            assertEquals(1, checkout(second).status().bad());
            first.close();
            Server.await(4L, () -> checkout(second).status().bad());
            assertEquals(
                    1,
                    said.stream().filter(line -> line.contains("was in use by")).count(),
                    said::toString);
        } finally {
            first.close();
            log.removeHandler(listening);
            log.setLevel(Level.OFF);
        }
        try (ConfigurableApplicationContext third = start(new SpringApplicationBuilder(Application.class))) {
            assertEquals(4, checkout(third).status().bad());
        }
        assertTrue(said.stream().noneMatch(line -> line.contains("could not be saved")), said::toString);
    }
}
