package io.slo4j.spring;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Knows whether the server has stopped asking for a body that had not ended, because nobody reads it any more. A server may then say
 * that the answer has been written.
 */
final class CancelledBody extends ServerHttpResponseDecorator {
    private volatile boolean cancelled;

    CancelledBody(ServerHttpResponse response) {
        super(response);
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(body instanceof Mono<?> ? Mono.from(body).doOnCancel(this::cancel) : watched(body));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(watched(body));
    }

    private <T> Flux<T> watched(Publisher<T> body) {
        return Flux.from(body).doOnCancel(this::cancel);
    }

    private void cancel() {
        cancelled = true;
    }
}
