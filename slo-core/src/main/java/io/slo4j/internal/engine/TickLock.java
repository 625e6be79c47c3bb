package io.slo4j.internal.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lock that is held while a registry ticks: who holds it is between two ticks. */
final class TickLock {
    private final ReentrantLock ticking = new ReentrantLock();

    <T extends @Nullable Object> T held(Supplier<T> body) {
        ticking.lock();
        try {
            return body.get();
        } finally {
            ticking.unlock();
        }
    }
}
