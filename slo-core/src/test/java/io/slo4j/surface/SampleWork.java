package io.slo4j.surface;

import io.slo4j.CheckedRunnable;
import io.slo4j.CheckedSupplier;
import io.slo4j.Slo;
import io.slo4j.SloListener;
import io.slo4j.annotation.AnnotatedSlos;
import io.slo4j.annotation.TrackSlo;
import io.slo4j.annotation.TrackedMethod;
import io.slo4j.annotation.TrackedMethods;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import io.slo4j.store.StoreInUseException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Samples of what users write: work, listeners, stores. */
final class SampleWork {
    private SampleWork() {}

    static void put(Map<Class<?>, Object> byType) {
        byType.put(Runnable.class, (Runnable) () -> {});
        CompletableFuture<String> done = CompletableFuture.completedFuture("done");
        byType.put(Callable.class, (Callable<Object>) () -> done);
        byType.put(Supplier.class, (Supplier<Object>) () -> done);
        byType.put(CheckedRunnable.class, (CheckedRunnable<RuntimeException>) () -> {});
        byType.put(CheckedSupplier.class, (CheckedSupplier<Object, RuntimeException>) () -> done);
        byType.put(Executor.class, (Executor) Runnable::run);
        byType.put(BiConsumer.class, (BiConsumer<Object, Object>) (one, other) -> {});
        byType.put(java.util.function.Consumer.class, (java.util.function.Consumer<Object>) any -> {});
        byType.put(Predicate.class, (Predicate<Object>) any -> true);
        byType.put(ClassLoader.class, SampleWork.class.getClassLoader());
        TrackedMethods methods = TrackedMethods.throughInterfaces(Object.class, List.of(Api.class));
        TrackedMethod method = tracked().get(0);
        byType.put(TrackedMethods.class, methods);
        byType.put(TrackedMethod.class, method);
        byType.put(Method.class, method.method());
        byType.put(AnnotatedSlos.class, new AnnotatedSlos());
        byType.put(SloListener.class, new Follower());
        byType.put(SnapshotStore.class, new ForgetfulStore());
        byType.put(StoreInUseException.class, new StoreInUseException("a sample"));
        byType.put(SnapshotFormatException.Reason.class, SnapshotFormatException.Reason.DAMAGED);
        byType.put(
                SnapshotFormatException.class,
                new SnapshotFormatException(SnapshotFormatException.Reason.DAMAGED, "a sample"));
    }

    static List<TrackedMethod> tracked() {
        return TrackedMethods.throughInterfaces(Object.class, List.of(Api.class))
                .all();
    }

    /** An interface that {@link io.slo4j.annotation.SloProxies} can track. */
    public interface Api {
        @TrackSlo("checkout")
        void placeOrder();
    }

    private static final class Follower implements SloListener {
        @Override
        public void registered(Slo slo) {}

        @Override
        public void closed(Slo slo) {}
    }

    private static final class ForgetfulStore implements SnapshotStore {
        @Override
        public void save(SloSnapshot snapshot) {}

        @Override
        public Optional<SloSnapshot> load() {
            return Optional.empty();
        }
    }
}
