package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.TrackSlo;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Which requests of Spring MVC are good, bad or not counted, a test for each row of the guide's table; and the endpoint. */
class MvcRoutesTest {
    private static Server server;

    /* A request that counts nowhere is over when the next one has been counted. */
    private static int fences;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Orders.class)
    static class Application {
        @Bean
        RouterFunction<ServerResponse> functional() {
            return RouterFunctions.route()
                    .GET("/functional/{id}", request -> ServerResponse.ok().body("found"))
                    .build();
        }
    }

    static class SoldOutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @RestController
    static class Orders {
        @TrackSlo("orders")
        @GetMapping("/orders/{id}")
        String order(@PathVariable String id) {
            if (id.equals("0")) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return id;
        }

        @GetMapping("/fence")
        String fence() {
            return "";
        }

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("the database is gone");
        }

        @GetMapping("/answers/{status}")
        ResponseEntity<String> answers(@PathVariable int status) {
            return ResponseEntity.status(status).body("");
        }

        @GetMapping("/needs")
        String needs(@RequestParam int number) {
            return "" + number;
        }

        @GetMapping("/handled")
        String handled() {
            throw new SoldOutException();
        }

        @ExceptionHandler(SoldOutException.class)
        ResponseEntity<String> soldOut() {
            return ResponseEntity.status(409).body("sold out");
        }

        @GetMapping("/later")
        CompletableFuture<String> later() {
            return CompletableFuture.supplyAsync(() -> "later");
        }

        @GetMapping("/later-fails")
        CompletableFuture<String> laterFails() {
            return CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("the database is gone");
            });
        }

        @GetMapping("/callable-fails")
        Callable<String> callableFails() {
            return () -> {
                throw new IllegalStateException("the database is gone");
            };
        }

        @GetMapping("/aborted")
        String aborted() throws IOException {
            throw new IOException("Broken pipe");
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
                "slo.bad-statuses=507,429",
                "management.health.slo.enabled=true",
                "management.endpoint.health.show-details=always",
                "management.endpoints.web.exposure.include=*");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static DynamicTest row(String path, int status, String route, String counted) {
        return DynamicTest.dynamicTest(path + (counted.isEmpty() ? " counts nowhere" : " is " + counted), () -> {
            Map<String, String> expected = server.counted();
            if (!counted.isEmpty()) {
                expected.put(route, counted);
            }
            assertEquals(status, server.get(path).statusCode());
            server.get("/fence");
            fences++;
            expected.put("/fence", fences + " good, 0 bad");
            expected.remove("/orders/{id}");
            Server.await(expected, () -> {
                Map<String, String> now = server.counted();
                now.remove("/orders/{id}");
                return now;
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> whatTheTableOfTheGuideSays() {
        return Stream.of(
                row("/answers/200", 200, "/answers/{status}", "1 good, 0 bad"),
                row("/answers/404", 404, "/answers/{status}", "2 good, 0 bad"),
                row("/answers/499", 499, "/answers/{status}", "3 good, 0 bad"),
                row("/answers/429", 429, "/answers/{status}", "3 good, 1 bad"),
                row("/answers/503", 503, "/answers/{status}", "3 good, 2 bad"),
                row("/needs?number=one", 400, "/needs", "1 good, 0 bad"),
                row("/needs", 400, "/needs", "2 good, 0 bad"),
                row("/handled", 409, "/handled", "1 good, 0 bad"),
                row("/fails", 500, "/fails", "0 good, 1 bad"),
                row("/later", 200, "/later", "1 good, 0 bad"),
                row("/later-fails", 500, "/later-fails", "0 good, 1 bad"),
                row("/callable-fails", 500, "/callable-fails", "0 good, 1 bad"),
                row("/functional/7", 200, "/functional/{id}", "1 good, 0 bad"),
                row("/aborted", 200, "/aborted", ""),
                row("/nowhere", 404, "", ""),
                row("/actuator/health", 200, "", ""));
    }

    @Test
    void anAnnotatedHandlerOfAControllerCounts() {
        Slo orders = server.context().getBean(SloRegistry.class).find("orders").orElseThrow();
        long before = orders.status().good();
        server.get("/orders/5");
        server.get("/orders/0");
        assertEquals(before + 2, orders.status().good());
        assertEquals(0, orders.status().bad());
    }

    @Test
    void theEndpointShowsAllAndOneAndMembers() {
        server.get("/orders/5");
        String all = server.get("/actuator/slo").body();
        assertTrue(all.contains("\"neverRecorded\":[\"slo.objectives.forgotten\"]"), all);
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
