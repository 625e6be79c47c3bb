package io.slo4j.spring.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"slo.store=/nowhere/at/all", "slo.objectives.checkout.objective=99.9%"})
@AutoConfigureSlo
class AutoConfigureSloTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        Pager pager() {
            return new Pager();
        }
    }

    static class Pager implements AlertListener {
        final List<Alert> heard = new ArrayList<>();

        @Override
        public void onAlert(Alert alert) {
            heard.add(alert);
        }
    }

    @Autowired
    private VirtualClock clock;

    @Autowired
    private SloRegistry slos;

    @Autowired
    private Slo checkout;

    @Autowired
    private Pager pager;

    @RepeatedTest(2)
    void eachTestBeginsWithoutAPastAndOutagesPageInVirtualTime() {
        assertSame(clock, slos.clock());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), clock.now());
        assertEquals(0, checkout.status().bad());
        assertEquals(List.of(), pager.heard);
        for (int second = 0; second < 60; second++) {
            checkout.bad(10);
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        assertEquals(
                List.of("14.4x 1h/5m"),
                pager.heard.stream().map(alert -> alert.rule().name()).toList());
    }
}
