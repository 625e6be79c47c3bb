package io.slo4j.internal.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is done when a stage completes: once, although a stage of the user's may say so again. */
@SuppressWarnings("serial") // nobody writes it
final class StageEnd extends AtomicBoolean implements BiConsumer<@Nullable Object, @Nullable Throwable> {
    private final transient BiConsumer<@Nullable Object, @Nullable Throwable> end;

    StageEnd(BiConsumer<@Nullable Object, @Nullable Throwable> end) {
        this.end = end;
    }

    @Override
    public void accept(@Nullable Object result, @Nullable Throwable thrown) {
        if (compareAndSet(false, true)) {
            end.accept(result, thrown);
        }
    }
}
