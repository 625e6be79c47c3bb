package io.slo4j.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Logged;
import io.slo4j.internal.snapshot.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory in which a snapshot and its predecessor are stored, and a store that is to be opened there. */
abstract class TwoGenerations {
    static final SloSnapshot OLDER = Snapshots.of(1);
    static final SloSnapshot NEWER = Snapshots.of(2);

    @TempDir
    Path parent;

    final Logged log = new Logged("io.slo4j.store");
    Path directory = Path.of("");
    SnapshotStore store = SnapshotStore.directory(directory);

    @BeforeEach
    void twoGenerations() throws Exception {
        directory = parent.resolve("deep").resolve("slo4j");
        store = SnapshotStore.directory(directory);
        assertEquals(Optional.empty(), store.load());
        store.save(OLDER);
        store.save(NEWER);
        store.close();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        log.close();
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    void overwrite(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
