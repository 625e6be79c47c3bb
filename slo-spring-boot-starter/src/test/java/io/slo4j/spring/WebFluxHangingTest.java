package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A request of WebFlux that hangs is bad by its route before it is answered. */
class WebFluxHangingTest {
    private static final CompletableFuture<String> ANSWER = new CompletableFuture<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Hanging.class)
    static class Application {
        @Bean
        RouterFunction<ServerResponse> functional() {
            return RouterFunctions.route()
                    .GET(
                            "/functional/{id}",
                            request -> Mono.fromFuture(ANSWER)
                                    .flatMap(answer -> ServerResponse.ok().bodyValue(answer)))
                    .build();
        }
    }

    @RestController
    static class Hanging {
        @GetMapping("/hangs/{id}")
        public Mono<String> hangs() {
            return Mono.fromFuture(ANSWER);
        }
    }

    private static List<Long> counted(Server server, String route) {
        return server.context().getBean(SloRegistry.class).slos().stream()
                .filter(slo -> slo.definition()
                        .groupMember()
                        .map(member -> member.value().equals(route))
                        .orElse(false))
                .findFirst()
                .map(Slo::status)
                .map(status -> List.of(
                        status.good(),
                        status.bad(),
                        status.inFlight().orElseThrow().events()))
                .orElse(List.of());
    }

    @Test
    void aRequestThatHangsIsBadBeforeItIsAnsweredAndOnce() throws Exception {
        try (Server server = new Server(
                WebApplicationType.REACTIVE,
                Application.class,
                "slo.http.objective=99%",
                "slo.http.latency-threshold=100ms",
                "slo.http.detect-hanging=true")) {
            HttpClient client = HttpClient.newHttpClient();
            List<CompletableFuture<HttpResponse<String>>> asked = List.of("/hangs/7", "/functional/7").stream()
                    .map(path -> HttpRequest.newBuilder(URI.create(server.base() + path))
                            .build())
                    .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                    .toList();
            Server.await(List.of(0L, 1L, 1L), () -> counted(server, "/hangs/{id}"));
            Server.await(List.of(0L, 1L, 1L), () -> counted(server, "/functional/{id}"));
            ANSWER.complete("late");
            for (CompletableFuture<HttpResponse<String>> one : asked) {
                assertEquals(200, one.get(30, TimeUnit.SECONDS).statusCode());
            }
            Server.await(List.of(0L, 1L, 0L), () -> counted(server, "/hangs/{id}"));
            Server.await(List.of(0L, 1L, 0L), () -> counted(server, "/functional/{id}"));
        }
    }
}
