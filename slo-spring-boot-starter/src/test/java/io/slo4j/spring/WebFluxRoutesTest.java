package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.annotation.TrackSlo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
    private static final Semaphore OVER = new Semaphore(0);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Fence.class, Orders.class, Found.class})
    static class Application {
        @Bean
        RouterFunction<ServerResponse> functional(Found handler) {
            return RouterFunctions.route()
                    .GET("/functional/{id}", request -> handler.found(request.pathVariable("id")))
                    .build();
        }
    }

    /** Is mapped to 409 by the application. */
    static class SoldOutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @TrackSlo("orders")
    static class Found {
        public Mono<ServerResponse> found(String id) {
            return ServerResponse.status(id.equals("503") ? 503 : 200).bodyValue("found");
        }
    }

    /** Goes on until the client is gone. */
    private static <T> Flux<T> endless(T element) {
        return Flux.interval(Duration.ofMillis(1))
                .onBackpressureDrop()
                .doOnNext(time -> {
                    if (time >= 100) {
                        ARRIVED.release();
                    }
                })
                .map(time -> element)
                .doFinally(signal -> OVER.release());
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

        @GetMapping("/entity/{how}")
        public ResponseEntity<Mono<String>> entity(@PathVariable String how) {
            return switch (how) {
                case "fails" -> ResponseEntity.ok(Mono.error(new IllegalStateException("the database is gone")));
                case "sold-out" -> ResponseEntity.ok(Mono.error(new SoldOutException()));
                default -> ResponseEntity.status(Integer.parseInt(how)).body(Mono.just(how));
            };
        }

        @GetMapping("/entity-of-elements/{how}")
        public ResponseEntity<Flux<String>> elements(@PathVariable String how) {
            return ResponseEntity.ok(
                    how.equals("fails")
                            ? Flux.error(new IllegalStateException("the database is gone"))
                            : Flux.just("one", "two"));
        }

        @GetMapping("/empty")
        public Mono<String> empty() {
            return Mono.empty();
        }

        @GetMapping(path = "/endless", produces = "text/event-stream")
        public Flux<String> stream() {
            return endless("payload");
        }

        @GetMapping(path = "/endless-entity", produces = "text/event-stream")
        public ResponseEntity<Flux<String>> entityOfStream() {
            return ResponseEntity.ok(endless("payload"));
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
                server.row("/entity/200", 200, "/entity/{how} good", "@orders good"),
                server.row("/entity/503", 503, "/entity/{how} bad", "@orders bad"),
                server.row("/entity/fails", 500, "/entity/{how} bad", "@orders bad"),
                server.row("/entity/sold-out", 409, "/entity/{how} good", "@orders good"),
                server.row("/entity-of-elements/ok", 200, "/entity-of-elements/{how} good", "@orders good"),
                server.row("/entity-of-elements/fails", 500, "/entity-of-elements/{how} bad", "@orders bad"),
                server.row("/functional/503", 503, "/functional/{id} bad", "@orders bad"),
                server.row("/functional/7", 200, "/functional/{id} good", "@orders good"),
                server.row("/nowhere", 404),
                server.row("/actuator/health", 200));
    }

    @Test
    void aClientThatIsGoneCountsNowhere() throws Throwable {
        server.isCounted(new String[0], () -> server.abort("/never", ARRIVED));
    }

    @Test
    void aClientThatIsGoneInTheMiddleOfAStreamCountsNowhere() throws Throwable {
        for (String path : List.of("/endless", "/endless-entity")) {
            server.isCounted(new String[0], () -> {
                server.abort(path, ARRIVED);
                assertTrue(OVER.tryAcquire(30, TimeUnit.SECONDS), "the stream must end");
            });
        }
    }
}
