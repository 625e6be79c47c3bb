package io.slo4j.world;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.store.StoreInUseException;
import io.slo4j.store.TornFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place that all processes keep their snapshots in, used by one of them at a time. It fails when it is told to, and loses
 * its power in the middle of a save. Beside each snapshot it keeps what the model had counted then. What a save that has returned
 * brought here must be there after a restart, or what a later save has brought that did not return.
 */
final class Disk {
    /* Calls that will fail: saves before anything is written, saves after everything is, loads. */
    int savesToFail;
    int savesToFailTooLate;
    int loadsToFail;

    private final Consumer<String> violations;
    private final BiConsumer<Service, Instant> onSaved;
    private final TornFolder folder = new TornFolder();

    /* The last save that has returned, and those since that have not. */
    private final List<Attempt> attempts = new ArrayList<>();

    /* The save that returned before the last one, if both are of one process, and nothing failed since. */
    private @Nullable Attempt previous;
    private Instant savedAt = Instant.MIN;
    private boolean lastWasSaved;

    /* Whether the last save has written everything, whether it returned or not. */
    private boolean wasWritten;
    private @Nullable Service owner;

    @SuppressWarnings("ArrayRecordComponent")
    private record Attempt(byte[] bytes, Ledger counted, Instant takenAt) {}

    /**
     * An empty disk.
     *
     * @param onSaved hears which process has saved, and when it had taken the snapshot
     */
    Disk(Consumer<String> violations, BiConsumer<Service, Instant> onSaved) {
        this.violations = violations;
        this.onSaved = onSaved;
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
                if (owner == process) {
                    owner = null;
                    end();
                }
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
        lastWasSaved = false;
        wasWritten = false;
        previous = null;
        Optional<SloSnapshot> found = folder.open();
        process.tookOver(found.map(this::counted).orElseGet(this::nothing));
        return found;
    }

    private Ledger counted(SloSnapshot found) {
        byte[] bytes = found.toBytes();
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (Arrays.equals(attempts.get(i).bytes, bytes)) {
                return attempts.get(i).counted.copy();
            }
        }
        violations.accept("a snapshot was found that is older than the last one that was saved");
        return new Ledger();
    }

    private Ledger nothing() {
        if (savedAt.isAfter(Instant.MIN)) {
            violations.accept("nothing was found, although a snapshot had been saved");
        }
        return new Ledger();
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
        byte[] written = snapshot.toBytes();
        Attempt attempt = new Attempt(written, process.total(), snapshot.takenAt());
        Attempt last = lastWasSaved && attempts.size() == 1 ? attempts.get(0) : null;
        lastWasSaved = false;
        wasWritten = false;
        previous = null;
        if (savesToFail > 0) {
            savesToFail--;
            folder.saveToFullDisk(written);
        }
        attempts.add(attempt);
        folder.save(written);
        wasWritten = true;
        requireLoaded();
        if (savesToFailTooLate > 0) {
            savesToFailTooLate--;
            throw new IOException("the disk wrote everything and did not answer");
        }
        attempts.clear();
        attempts.add(attempt);
        previous = last;
        lastWasSaved = true;
        savedAt = snapshot.takenAt();
        onSaved.accept(process, savedAt);
    }

    /* What a process has loaded stays until it has ended well. */
    private void requireLoaded() {
        if (!folder.hasLoaded()) {
            violations.accept("what was loaded must be kept as long as the process runs, but was overwritten");
        }
    }

    private void end() {
        try {
            folder.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!wasWritten) {
            requireLoaded();
        }
    }

    /** The newest snapshot cannot be read any more; if that is known to be the last one, it is the one before it that counts. */
    void damageNewest() {
        Attempt before = previous;
        if (before != null) {
            folder.damageNewest();
            attempts.clear();
            attempts.add(before);
            savedAt = before.takenAt;
            previous = null;
        }
    }

    /** What is safe. */
    Ledger saved() {
        return attempts.isEmpty() ? new Ledger() : attempts.get(0).counted;
    }

    /** When the last snapshot was taken that is safe. */
    Instant savedAt() {
        return savedAt;
    }

    /** The power goes in the middle of one of the next saves. */
    void losePowerAfter(int changes) {
        folder.losePowerAfter(changes);
    }

    void powerOn(Random random) {
        previous = null;
        folder.powerOn(random);
    }

    boolean isWell() {
        return savesToFail == 0 && loadsToFail == 0 && savesToFailTooLate == 0;
    }

    void heal() {
        savesToFail = 0;
        savesToFailTooLate = 0;
        loadsToFail = 0;
    }

    boolean isUsedBy(Service process) {
        return owner == process;
    }

    /** The process has closed its store, or has been killed. */
    void leave(Service process) {
        if (owner == process) {
            owner = null;
        }
    }
}
