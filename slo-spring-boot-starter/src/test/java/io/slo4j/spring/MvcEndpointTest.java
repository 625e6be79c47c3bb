package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.annotation.TrackSlo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What {@code /actuator/slo} answers and takes, and what health says. */
class MvcEndpointTest {
    private static Server server;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Orders.class)
    static class Application {}

    @RestController
    @TrackSlo("orders")
    static class Orders {
        @GetMapping("/orders/{id}")
        public String order(@PathVariable String id) {
            return id;
        }
    }

    @BeforeAll
    static void start() {
        server = new Server(
                WebApplicationType.SERVLET,
                Application.class,
                "slo.objectives.orders.objective=99.9%",
                "slo.objectives.forgotten.objective=99.9%",
                "slo.http.objective=99.5%",
                "management.health.slo.enabled=true",
                "management.endpoint.health.show-details=always",
                "management.endpoints.web.exposure.include=*");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theEndpointShowsAllAndOneAndMembers() {
        server.get("/orders/5");
        String all = server.get("/actuator/slo").body();
        assertTrue(all.contains("\"slo.objectives.forgotten\""), all);
        assertTrue(server.get("/actuator/slo/orders").body().contains("\"objectiveText\":\"99.9%\""));
        Server.await(
                200,
                () -> server.get("/actuator/slo/http?member=/orders/%7Bid%7D").statusCode());
        assertEquals(404, server.get("/actuator/slo/nothing").statusCode());
        assertEquals("[]", server.get("/actuator/slo/history").body());
    }

    @Test
    void theEndpointTakesSilencesAndCorrections() {
        assertTrue(server.post(
                        "/actuator/slo/silences", "{\"slo\": \"orders\", \"lasting\": \"1h\", \"reason\": \"a test\"}")
                .body()
                .contains("\"id\""));
        assertTrue(server.get("/actuator/slo/silences").body().contains("\"reason\":\"a test\""));
        assertEquals(
                400,
                server.post("/actuator/slo/silences", "{\"slo\": \"orders\", \"reason\": \"a test\"}")
                        .statusCode());
        assertEquals(
                200,
                server.post(
                                "/actuator/slo/corrections",
                                "{\"slo\": \"forgotten\", \"kind\": \"reset\", \"reason\": \"a test\"}")
                        .statusCode());
        assertTrue(server.get("/actuator/slo/corrections?slo=forgotten").body().contains("\"kind\":\"reset\""));
        assertEquals(
                400,
                server.post("/actuator/slo/corrections", "{\"slo\": \"forgotten\", \"kind\": \"x\", \"reason\": \"y\"}")
                        .statusCode());
    }

    @Test
    void theGateNeedsLevels() {
        assertEquals(
                400, server.get("/actuator/slo/gate?slo=orders&action=deploy").statusCode());
        assertEquals(400, server.get("/actuator/slo/gate?slo=orders").statusCode());
    }

    @Test
    void healthSaysWhatFiresAndIsUp() {
        String health = server.get("/actuator/health").body();
        assertTrue(health.contains("\"slo\":{\"details\":{\"firing\":{}},\"status\":\"UP\"}"), health);
    }
}
