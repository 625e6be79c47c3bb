package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.TrackSlo;
import java.util.Map;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Which requests of WebFlux are good, bad or not counted. */
class WebFluxRoutesTest {
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
                    .GET("/functional/{id}", request -> ServerResponse.ok().bodyValue("found"))
                    .build();
        }
    }

    @RestController
    static class Orders {
        @GetMapping("/orders/{id}")
        Mono<String> untracked(@PathVariable String id) {
            return order(id);
        }

        @TrackSlo("orders")
        @GetMapping("/tracked/{id}")
        Mono<String> order(@PathVariable String id) {
            return id.equals("0") ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)) : Mono.just(id);
        }

        @GetMapping("/fence")
        String fence() {
            return "";
        }

        @GetMapping("/fails")
        Mono<String> fails() {
            return Mono.error(new IllegalStateException("the database is gone"));
        }
    }

    @BeforeAll
    static void start() {
        server = new Server(
                WebApplicationType.REACTIVE,
                Application.class,
                "slo.objectives.orders.objective=99.9%",
                "slo.http.objective=99.5%",
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
            expected.remove("/tracked/{id}");
            Server.await(expected, () -> {
                Map<String, String> now = server.counted();
                now.remove("/tracked/{id}");
                return now;
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> whatTheTableOfTheGuideSays() {
        return Stream.of(
                row("/orders/1", 200, "/orders/{id}", "1 good, 0 bad"),
                row("/orders/0", 404, "/orders/{id}", "2 good, 0 bad"),
                row("/fails", 500, "/fails", "0 good, 1 bad"),
                row("/functional/7", 200, "/functional/{id}", "1 good, 0 bad"),
                row("/nowhere", 404, "", ""),
                row("/actuator/health", 200, "", ""));
    }

    @Test
    void anAnnotatedHandlerCountsWhenItsMonoCompletes() {
        Slo orders = server.context().getBean(SloRegistry.class).find("orders").orElseThrow();
        long before = orders.status().good();
        server.get("/tracked/5");
        server.get("/tracked/0");
        Server.await(before + 2, () -> orders.status().good());
        assertEquals(0, orders.status().bad());
    }
}
