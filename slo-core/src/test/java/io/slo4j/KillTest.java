package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A service that is killed with SIGKILL, at any time, and started again: what was saved is there, and nothing else. */
@Tag("long")
class KillTest {
    private static final int KILLS = Boolean.getBoolean("slo4j.full") ? 200 : 20;

    @TempDir
    Path parent;

    @RegisterExtension
    final ChildJvms children = new ChildJvms();

    private Process start(Path directory) throws IOException {
        return children.start(KilledRecorder.class, directory);
    }

    private static BufferedReader output(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What a child has said: what it found, what it will at most have counted, what is safe; in good events. */
    private static final class Said {
        long restored = -1;
        long restoredBad = -1;
        long upTo;
        long saved;
        long closed = -1;
        final List<String> other = new ArrayList<>();

        void line(String line) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "restored" -> {
                    restored = Long.parseLong(words[1]);
                    restoredBad = Long.parseLong(words[2]);
                    upTo = restored;
                    saved = restored;
                }
                case "upto" -> upTo = words.length == 2 ? Long.parseLong(words[1]) : upTo;
                case "saved" -> saved = words.length == 2 ? Long.parseLong(words[1]) : saved;
                case "closed" -> closed = Long.parseLong(words[1]);
                default -> other.add(line);
            }
        }
    }

    private Said killedAfter(Path directory, Duration delay) throws IOException, InterruptedException {
        Said said = new Said();
        Process child = start(directory);
        try (BufferedReader output = output(child)) {
            String line = output.readLine();
            while (line != null && said.restored < 0) {
                said.line(line);
                line = said.restored < 0 ? output.readLine() : line;
            }
            Thread killer = new Thread(() -> killAfter(child, delay));
            killer.start();
            for (line = output.readLine(); line != null; line = output.readLine()) {
                said.line(line);
            }
            killer.join();
        }
        assertEquals(137, child.waitFor(), () -> "killed, but said " + said.other);
        return said;
    }

    private static void killAfter(Process child, Duration delay) {
        try {
            assertTrue(!child.waitFor(delay.toNanos(), TimeUnit.NANOSECONDS), "ended before it was killed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        /* By its handle: destroying the Process would close the output that is still to be read. */
        child.toHandle().destroyForcibly();
    }

    @Test
    void whatWasSavedIsRestoredNothingIsMadeUpAndNothingIsLeftBehind() throws IOException, InterruptedException {
        Path directory = parent.resolve("snapshots");
        Random random = new Random(20260301);
        long saved = 0;
        long upTo = 0;
        int grown = 0;
        int longestMillis = 400;
        for (int i = 0; i < KILLS; i++) {
            Said said = killedAfter(directory, Duration.ofMillis(random.nextInt(longestMillis)));
            assertEquals(List.of(), said.other);
            assertTrue(said.restored >= saved, said.restored + " restored, but " + saved + " saved");
            assertTrue(said.restored <= upTo, said.restored + " restored, but only " + upTo + " counted");
            assertTrue(
                    Math.abs(said.restoredBad - 2 * said.restored) <= 200_000, said.restored + ", " + said.restoredBad);
            if (said.saved > saved) {
                grown++;
            } else {
                /* On a machine that is busy a life is longer before it has saved anything. */
                longestMillis = Math.min(10_000, longestMillis * 3 / 2);
            }
            saved = said.saved;
            upTo = said.upTo;
        }
        assertTrue(grown > KILLS / 4, "saved anything in " + grown + " lives");

        Said last = new Said();
        Process child = start(directory);
        try (BufferedReader output = output(child)) {
            child.getOutputStream().close();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last.line(line);
            }
        }
        assertTrue(last.restored >= saved && last.restored <= upTo);
        assertEquals(last.closed, last.saved);
        assertEquals(Set.of("slo4j.lock", "slo4j.snapshot", "slo4j.snapshot.previous"), files(directory));
    }

    private static Set<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aSecondProcessSaysThatTheDirectoryIsInUseAndAddsWhatItCountsWhenTheFirstHasEnded()
            throws IOException, InterruptedException {
        Path directory = parent.resolve("shared");
        Process first = start(directory);
        try (BufferedReader output = output(first)) {
            String line = output.readLine();
            while (line != null && !line.startsWith("saved ")) {
                line = output.readLine();
            }
            Said said = new Said();
            try (Logged log = new Logged("io.slo4j");
                    SloRegistry second = registry(directory)) {
                assertEquals(
                        List.of("snapshot directory " + directory.toRealPath()
                                + " must be used by one registry at a time, but was in use by process "
                                + first.pid()
                                + "; this registry counts from 0 meanwhile, and adds what is there when it is free."
                                + " Processes that run side by side for long need a directory each"
                                + " (said once; how often it happens is said every hour)"),
                        log.messages());
                Slo own = Slo.builder("checkout").objective("99.9%").register(second);
                own.good(5);
                first.getOutputStream().close();
                for (line = output.readLine(); line != null; line = output.readLine()) {
                    said.line(line);
                }
            }
            assertEquals(said.closed, said.saved);
            try (SloRegistry third = registry(directory)) {
                SloStatus all = Slo.builder("checkout")
                        .objective("99.9%")
                        .register(third)
                        .status();
                assertEquals(said.closed + 5, all.good());
            }
        }
    }

    private static SloRegistry registry(Path directory) {
        return SloRegistry.builder()
                .store(io.slo4j.store.SnapshotStore.directory(directory))
                .withoutShutdownHook()
                .build();
    }
}
