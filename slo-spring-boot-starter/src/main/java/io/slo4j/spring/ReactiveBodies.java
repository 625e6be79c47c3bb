package io.slo4j.spring;

import io.slo4j.OngoingEvent;
import io.slo4j.annotation.TrackedCalls;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Handlers of WebFlux that return a {@code ResponseEntity} whose body comes later, which the event ends with. */
final class ReactiveBodies {
    private static final boolean REACTOR =
            isPresent("reactor.core.publisher.Mono") && isPresent("org.springframework.http.ResponseEntity");

    private ReactiveBodies() {}

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, ReactiveBodies.class.getClassLoader());
    }

    /** Whether a method may return such an answer. */
    static boolean areReturnedBy(Method method) {
        return REACTOR && Types.isEntity(method.getReturnType());
    }

    static @Nullable Object call(TrackedCalls tracked, MethodInvocation invocation) throws Throwable {
        return Types.call(tracked, invocation);
    }

    /** Apart, because an application without Reactor or Spring Web has no such classes. */
    private static final class Types {
        private final CompletableFuture<Object> end = new CompletableFuture<>();
        private final AtomicReference<@Nullable PendingFailures> request = new AtomicReference<>();
        private final AtomicReference<@Nullable Object> later = new AtomicReference<>();

        static boolean isEntity(Class<?> type) {
            return ResponseEntity.class.isAssignableFrom(type);
        }

        /* A tracked method may return null; outside its JSpecify mode NullAway takes no nullable lambda results. */
        @SuppressWarnings("NullAway")
        static @Nullable Object call(TrackedCalls tracked, MethodInvocation invocation) throws Throwable {
            Types one = new Types();
            Object result = tracked.call(() -> one.ended(invocation.proceed()), one::failed);
            Object returned = one.later.get();
            return returned == null ? result : returned;
        }

        private @Nullable Object ended(@Nullable Object returned) {
            if (returned instanceof ResponseEntity<?> entity) {
                if (entity.getBody() instanceof Mono<?> mono) {
                    later.set(with(entity, Mono.deferContextual(context -> followed(mono, entity, context))));
                    return end();
                }
                if (entity.getBody() instanceof Flux<?> flux) {
                    later.set(with(entity, Flux.deferContextual(context -> followed(flux, entity, context))));
                    return end();
                }
            }
            return returned;
        }

        private CompletionStage<Object> end() {
            return end;
        }

        private static ResponseEntity<Object> with(ResponseEntity<?> entity, Object body) {
            return new ResponseEntity<>(body, entity.getHeaders(), entity.getStatusCode());
        }

        private <T> Mono<T> followed(Mono<T> body, ResponseEntity<?> entity, ContextView context) {
            begin(context);
            return body.doOnSuccess(value -> end.complete(status(entity)))
                    .doOnError(end::completeExceptionally)
                    .doOnCancel(this::cancel);
        }

        private <T> Flux<T> followed(Flux<T> body, ResponseEntity<?> entity, ContextView context) {
            begin(context);
            return body.doOnComplete(() -> end.complete(status(entity)))
                    .doOnError(end::completeExceptionally)
                    .doOnCancel(this::cancel);
        }

        private void begin(ContextView context) {
            request.set(context.getOrDefault(PendingFailures.class, null));
        }

        private static ResponseEntity<?> status(ResponseEntity<?> entity) {
            return ResponseEntity.status(entity.getStatusCode()).build();
        }

        private void cancel() {
            end.completeExceptionally(new AsyncRequestNotUsableException("the client is gone"));
        }

        private void failed(OngoingEvent event, Throwable thrown) {
            PendingFailures pending = request.get();
            if (pending == null) {
                event.failed(thrown);
            } else {
                pending.add(event, thrown);
            }
        }
    }
}
