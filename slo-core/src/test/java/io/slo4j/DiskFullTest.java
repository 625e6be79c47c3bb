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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, and one that must not be written to: a small tmpfs, where this user may mount one. */
class DiskFullTest {
    @TempDir
    Path parent;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(parent.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString());
        assumeTrue(mounted, "a tmpfs cannot be mounted by this user; a full disk is not tested");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertTrue(run("umount", disk.toString()));
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private SloRegistry registry() {
        return SloRegistry.builder()
                .clock(clock)
                .store(SnapshotStore.directory(disk.resolve("slo4j")))
                .storeEvery(Duration.ofSeconds(1))
                .build();
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

    @Test
    void aFullDiskIsToldOfOnceAndWritingResumesWhenThereIsSpace() throws IOException {
        SloRegistry slos = registry();
        Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
        seconds(slos, slo, 10);
        try (Logged log = new Logged("io.slo4j")) {
            fill(disk.resolve("filler"));
            seconds(slos, slo, 30);
            assertEquals(40, slo.status().good());
            assertEquals(
                    List.of(
                            "a snapshot could not be saved, and will be tried again at every interval; this is said once"),
                    log.messages());
            Files.delete(disk.resolve("filler"));
            seconds(slos, slo, 1);
            assertEquals("snapshots are saved again", log.messages().get(1));
        }
        slos.close();
        SloRegistry next = registry();
        assertEquals(
                41,
                Slo.builder("checkout")
                        .objective("99.9%")
                        .register(next)
                        .status()
                        .good());
        next.close();
    }

    @Test
    void aReadOnlyDirectoryIsReadAndToldOfOnce() throws InterruptedException {
        SloRegistry slos = registry();
        seconds(slos, Slo.builder("checkout").objective("99.9%").register(slos), 10);
        slos.close();
        assertTrue(run("mount", "-o", "remount,ro", disk.toString()));
        try (Logged log = new Logged("io.slo4j")) {
            SloRegistry next = registry();
            Slo slo = Slo.builder("checkout").objective("99.9%").register(next);
            seconds(next, slo, 10);
            assertEquals(20, slo.status().good());
            next.close();
            assertEquals(
                    List.of(
                            "snapshot directory " + disk.resolve("slo4j")
                                    + " must be writable, but was not; what it holds is read",
                            "a snapshot could not be saved, and will be tried again at every interval; this is said once"),
                    log.messages());
        }
    }
}
