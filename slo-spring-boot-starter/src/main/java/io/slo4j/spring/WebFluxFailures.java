package io.slo4j.spring;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets the calls that fail in a request of WebFlux wait for its status. */
final class WebFluxFailures implements WebFilter, Ordered {
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            PendingFailures pending = new PendingFailures();
            return chain.filter(exchange)
                    .doOnSuccess(
                            done -> answered(pending, exchange.getResponse().getStatusCode()))
                    .doOnError(thrown -> pending.over())
                    .doOnCancel(pending::over)
                    .contextWrite(context -> context.put(PendingFailures.class, pending));
        });
    }

    /* An answer below 400 says that somebody has made up for the failure, and not that it was good. */
    private static void answered(PendingFailures pending, @org.jspecify.annotations.Nullable HttpStatusCode status) {
        if (status != null && status.value() >= 400) {
            pending.answered(status.value(), null);
        } else {
            pending.over();
        }
    }
}
