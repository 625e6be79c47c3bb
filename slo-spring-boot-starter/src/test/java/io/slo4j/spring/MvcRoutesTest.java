package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.annotation.TrackSlo;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
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
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import reactor.core.publisher.Mono;

/** Which requests of Spring MVC are good, bad or not counted, a test for each row of the guide's table. */
class MvcRoutesTest {
    private static Server server;

    private static final Semaphore ARRIVED = new Semaphore(0);
    private static final Semaphore OVER = new Semaphore(0);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Fence.class, Orders.class, Services.class, Stock.class})
    static class Application {
        @Bean
        Over over() {
            return new Over();
        }

        @Bean
        RouterFunction<ServerResponse> functional() {
            return RouterFunctions.route()
                    .GET("/functional/{id}", request -> ServerResponse.ok().body("found"))
                    .build();
        }
    }

    /** Says when the stream is over. */
    static class Over extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getRequestURI().equals("/stream")) {
                WebAsyncUtils.getAsyncManager(request)
                        .registerCallableInterceptor("over", new CallableProcessingInterceptor() {
                            @Override
                            public <T> void afterCompletion(NativeWebRequest completed, Callable<T> task) {
                                OVER.release();
                            }
                        });
            }
            chain.doFilter(request, response);
        }
    }

    /** Is mapped to 409 by the application. */
    static class SoldOutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Is mapped to 410 by its annotation. */
    @ResponseStatus(HttpStatus.GONE)
    static class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static class Stock {
        @TrackSlo("stock")
        public void take() {
            throw new SoldOutException();
        }
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
        public String order(@PathVariable String id) {
            if (id.equals("0")) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return id;
        }

        @GetMapping("/fails")
        public String fails() {
            throw new IllegalStateException("the database is gone");
        }

        @GetMapping("/answers/{status}")
        public ResponseEntity<String> answers(@PathVariable int status) {
            return ResponseEntity.status(status).body("");
        }

        @GetMapping("/throws/{status}")
        public String fails(@PathVariable int status) {
            throw new ResponseStatusException(HttpStatus.valueOf(status));
        }

        @GetMapping("/problem")
        public ProblemDetail problem() {
            return ProblemDetail.forStatus(503);
        }

        @GetMapping("/needs")
        public String needs(@RequestParam int number) {
            return "" + number;
        }

        @GetMapping("/handled")
        public String handled() {
            throw new SoldOutException();
        }

        @GetMapping("/annotated")
        public String annotated() {
            throw new EndedException();
        }

        @ExceptionHandler(SoldOutException.class)
        ResponseEntity<String> soldOut() {
            return ResponseEntity.status(409).body("sold out");
        }

        /* What it throws is Spring's business, and this application answers 500 to it. */
        @ExceptionHandler(UnsupportedOperationException.class)
        ResponseEntity<String> unsupported() {
            return ResponseEntity.status(500).body("not yet");
        }

        @ExceptionHandler(NoSuchElementException.class)
        ResponseEntity<String> none() {
            return ResponseEntity.ok("nothing");
        }

        @GetMapping("/handled-to-200")
        public String handledToGood() {
            throw new NoSuchElementException();
        }

        @GetMapping("/handled-to-500")
        public String handledToBad() {
            throw new UnsupportedOperationException();
        }

        @GetMapping("/later")
        public CompletableFuture<String> later() {
            return CompletableFuture.supplyAsync(() -> "later");
        }

        @GetMapping("/later-fails")
        public CompletableFuture<String> laterFails() {
            return CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("the database is gone");
            });
        }

        @GetMapping("/later-io-fails")
        public CompletableFuture<String> laterIoFails() {
            return CompletableFuture.failedFuture(new IOException("the disk is full"));
        }

        @GetMapping("/later-handled")
        public CompletableFuture<String> laterHandled() {
            return CompletableFuture.supplyAsync(() -> {
                throw new SoldOutException();
            });
        }

        @GetMapping("/later-answers-503")
        public CompletableFuture<ResponseEntity<String>> laterAnswers() {
            return CompletableFuture.supplyAsync(
                    () -> ResponseEntity.status(503).body(""));
        }

        @GetMapping("/mono-handled")
        public Mono<String> monoHandled() {
            return Mono.error(new SoldOutException());
        }

        @GetMapping("/aborted")
        public String aborted() throws IOException {
            throw new ClientAbortException("Broken pipe");
        }

        @GetMapping("/reset")
        public String reset() throws IOException {
            throw new IOException("Connection reset by peer");
        }

        @GetMapping("/thread")
        public String thread() {
            return Thread.currentThread().toString();
        }

        @GetMapping("/stream")
        public StreamingResponseBody stream() {
            return out -> {
                while (true) { // until the client is gone
                    out.write(new byte[1_000]);
                    out.flush();
                    ARRIVED.release();
                }
            };
        }
    }

    @RestController
    static class Services {
        private final Stock stock;

        Services(Stock stock) {
            this.stock = stock;
        }

        @GetMapping("/service-handled")
        String serviceHandled() {
            stock.take();
            return "";
        }

        @GetMapping("/service-made-up-for")
        String serviceMadeUpFor() {
            try {
                stock.take();
            } catch (SoldOutException e) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return "";
        }

        @GetMapping("/callable-fails")
        Callable<String> callableFails() {
            return () -> {
                throw new IllegalStateException("the database is gone");
            };
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
                "slo.objectives.stock.objective=99.9%",
                "slo.http.objective=99.5%",
                "slo.bad-statuses=507,429",
                "spring.threads.virtual.enabled=true",
                "management.endpoints.web.exposure.include=*");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> whatTheTableOfTheGuideSays() {
        return Stream.of(
                server.row("/answers/200", 200, "/answers/{status} good", "@orders good"),
                server.row("/answers/404", 404, "/answers/{status} good", "@orders good"),
                server.row("/answers/499", 499, "/answers/{status} good", "@orders good"),
                server.row("/answers/429", 429, "/answers/{status} bad", "@orders bad"),
                server.row("/answers/503", 503, "/answers/{status} bad", "@orders bad"),
                server.row("/problem", 503, "/problem bad", "@orders bad"),
                server.row("/throws/404", 404, "/throws/{status} good", "@orders good"),
                server.row("/throws/429", 429, "/throws/{status} bad", "@orders bad"),
                server.row("/throws/502", 502, "/throws/{status} bad", "@orders bad"),
                server.row("/needs?number=one", 400, "/needs good"),
                server.row("/needs", 400, "/needs good"),
                server.row("/handled", 409, "/handled good", "@orders good"),
                server.row("/annotated", 410, "/annotated good", "@orders good"),
                server.row("/handled-to-200", 200, "/handled-to-200 good", "@orders good"),
                server.row("/handled-to-500", 500, "/handled-to-500 bad", "@orders bad"),
                server.row("/fails", 500, "/fails bad", "@orders bad"),
                server.row("/later", 200, "/later good", "@orders good"),
                server.row("/later-fails", 500, "/later-fails bad", "@orders bad"),
                server.row("/later-io-fails", 500, "/later-io-fails bad", "@orders bad"),
                server.row("/later-handled", 409, "/later-handled good", "@orders good"),
                server.row("/later-answers-503", 503, "/later-answers-503 bad", "@orders bad"),
                server.row("/mono-handled", 409, "/mono-handled good", "@orders good"),
                server.row("/service-handled", 409, "/service-handled good", "@stock good"),
                server.row("/service-made-up-for", 404, "/service-made-up-for good", "@stock bad"),
                server.row("/callable-fails", 500, "/callable-fails bad"),
                server.row("/functional/7", 200, "/functional/{id} good"),
                server.row("/aborted", 200),
                server.row("/reset", 200, "/reset bad", "@orders bad"),
                server.row("/nowhere", 404),
                server.row("/actuator/health", 200));
    }

    @Test
    void aClientThatIsGoneCountsForNoRoute() throws Throwable {
        server.isCounted(new String[0], () -> {
            server.abort("/stream", ARRIVED);
            assertTrue(OVER.tryAcquire(30, TimeUnit.SECONDS), "the request must end");
        });
    }

    @Test
    void aHandlerOnAVirtualThreadCounts() throws Throwable {
        server.isCounted(new String[] {"/thread good", "@orders good"}, () -> {
            String thread = server.get("/thread").body();
            assertEquals(Runtime.version().feature() >= 21, thread.startsWith("VirtualThread"), thread);
        });
    }
}
