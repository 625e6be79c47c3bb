package io.slo4j.spring;

import io.slo4j.annotation.TrackSlo;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import reactor.core.publisher.Mono;

/** Handlers of Spring MVC whose answer is made after they have returned: a test for each row of the guide's table. */
class LaterAnswersTest {
    private static final VirtualClock CLOCK = VirtualClock.at(Instant.EPOCH);
    private static final Semaphore ARRIVED = new Semaphore(0);

    private static Server server;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Fence.class, Later.class, Functional.class})
    static class Application {
        @Bean
        SloClock clock() {
            return CLOCK;
        }

        @Bean
        RouterFunction<ServerResponse> functional(Functional handler) {
            return RouterFunctions.route()
                    .GET("/functional/{how}", request -> handler.answer(request.pathVariable("how")))
                    .build();
        }
    }

    @RestController
    static class Fence {
        @GetMapping("/fence")
        String fence() {
            return "";
        }
    }

    /** Is mapped to 409 by the application. */
    static class SoldOutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Ends as the last part of a path says. */
    private static String ended(String how) {
        return switch (how) {
            case "fails" -> throw new IllegalStateException("the database is gone");
            case "sold-out" -> throw new SoldOutException();
            case "503" -> throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
            case "slow" -> {
                CLOCK.advance(Duration.ofMillis(400));
                yield how;
            }
            default -> how;
        };
    }

    @TrackSlo("orders")
    static class Functional {
        public ServerResponse answer(String how) {
            return how.equals("503")
                    ? ServerResponse.status(503).build()
                    : ServerResponse.async(CompletableFuture.supplyAsync(
                            () -> ServerResponse.ok().body(ended(how))));
        }
    }

    @RestController
    @TrackSlo("orders")
    static class Later {
        @GetMapping("/callable/{how}")
        public Callable<String> callable(@PathVariable String how) {
            return () -> ended(how);
        }

        @GetMapping("/callable-entity/{status}")
        public Callable<ResponseEntity<String>> callableEntity(@PathVariable int status) {
            return () -> ResponseEntity.status(status).body("");
        }

        @GetMapping("/task/{how}")
        public WebAsyncTask<String> task(@PathVariable String how) {
            return new WebAsyncTask<>(() -> ended(how));
        }

        @GetMapping("/deferred/{how}")
        public DeferredResult<String> deferred(@PathVariable String how) {
            DeferredResult<String> result = new DeferredResult<>(1L);
            if (!how.equals("never")) {
                complete(how, result);
            }
            return result;
        }

        private static void complete(String how, DeferredResult<String> result) {
            try {
                result.setResult(ended(how));
            } catch (RuntimeException e) {
                result.setErrorResult(e);
            }
        }

        @GetMapping("/emitter/{how}")
        public ResponseBodyEmitter emitter(@PathVariable String how) {
            return completed(new ResponseBodyEmitter(), how);
        }

        @GetMapping("/events/{how}")
        public SseEmitter events(@PathVariable String how) {
            return completed(new SseEmitter(), how);
        }

        private static <T extends ResponseBodyEmitter> T completed(T emitter, String how) {
            try {
                ended(how);
                emitter.complete();
            } catch (RuntimeException e) {
                emitter.completeWithError(e);
            }
            return emitter;
        }

        @GetMapping("/body/{how}")
        public StreamingResponseBody body(@PathVariable String how) {
            return out -> ended(how);
        }

        @GetMapping("/body-entity/{how}")
        public ResponseEntity<StreamingResponseBody> bodyEntity(@PathVariable String how) {
            return ResponseEntity.ok(out -> ended(how));
        }

        @GetMapping("/endless")
        public StreamingResponseBody endless() {
            return out -> {
                while (true) { // until the client is gone
                    out.write(new byte[1_000]);
                    out.flush();
                    ARRIVED.release();
                }
            };
        }

        @GetMapping("/mono-entity/{how}")
        public ResponseEntity<Mono<String>> monoEntity(@PathVariable String how) {
            return ResponseEntity.ok(Mono.fromCallable(() -> ended(how)));
        }

        @GetMapping("/elements/{how}")
        public Stream<String> elements(@PathVariable String how) {
            return Stream.of(how).map(LaterAnswersTest::ended);
        }

        @ExceptionHandler(SoldOutException.class)
        ResponseEntity<String> soldOut() {
            return ResponseEntity.status(409).body("sold out");
        }
    }

    @BeforeAll
    static void start() {
        server = new Server(
                WebApplicationType.SERVLET,
                Application.class,
                "slo.objectives.orders.objective=99.9%",
                "slo.objectives.orders.latency-threshold=100ms",
                "slo.http.objective=99.5%");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Stream<DynamicTest> rows(String route, boolean isMapped) {
        return Stream.of(
                server.row("/" + route + "/ok", 200, "/" + route + "/{how} good", "@orders good"),
                server.row("/" + route + "/slow", 200, "/" + route + "/{how} good", "@orders bad"),
                server.row("/" + route + "/fails", 500, "/" + route + "/{how} bad", "@orders bad"),
                isMapped
                        ? server.row("/" + route + "/sold-out", 409, "/" + route + "/{how} good", "@orders good")
                        : server.row("/" + route + "/503", 503, "/" + route + "/{how} bad", "@orders bad"));
    }

    @TestFactory
    Stream<DynamicTest> whatAHandlerBeginsEndsWithTheAnswer() {
        return Stream.of("callable", "task", "deferred", "emitter", "events", "body", "body-entity", "mono-entity")
                .flatMap(route -> rows(route, true));
    }

    @TestFactory
    Stream<DynamicTest> theStatusOfTheAnswerDecides() {
        return Stream.concat(
                rows("functional", false),
                Stream.of(
                        server.row("/callable-entity/503", 503, "/callable-entity/{status} bad", "@orders bad"),
                        server.row("/callable-entity/404", 404, "/callable-entity/{status} good", "@orders good"),
                        server.row("/deferred/never", 503, "/deferred/{how} bad", "@orders bad"),
                        server.row("/elements/ok", 200, "/elements/{how} good", "@orders good"),
                        server.row("/elements/fails", 500, "/elements/{how} bad", "@orders bad")));
    }

    @Test
    void aClientThatIsGoneCountsNowhere() throws Throwable {
        server.isCounted(new String[0], () -> server.abort("/endless", ARRIVED));
    }
}
