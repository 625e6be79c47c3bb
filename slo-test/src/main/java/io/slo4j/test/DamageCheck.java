package io.slo4j.test;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.test.SnapshotStoreContract.Kept;
import io.slo4j.test.SnapshotStoreContract.Stores;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One demand each on stores whose bytes have been damaged. */
enum DamageCheck implements Demand {
    PART("of a snapshot that is damaged in part the rest must be loaded, and the damaged bytes must be put aside") {
        @Override
        void run(Stores stores, Kept kept, String place) throws Exception {
            try (SnapshotStore store = stores.open(place)) {
                store.save(SomeSnapshots.large());
            }
            byte[] damaged = changed(kept, place, DamageCheck::withOneByteChanged);
            try (SnapshotStore store = stores.open(place)) {
                Optional<SloSnapshot> loaded = store.load();
                Violation.unless(loaded.isPresent(), "nothing was loaded");
                expectAside(damaged, kept, place);
                store.save(SomeSnapshots.small());
                Violation.unlessLoaded(Optional.of(SomeSnapshots.small()), store.load());
            }
            expectAside(damaged, kept, place);
        }
    },
    WHOLE("a snapshot that can never be read must be put aside, and nothing loaded, so that new ones are saved") {
        @Override
        void run(Stores stores, Kept kept, String place) throws Exception {
            try (SnapshotStore store = stores.open(place)) {
                store.save(SomeSnapshots.large());
            }
            byte[] damaged = changed(kept, place, bytes -> Arrays.copyOf(bytes, 40));
            try (SnapshotStore store = stores.open(place)) {
                Violation.unlessLoaded(Optional.empty(), store.load());
                expectAside(damaged, kept, place);
                Violation.unlessLoaded(Optional.empty(), store.load());
                store.save(SomeSnapshots.small());
                Violation.unlessLoaded(Optional.of(SomeSnapshots.small()), store.load());
            }
            expectAside(damaged, kept, place);
        }
    },
    AGAIN_AND_AGAIN("of snapshots that are damaged again and again at most " + DamageCheck.MOST + " must be kept") {
        @Override
        void run(Stores stores, Kept kept, String place) throws Exception {
            for (int i = 0; i < 2 * MOST; i++) {
                int length = 40 + i;
                try (SnapshotStore store = stores.open(place)) {
                    store.save(SomeSnapshots.small());
                }
                changed(kept, place, bytes -> Arrays.copyOf(bytes, length));
                try (SnapshotStore store = stores.open(place)) {
                    Violation.unlessLoaded(Optional.empty(), store.load());
                }
            }
            int aside = kept.aside(place).size();
            Violation.unless(aside <= MOST, aside + " were");
        }
    };

    /** How many damaged snapshots may be kept. */
    private static final int MOST = 10;

    private final String demand;

    DamageCheck(String demand) {
        this.demand = demand;
    }

    /** Does what the demand is about. */
    abstract void run(Stores stores, Kept kept, String place) throws Exception;

    @Override
    public String demand() {
        return demand;
    }

    private static byte[] withOneByteChanged(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }

    /* What is kept now. */
    private static byte[] changed(Kept kept, String place, UnaryOperator<byte[]> how) throws Exception {
        byte[][] after = new byte[1][];
        kept.change(place, bytes -> {
            after[0] = how.apply(bytes);
            return after[0];
        });
        return after[0];
    }

    private static void expectAside(byte[] damaged, Kept kept, String place) throws Exception {
        Collection<byte[]> aside = kept.aside(place);
        Violation.unless(
                aside.stream().anyMatch(bytes -> Arrays.equals(bytes, damaged)),
                "of " + aside.size() + " that were put aside none is it");
    }
}
