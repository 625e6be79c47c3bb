package io.slo4j.world;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.store.StoreInUseException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place that all processes keep their snapshots in, used by one of them at a time. It fails when it is told to. With
 * the bytes it keeps what the model had counted when they were saved: what must be there after a restart.
 */
final class Disk {
    /* Calls that will fail: saves before anything is written, saves after everything is, loads. */
    int savesToFail;
    int savesToFailTooLate;
    int loadsToFail;

    private final Consumer<String> violations;
    private byte @Nullable [] bytes;
    private Ledger saved = new Ledger();
    private @Nullable Service owner;

    /** An empty disk. */
    Disk(Consumer<String> violations) {
        this.violations = violations;
    }

    /** The disk as one process has it. */
    SnapshotStore open(Service process) {
        return new SnapshotStore() {
            @Override
            public Optional<SloSnapshot> load() throws Exception {
                return Disk.this.load(process);
            }

            @Override
            public void save(SloSnapshot snapshot) throws Exception {
                Disk.this.save(process, snapshot);
            }

            @Override
            public void close() {
                leave(process);
            }
        };
    }

    private Optional<SloSnapshot> load(Service process) throws Exception {
        if (owner != null && owner != process) {
            throw new StoreInUseException("the disk is used by an older process");
        }
        owner = process;
        if (loadsToFail > 0) {
            loadsToFail--;
            throw new IOException("the disk cannot be read");
        }
        byte[] kept = bytes;
        process.tookOver(saved.copy());
        return kept == null ? Optional.empty() : Optional.of(SloSnapshot.fromBytes(kept));
    }

    private void save(Service process, SloSnapshot snapshot) throws Exception {
        if (owner != process) {
            violations.accept("a process saved to a disk that another one uses");
            return;
        }
        if (!process.hasTakenOver()) {
            violations.accept("a process saved over what it had never loaded");
            return;
        }
        if (savesToFail > 0) {
            savesToFail--;
            throw new IOException("the disk is full");
        }
        byte[] written = snapshot.toBytes();
        try {
            SloSnapshot.fromBytes(written);
        } catch (Exception e) {
            violations.accept("what was written cannot be read: " + e.getMessage());
        }
        bytes = written;
        saved = process.total();
        if (savesToFailTooLate > 0) {
            savesToFailTooLate--;
            throw new IOException("the disk wrote everything and did not answer");
        }
    }

    /** What is safe. */
    Ledger saved() {
        return saved;
    }

    boolean isWell() {
        return savesToFail == 0 && loadsToFail == 0 && savesToFailTooLate == 0;
    }

    void heal() {
        savesToFail = 0;
        savesToFailTooLate = 0;
        loadsToFail = 0;
    }

    /** The process has closed its store, or has been killed. */
    void leave(Service process) {
        if (owner == process) {
            owner = null;
        }
    }
}
