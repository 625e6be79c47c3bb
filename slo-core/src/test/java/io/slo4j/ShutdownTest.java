package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.store.SnapshotStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A service that ends in an orderly way, by itself or by SIGTERM, without closing its registry: everything was saved. */
@Tag("long")
class ShutdownTest {
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path parent;

    @RegisterExtension
    final ChildJvms children = new ChildJvms();

    private Process start(String... how) throws IOException {
        return children.start(EndedRecorder.class, directory(), how);
    }

    private Path directory() {
        return parent.resolve("snapshots");
    }

    /** Waits until the child has counted, ends it if it is to be ended, and returns what else it said. */
    private static List<String> ended(Process child, boolean terminated, int status)
            throws IOException, InterruptedException {
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("counted", output.readLine());
            if (terminated) {
                /* By its handle: destroying the Process would close the output that is still to be read. */
                assertTrue(child.toHandle().destroy());
            }
            List<String> rest = output.lines().toList();
            assertTrue(child.waitFor(60, TimeUnit.SECONDS));
            assertEquals(status, child.exitValue(), rest::toString);
            return rest;
        }
    }

    private SloStatus restored() {
        try (SloRegistry slos = SloRegistry.builder()
                .store(SnapshotStore.directory(directory()))
                .withoutShutdownHook()
                .build()) {
            return Slo.builder("checkout")
                    .objective("99.9%")
                    .trackLatency()
                    .register(slos)
                    .status(Duration.ofDays(1));
        }
    }

    private void assertEverythingIsThere() {
        SloStatus found = restored();
        assertEquals(EndedRecorder.GOOD, found.good());
        assertEquals(EndedRecorder.BAD, found.bad());
        assertEquals(EndedRecorder.GOOD, found.latency(Duration.ofDays(1)).count());
    }

    @Test
    void whatAProcessCountedThatExitsIsThereExactly() throws IOException, InterruptedException {
        assertEquals(List.of(), ended(start("exit"), false, EndedRecorder.STATUS));
        assertEverythingIsThere();
    }

    @Test
    void whatAProcessCountedThatIsTerminatedIsThereExactly() throws IOException, InterruptedException {
        assertEquals(List.of(), ended(start("wait"), true, SIGTERM));
        assertEverythingIsThere();
    }

    @Test
    void whoDeclinesTheHookSavesNothing() throws IOException, InterruptedException {
        assertEquals(List.of(), ended(start("exit", "without-hook"), false, EndedRecorder.STATUS));
        SloStatus found = restored();
        assertEquals(0, found.good());
        assertEquals(0, found.bad());
    }
}
