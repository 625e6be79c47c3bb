package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a pipeline is told that asks whether it may deploy. */
class GateTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        SloClock clock() {
            return VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        }

        @Bean
        BudgetPolicy levels() {
            return BudgetPolicy.standard();
        }
    }

    private static void asks(WebApplicationType type) {
        try (Server server = new Server(
                type,
                Application.class,
                "slo.objectives.checkout.objective=99.9%",
                "management.endpoints.web.exposure.include=slo")) {
            String deploy = "/actuator/slo/gate?slo=checkout&action=deploy";
            HttpResponse<String> before = server.get(deploy);
            assertEquals(200, before.statusCode());
            assertEquals(
                    "{\"slo\":\"checkout\",\"action\":\"deploy\",\"allowed\":true,\"remaining\":1.0}", before.body());

            SloRegistry slos = server.context().getBean(SloRegistry.class);
            Slo checkout = slos.find("checkout").orElseThrow();
            for (int minute = 0; minute < 60; minute++) {
                checkout.bad(100);
                ((VirtualClock) slos.clock()).advance(Duration.ofMinutes(1));
                slos.tick();
            }

            HttpResponse<String> after = server.get(deploy);
            assertEquals(503, after.statusCode());
            assertEquals(
                    "{\"slo\":\"checkout\",\"action\":\"deploy\",\"allowed\":false,\"remaining\":"
                            + checkout.status().budget().remaining() + "}",
                    after.body());
            assertEquals(
                    200,
                    server.get("/actuator/slo/gate?slo=checkout&action=rollback")
                            .statusCode());
            assertEquals(
                    400,
                    server.get("/actuator/slo/gate?slo=checkout&action=deplyo").statusCode());
            assertEquals(
                    400,
                    server.get("/actuator/slo/gate?slo=chekout&action=deploy").statusCode());
        }
    }

    @Test
    void anExhaustedBudgetClosesTheGate() {
        asks(WebApplicationType.SERVLET);
    }

    @Test
    void theGateIsTheSameInWebFlux() {
        asks(WebApplicationType.REACTIVE);
    }
}
