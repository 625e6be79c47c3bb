package io.slo4j.spring;

import io.slo4j.annotation.TrackSlo;
import java.util.concurrent.Semaphore;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which requests of WebFlux are good, bad or not counted. */
class WebFluxRoutesTest {
    private static Server server;

    private static final Semaphore ARRIVED = new Semaphore(0);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Fence.class, Orders.class})
    static class Application {
        @Bean
        RouterFunction<ServerResponse> functional() {
            return RouterFunctions.route()
                    .GET("/functional/{id}", request -> ServerResponse.ok().bodyValue("found"))
                    .build();
        }
    }

    /** Is mapped to 409 by the application. */
    static class SoldOutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @RestController
    static class Fence {
        @GetMapping("/fence")
        String fence() {
            return "";
        }
    }

    @RestController
    @TrackSlo("orders")
    static class Orders {
        @GetMapping("/orders/{id}")
        public Mono<String> order(@PathVariable String id) {
            return id.equals("0") ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)) : Mono.just(id);
        }

        @GetMapping("/fails")
        public Mono<String> fails() {
            return Mono.error(new IllegalStateException("the database is gone"));
        }

        @GetMapping("/answers/{status}")
        public Mono<ResponseEntity<String>> answers(@PathVariable int status) {
            return Mono.just(ResponseEntity.status(status).body(""));
        }

        @GetMapping("/throws/{status}")
        public String fails(@PathVariable int status) {
            throw new ResponseStatusException(HttpStatus.valueOf(status));
        }

        @GetMapping("/handled")
        public Mono<String> handled() {
            return Mono.error(new SoldOutException());
        }

        @GetMapping("/handled-stream")
        public Flux<String> handledStream() {
            return Flux.error(new SoldOutException());
        }

        @GetMapping("/handled-at-once")
        public String handledAtOnce() {
            throw new SoldOutException();
        }

        @ExceptionHandler(SoldOutException.class)
        ResponseEntity<String> soldOut() {
            return ResponseEntity.status(409).body("sold out");
        }

        @GetMapping("/empty")
        public Mono<String> empty() {
            return Mono.empty();
        }

        @GetMapping("/never")
        public Mono<String> never() {
            return Mono.<String>never().doOnSubscribe(subscription -> ARRIVED.release());
        }
    }

    @BeforeAll
    static void start() {
        server = new Server(
                WebApplicationType.REACTIVE,
                Application.class,
                "slo.objectives.orders.objective=99.9%",
                "slo.http.objective=99.5%",
                "slo.bad-statuses=429",
                "management.endpoints.web.exposure.include=*");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> whatTheTableOfTheGuideSays() {
        return Stream.of(
                server.row("/orders/1", 200, "/orders/{id} good", "@orders good"),
                server.row("/orders/0", 404, "/orders/{id} good", "@orders good"),
                server.row("/empty", 200, "/empty good", "@orders good"),
                server.row("/fails", 500, "/fails bad", "@orders bad"),
                server.row("/answers/404", 404, "/answers/{status} good", "@orders good"),
                server.row("/answers/429", 429, "/answers/{status} bad", "@orders bad"),
                server.row("/answers/503", 503, "/answers/{status} bad", "@orders bad"),
                server.row("/throws/404", 404, "/throws/{status} good", "@orders good"),
                server.row("/throws/429", 429, "/throws/{status} bad", "@orders bad"),
                server.row("/throws/502", 502, "/throws/{status} bad", "@orders bad"),
                server.row("/handled", 409, "/handled good", "@orders good"),
                server.row("/handled-stream", 409, "/handled-stream good", "@orders good"),
                server.row("/handled-at-once", 409, "/handled-at-once good", "@orders bad"),
                server.row("/functional/7", 200, "/functional/{id} good"),
                server.row("/nowhere", 404),
                server.row("/actuator/health", 200));
    }

    @Test
    void aClientThatIsGoneCountsNowhere() throws Throwable {
        server.isCounted(new String[0], () -> server.abort("/never", ARRIVED));
    }
}
