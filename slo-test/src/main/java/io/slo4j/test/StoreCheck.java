package io.slo4j.test;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.test.SnapshotStoreContract.Stores;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One demand on stores each: what is done, and what must be so afterwards. */
enum StoreCheck implements Demand {
    NOTHING_SAVED("a store in which nothing was saved must load nothing") {
        @Override
        void run(Stores stores, String place) throws Exception {
            try (SnapshotStore store = stores.open(place)) {
                expect(Optional.empty(), store);
                expect(Optional.empty(), store);
            }
        }
    },
    SAVED("a snapshot that was saved must be loaded, as often as it is asked for") {
        @Override
        void run(Stores stores, String place) throws Exception {
            try (SnapshotStore store = stores.open(place)) {
                store.save(SomeSnapshots.small());
                expect(Optional.of(SomeSnapshots.small()), store);
                expect(Optional.of(SomeSnapshots.small()), store);
            }
        }
    },
    NEXT_PROCESS("a snapshot that was saved must be there when the store was closed and is opened again") {
        @Override
        void run(Stores stores, String place) throws Exception {
            try (SnapshotStore store = stores.open(place)) {
                expect(Optional.empty(), store);
                store.save(SomeSnapshots.small());
            }
            try (SnapshotStore store = stores.open(place)) {
                expect(Optional.of(SomeSnapshots.small()), store);
            }
        }
    },
    LAST_ONE("of several snapshots the one that was saved last must be loaded") {
        @Override
        void run(Stores stores, String place) throws Exception {
            try (SnapshotStore store = stores.open(place)) {
                store.save(SomeSnapshots.large());
                store.save(SomeSnapshots.odd());
                store.save(SomeSnapshots.small());
                expect(Optional.of(SomeSnapshots.small()), store);
            }
            try (SnapshotStore store = stores.open(place)) {
                expect(Optional.of(SomeSnapshots.small()), store);
                store.save(SomeSnapshots.odd());
            }
            try (SnapshotStore store = stores.open(place)) {
                expect(Optional.of(SomeSnapshots.odd()), store);
            }
        }
    },
    LARGE("a snapshot of many SLOs must be loaded whole") {
        @Override
        void run(Stores stores, String place) throws Exception {
            expectKept(SomeSnapshots.large(), stores, place);
        }
    },
    ANY_BYTE("a snapshot must be loaded byte by byte as it was saved, not as text") {
        @Override
        void run(Stores stores, String place) throws Exception {
            expectKept(SomeSnapshots.odd(), stores, place);
        }
    },
    APART("stores at different places must not share what they save") {
        @Override
        void run(Stores stores, String place) throws Exception {
            try (SnapshotStore one = stores.open(place + "-one");
                    SnapshotStore other = stores.open(place + "-other")) {
                one.save(SomeSnapshots.small());
                expect(Optional.empty(), other);
                other.save(SomeSnapshots.odd());
                expect(Optional.of(SomeSnapshots.small()), one);
                expect(Optional.of(SomeSnapshots.odd()), other);
            }
        }
    },
    ANY_THREAD("a store must work whichever thread calls it") {
        @Override
        void run(Stores stores, String place) throws Exception {
            try (SnapshotStore store = onAnotherThread(() -> stores.open(place))) {
                onAnotherThread(() -> {
                    store.save(SomeSnapshots.small());
                    return true;
                });
                expect(Optional.of(SomeSnapshots.small()), store);
                Optional<SloSnapshot> loaded = onAnotherThread(store::load);
                Violation.unlessLoaded(Optional.of(SomeSnapshots.small()), loaded);
            }
        }
    },
    CLOSED_TWICE("closing a store twice must do no harm") {
        @Override
        @SuppressWarnings("try") // what is closed by hand is closed again
        void run(Stores stores, String place) throws Exception {
            try (SnapshotStore store = stores.open(place)) {
                store.save(SomeSnapshots.small());
                store.close();
            }
            try (SnapshotStore store = stores.open(place)) {
                expect(Optional.of(SomeSnapshots.small()), store);
            }
        }
    };

    private final String demand;

    StoreCheck(String demand) {
        this.demand = demand;
    }

    /** Does what the demand is about. */
    abstract void run(Stores stores, String place) throws Exception;

    @Override
    public String demand() {
        return demand;
    }

    private static <T> T onAnotherThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "snapshot-store-contract");
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    /* What one opening saves the next one loads. */
    private static void expectKept(SloSnapshot snapshot, Stores stores, String place) throws Exception {
        try (SnapshotStore store = stores.open(place)) {
            store.save(snapshot);
        }
        try (SnapshotStore store = stores.open(place)) {
            expect(Optional.of(snapshot), store);
        }
    }

    private static void expect(Optional<SloSnapshot> expected, SnapshotStore store) throws Exception {
        Violation.unlessLoaded(expected, store.load());
    }
}
