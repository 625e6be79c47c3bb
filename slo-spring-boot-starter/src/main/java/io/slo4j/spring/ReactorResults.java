package io.slo4j.spring;

import io.slo4j.OngoingEvent;
import io.slo4j.annotation.ResultAdapter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Counts each subscription to a {@code Mono} or a {@code Flux} as one event: good when it completes, also without an element; bad when
 * it fails; not counted when it is cancelled.
 */
public final class ReactorResults implements ResultAdapter {
    private static final boolean REACTOR =
            ClassUtils.isPresent("reactor.core.publisher.Mono", ReactorResults.class.getClassLoader());

    /** For {@code java.util.ServiceLoader}. */
    public ReactorResults() {}

    @Override
    public boolean adapts(Class<?> type) {
        return REACTOR && Types.adapts(type);
    }

    @Override
    public Object adapted(Object result, Supplier<OngoingEvent> begin) {
        return Types.adapted(result, begin);
    }

    /** Apart, because an application without Reactor has no such classes. */
    private static final class Types {
        static boolean adapts(Class<?> type) {
            return Mono.class.isAssignableFrom(type) || Flux.class.isAssignableFrom(type);
        }

        static Object adapted(Object result, Supplier<OngoingEvent> begin) {
            if (result instanceof Mono<?> mono) {
                return Mono.deferContextual(context -> counted(mono, begin.get(), pending(context)));
            }
            return Flux.deferContextual(context -> counted((Flux<?>) result, begin.get(), pending(context)));
        }

        /* WebFlux hands its context down; Spring MVC subscribes on the thread of the handler. */
        private static @Nullable PendingFailures pending(ContextView context) {
            PendingFailures known = context.getOrDefault(PendingFailures.class, null);
            return known == null ? PendingFailures.current() : known;
        }

        private static <T> Mono<T> counted(Mono<T> mono, OngoingEvent event, @Nullable PendingFailures pending) {
            return mono.doOnSuccess(event::completed)
                    .doOnError(thrown -> failed(event, thrown, pending))
                    .doOnCancel(event::cancelled);
        }

        private static <T> Flux<T> counted(Flux<T> flux, OngoingEvent event, @Nullable PendingFailures pending) {
            return flux.doOnComplete(() -> event.completed(null))
                    .doOnError(thrown -> failed(event, thrown, pending))
                    .doOnCancel(event::cancelled);
        }

        private static void failed(OngoingEvent event, Throwable thrown, @Nullable PendingFailures pending) {
            if (pending == null) {
                event.failed(thrown);
            } else {
                pending.add(event, thrown);
            }
        }
    }
}
