package io.slo4j.internal.engine;

import io.slo4j.CheckedRunnable;
import io.slo4j.CheckedSupplier;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that an SLO counts each time it is done. The text of each names the SLO, since a thread pool logs the text of what it
 * rejects.
 */
public final class CountedWork {
    private CountedWork() {}

    public record OfRunnable(Object slo, Runnable work) implements Runnable {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public String toString() {
            return text(slo);
        }
    }

    public record OfCallable<T extends @Nullable Object>(Object slo, Callable<T> work) implements Callable<T> {
        @Override
        public T call() throws Exception {
            return work.call();
        }

        @Override
        public String toString() {
            return text(slo);
        }
    }

    public record OfSupplier<T extends @Nullable Object>(Object slo, Supplier<T> work) implements Supplier<T> {
        @Override
        public T get() {
            return work.get();
        }

        @Override
        public String toString() {
            return text(slo);
        }
    }

    public record OfCheckedRunnable<X extends Throwable>(Object slo, CheckedRunnable<X> work)
            implements CheckedRunnable<X> {
        @Override
        public void runChecked() throws X {
            work.runChecked();
        }

        @Override
        public String toString() {
            return text(slo);
        }
    }

    public record OfCheckedSupplier<T extends @Nullable Object, X extends Throwable>(
            Object slo, CheckedSupplier<T, X> work) implements CheckedSupplier<T, X> {
        @Override
        public T getChecked() throws X {
            return work.getChecked();
        }

        @Override
        public String toString() {
            return text(slo);
        }
    }

    private static String text(Object slo) {
        return "work counted by " + slo;
    }
}
