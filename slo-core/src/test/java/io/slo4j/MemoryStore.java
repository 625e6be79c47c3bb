package io.slo4j;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that outlives registries, and keeps bytes as a real one does. */
final class MemoryStore implements SnapshotStore {
    byte @Nullable [] kept;
    int saves;

    @Override
    public void save(SloSnapshot snapshot) {
        kept = snapshot.toBytes();
        saves++;
    }

    @Override
    public Optional<SloSnapshot> load() throws SnapshotFormatException {
        return kept == null ? Optional.empty() : Optional.of(SloSnapshot.fromBytes(kept));
    }
}
