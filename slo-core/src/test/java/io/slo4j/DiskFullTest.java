package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, and one that must not be written to.
 *
 * <p>What is refused is refused by the kernel. On a {@link SmallDisk} a part of a snapshot may have been written when there is
 * no space left for the rest, and on a read-only one nobody may write; that takes a mount. A place that is occupied by one
 * directory too many refuses the first byte: that a save fails, what this leaves and what is said is tested there too, but not half a
 * file. Permissions, which bind everybody but root, stand for a read-only disk where none can be mounted. What any call of the disk
 * may do to a save is tested with the power loss.
 */
class DiskFullTest {
    private static final String CANNOT_SAVE_EITHER =
            "a snapshot could not be saved, and will be tried again at every interval";
    private static final String CANNOT_SAVE =
            CANNOT_SAVE_EITHER + " (said once; how often it happens is said every hour)";

    @TempDir
    Path parent;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private Path disk = Path.of("");
    private Path directory = Path.of("");

    @BeforeEach
    void makeRoom() throws IOException {
        disk = Files.createDirectory(parent.resolve("disk"));
        directory = disk.resolve("slo4j");
    }

    private SloRegistry registry() {
        return SloRegistry.builder()
                .clock(clock)
                .store(SnapshotStore.directory(directory))
                .storeEvery(Duration.ofSeconds(1))
                .build();
    }

    private static Slo checkout(SloRegistry slos) {
        return Slo.builder("checkout").objective("99.9%").register(slos);
    }

    private void seconds(SloRegistry slos, Slo slo, int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            slo.good();
            slos.tick();
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[1024];
            for (int i = 0; i < 1024; i++) {
                out.write(block);
            }
        } catch (IOException full) {
            assertEquals("No space left on device", full.getMessage());
        }
    }

    private void assertRestored(int good) {
        SloRegistry next = registry();
        assertEquals(good, checkout(next).status().good());
        next.close();
    }

    @Test
    void aFullDiskIsLoggedOnceAndWritingResumesWhenThereIsSpace() throws IOException {
        try (SmallDisk small = SmallDisk.mounted(disk)) {
            SloRegistry slos = registry();
            Slo slo = checkout(slos);
            seconds(slos, slo, 10);
            try (Logged log = new Logged("io.slo4j")) {
                fill(small.at().resolve("filler"));
                seconds(slos, slo, 30);
                assertEquals(40, slo.status().good());
                assertEquals(List.of(CANNOT_SAVE), log.messages());
                Files.delete(small.at().resolve("filler"));
                seconds(slos, slo, 1);
                assertEquals("snapshots are saved again", log.messages().get(2));
            }
            slos.close();
            assertRestored(41);
        }
    }

    @Test
    void whereNothingCanBeWrittenTheLastSnapshotsStayAndNothingIsLeftBehind() throws IOException {
        SloRegistry slos = registry();
        Slo slo = checkout(slos);
        seconds(slos, slo, 10);
        Path newest = directory.resolve("slo4j.snapshot");
        Path aside = directory.resolve("slo4j.snapshot.new");
        byte[] before = Files.readAllBytes(newest);
        try (Logged log = new Logged("io.slo4j")) {
            for (int kept = 1; kept <= 10; kept++) {
                Files.createDirectory(directory.resolve("slo4j.snapshot.directory-" + kept));
            }
            Files.createDirectory(aside);
            seconds(slos, slo, 30);
            assertEquals(List.of(CANNOT_SAVE), log.messages());
            assertEquals(
                    "snapshot " + aside + " must be a file, but was a directory, as 10 others were before",
                    log.causes().get(0).getMessage());
            assertEquals(40, slo.status().good());
            assertTrue(Arrays.equals(before, Files.readAllBytes(newest)));
            Files.delete(aside);
            seconds(slos, slo, 1);
            assertEquals(
                    List.of(CANNOT_SAVE, CANNOT_SAVE_EITHER + ": 29 times more", "snapshots are saved again"),
                    log.messages());
            assertTrue(Files.notExists(aside));
        }
        slos.close();
        assertRestored(41);
    }

    @Test
    void aReadOnlyDirectoryIsReadAndToldOfOnce() throws IOException {
        try (SmallDisk small = SmallDisk.mounted(disk)) {
            SloRegistry slos = registry();
            seconds(slos, checkout(slos), 10);
            slos.close();
            small.becomeReadOnly();
            assertReadAndToldOfOnce();
        }
    }

    @Test
    void aDirectoryThatThisUserMayNotWriteToIsReadAndToldOfOnce() throws IOException {
        SloRegistry slos = registry();
        seconds(slos, checkout(slos), 10);
        slos.close();
        assertTrue(directory.toFile().setWritable(false, false));
        assertTrue(directory.resolve("slo4j.lock").toFile().setWritable(false, false));
        try {
            assumeTrue(!Files.isWritable(directory), "skipped: root may write where nobody may");
            assertReadAndToldOfOnce();
        } finally {
            assertTrue(directory.toFile().setWritable(true, true));
        }
    }

    private void assertReadAndToldOfOnce() {
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry next = registry();
            Slo slo = checkout(next);
            seconds(next, slo, 10);
            assertEquals(20, slo.status().good());
            next.close();
            assertEquals(
                    List.of(
                            "snapshot directory " + directory + " must be writable, but was not; what it holds is read",
                            CANNOT_SAVE,
                            CANNOT_SAVE_EITHER + ": 10 times more"),
                    log.messages());
        }
    }
}
