package io.slo4j;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that an SLO counts each time it is done. The text of each names the SLO, since a thread pool logs the text of what it
 * rejects.
 */
final class Wrapped {
    private Wrapped() {}

    record OfRunnable(SloEvents events, Runnable work) implements Runnable {
        @Override
        public void run() {
            events.run(work);
        }

        @Override
        public String toString() {
            return text(events);
        }
    }

    record OfCallable<T extends @Nullable Object>(SloEvents events, Callable<T> work) implements Callable<T> {
        @Override
        public T call() throws Exception {
            return events.call(work);
        }

        @Override
        public String toString() {
            return text(events);
        }
    }

    record OfSupplier<T extends @Nullable Object>(SloEvents events, Supplier<T> work) implements Supplier<T> {
        @Override
        public T get() {
            return events.get(work);
        }

        @Override
        public String toString() {
            return text(events);
        }
    }

    record OfCheckedRunnable<X extends Throwable>(SloEvents events, CheckedRunnable<X> work)
            implements CheckedRunnable<X> {
        @Override
        public void runChecked() throws X {
            events.run(work);
        }

        @Override
        public String toString() {
            return text(events);
        }
    }

    record OfCheckedSupplier<T extends @Nullable Object, X extends Throwable>(
            SloEvents events, CheckedSupplier<T, X> work) implements CheckedSupplier<T, X> {
        @Override
        public T getChecked() throws X {
            return events.call(work);
        }

        @Override
        public String toString() {
            return text(events);
        }
    }

    private static String text(SloEvents events) {
        return "work counted by " + events;
    }
}
