package io.slo4j.spring;

import io.slo4j.SloGroup;
import io.slo4j.time.SloClock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** Counts every request of WebFlux by its route, outside of all other filters. */
final class SloWebFilter implements WebFilter, Ordered {
    private final SloGroup routes;
    private final ClientErrors clientErrors;
    private final SloClock clock;

    SloWebFilter(SloGroup routes, ClientErrors clientErrors, SloClock clock) {
        this.routes = routes;
        this.clientErrors = clientErrors;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            HttpEvent event = new HttpEvent(routes, clientErrors, clock.stopwatchNanos());
            CancelledBody body = new CancelledBody(exchange.getResponse());
            return chain.filter(watched(event, exchange.mutate().response(body).build()))
                    .doOnSuccess(done -> {
                        if (body.isCancelled()) {
                            route(event, exchange);
                            event.aborted();
                        } else {
                            end(event, exchange, null);
                        }
                    })
                    .doOnError(thrown -> end(event, exchange, thrown))
                    .doOnCancel(() -> {
                        route(event, exchange);
                        event.aborted();
                    });
        });
    }

    /* What hangs must be known by its route before it ends. */
    private ServerWebExchange watched(HttpEvent event, ServerWebExchange exchange) {
        return routes.definition().detectsHanging()
                ? new RoutedExchange(exchange, () -> route(event, exchange))
                : exchange;
    }

    private static void end(HttpEvent event, ServerWebExchange exchange, @Nullable Throwable thrown) {
        route(event, exchange);
        if (thrown != null && ClientErrors.isGone(thrown)) {
            event.aborted();
        } else if (thrown != null) {
            event.answered(ClientErrors.status(thrown), thrown);
        } else {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            event.answered(status == null ? 200 : status.value(), null);
        }
    }

    private static void route(HttpEvent event, ServerWebExchange exchange) {
        Object handler = exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        PathPattern pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null && !(handler instanceof ResourceWebHandler) && !isOfBoot(handler)) {
            event.found(pattern.getPatternString());
        }
    }

    /* Such as the actuator's. */
    private static boolean isOfBoot(@Nullable Object handler) {
        Class<?> type = handler instanceof HandlerMethod method ? method.getBeanType() : null;
        return type != null && type.getName().startsWith("org.springframework.boot.");
    }
}
