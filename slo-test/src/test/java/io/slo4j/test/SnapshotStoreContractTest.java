package io.slo4j.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import io.slo4j.test.SnapshotStoreContract.Kept;
import io.slo4j.test.SnapshotStoreContract.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreContractTest {
    /** A store in a map, by place. */
    private static class InMemory implements SnapshotStore {
        final Map<String, byte[]> kept;
        final String place;

        InMemory(Map<String, byte[]> kept, String place) {
            this.kept = kept;
            this.place = place;
        }

        @Override
        public void save(SloSnapshot snapshot) {
            kept.put(place, snapshot.toBytes());
        }

        @Override
        public Optional<SloSnapshot> load() throws SnapshotFormatException {
            byte[] bytes = kept.get(place);
            return bytes == null ? Optional.empty() : Optional.of(SloSnapshot.fromBytes(bytes));
        }
    }

    private static Stores inMemory(BiFunction<Map<String, byte[]>, String, SnapshotStore> store) {
        Map<String, byte[]> kept = new ConcurrentHashMap<>();
        return place -> store.apply(kept, place);
    }

    @Test
    void aStoreInMemoryKeepsIt() {
        SnapshotStoreContract.check(inMemory(InMemory::new));
    }

    @Test
    void aDirectoryKeepsItWithDamagedFilesAsWell(@TempDir Path parent) {
        SnapshotStoreContract.check(place -> SnapshotStore.directory(parent.resolve(place)), new Kept() {
            @Override
            public void change(String place, UnaryOperator<byte[]> how) throws IOException {
                Path file = parent.resolve(place).resolve("slo4j.snapshot");
                Files.write(file, how.apply(Files.readAllBytes(file)));
                Files.deleteIfExists(parent.resolve(place).resolve("slo4j.snapshot.previous"));
            }

            @Override
            public Collection<byte[]> aside(String place) throws IOException {
                List<byte[]> aside = new ArrayList<>();
                try (DirectoryStream<Path> files =
                        Files.newDirectoryStream(parent.resolve(place), "slo4j.snapshot.damaged-*")) {
                    for (Path file : files) {
                        aside.add(Files.readAllBytes(file));
                    }
                }
                return aside;
            }
        });
    }

    /** The bytes of stores in a map. */
    private static Kept in(Map<String, byte[]> kept, Map<String, List<byte[]>> aside) {
        return new Kept() {
            @Override
            public void change(String place, UnaryOperator<byte[]> how) {
                kept.compute(place, (same, bytes) -> how.apply(Objects.requireNonNull(bytes)));
            }

            @Override
            public Collection<byte[]> aside(String place) {
                return aside.getOrDefault(place, List.of());
            }
        };
    }

    @Test
    void aStoreThatLosesDamagedBytesIsFound() {
        Map<String, byte[]> kept = new ConcurrentHashMap<>();
        assertEquals(
                List.of(
                        "of a snapshot that is damaged in part the rest must be loaded, and the damaged bytes must be put"
                                + " aside, but of 0 that were put aside none is it",
                        "a snapshot that can never be read must be put aside, and nothing loaded, so that new ones are"
                                + " saved, but threw io.slo4j.store.SnapshotFormatException: snapshot must have a table of"
                                + " 5527 bytes and sections of 1145543, but had 40 bytes",
                        "of snapshots that are damaged again and again at most 10 must be kept, but threw"
                                + " io.slo4j.store.SnapshotFormatException: snapshot must have a table of 37 bytes and"
                                + " sections of 1318, but had 40 bytes"),
                SnapshotStoreContract.violations(place -> new InMemory(kept, place), in(kept, Map.of())));
    }

    @Test
    void aStoreThatKeepsDamagedBytesWithoutEndIsFound() {
        Map<String, byte[]> kept = new ConcurrentHashMap<>();
        Map<String, List<byte[]>> aside = new ConcurrentHashMap<>();
        assertEquals(
                List.of("of snapshots that are damaged again and again at most 10 must be kept, but 20 were"),
                SnapshotStoreContract.violations(
                        place -> new InMemory(kept, place) {
                            @Override
                            public Optional<SloSnapshot> load() throws SnapshotFormatException {
                                byte[] bytes = kept.get(place);
                                try {
                                    Optional<SloSnapshot> loaded = super.load();
                                    if (loaded.isPresent()
                                            && !loaded.get().damage().isEmpty()) {
                                        putAside(Objects.requireNonNull(bytes));
                                    }
                                    return loaded;
                                } catch (SnapshotFormatException e) {
                                    putAside(Objects.requireNonNull(kept.remove(place)));
                                    return Optional.empty();
                                }
                            }

                            private void putAside(byte[] bytes) {
                                aside.computeIfAbsent(place, first -> new ArrayList<>())
                                        .add(bytes);
                            }
                        },
                        in(kept, aside)));
    }

    @Test
    void theLargeSnapshotIsLarge() {
        assertTrue(
                SomeSnapshots.large().toBytes().length > 500_000,
                "" + SomeSnapshots.large().toBytes().length);
    }

    @Test
    void aStoreThatForgetsWithItsProcessIsFound() {
        assertEquals(
                List.of(
                        "a snapshot that was saved must be there when the store was closed and is opened again, but loaded nothing"
                                + " instead of the snapshot of 2026-03-02T00:02:30Z",
                        "of several snapshots the one that was saved last must be loaded, but loaded nothing instead of the"
                                + " snapshot of 2026-03-02T00:02:30Z",
                        "a snapshot of many SLOs must be loaded whole, but loaded nothing instead of the snapshot of"
                                + " 2026-03-04T01:00:00Z",
                        "a snapshot must be loaded byte by byte as it was saved, not as text, but loaded nothing instead of the"
                                + " snapshot of 2026-03-03T00:02:30Z",
                        "closing a store twice must do no harm, but loaded nothing instead of the snapshot of"
                                + " 2026-03-02T00:02:30Z"),
                SnapshotStoreContract.violations(place -> new InMemory(new HashMap<>(), place)));
    }

    @Test
    void aStoreThatKeepsTheFirstSnapshotIsFound() {
        assertEquals(
                List.of("of several snapshots the one that was saved last must be loaded, but loaded the snapshot of"
                        + " 2026-03-04T01:00:00Z instead of the snapshot of 2026-03-02T00:02:30Z"),
                SnapshotStoreContract.violations(inMemory((kept, place) -> new InMemory(kept, place) {
                    @Override
                    public void save(SloSnapshot snapshot) {
                        kept.putIfAbsent(place, snapshot.toBytes());
                    }
                })));
    }

    @Test
    void aStoreThatTakesBytesForTextIsFound() {
        List<String> violations = SnapshotStoreContract.violations(inMemory((kept, place) -> new InMemory(kept, place) {
            @Override
            public void save(SloSnapshot snapshot) {
                String text = new String(snapshot.toBytes(), StandardCharsets.UTF_8);
                kept.put(place, text.getBytes(StandardCharsets.UTF_8));
            }
        }));
        assertTrue(
                violations.stream()
                        .anyMatch(one ->
                                one.startsWith("a snapshot must be loaded byte by byte as it was saved, not as text,"
                                        + " but threw io.slo4j.store.SnapshotFormatException: ")),
                violations::toString);
    }

    @Test
    void aStoreThatCutsWhatIsLongIsFound() {
        List<String> violations = SnapshotStoreContract.violations(inMemory((kept, place) -> new InMemory(kept, place) {
            @Override
            public void save(SloSnapshot snapshot) {
                byte[] bytes = snapshot.toBytes();
                kept.put(place, Arrays.copyOf(bytes, Math.min(bytes.length, 65_536)));
            }
        }));
        assertEquals(1, violations.size(), violations::toString);
        assertTrue(
                violations
                        .get(0)
                        .startsWith(
                                "a snapshot of many SLOs must be loaded whole, but what was loaded was damaged: SLO \"slo"),
                violations::toString);
    }

    @Test
    void storesThatShareAPlaceAreFound() {
        assertTrue(SnapshotStoreContract.violations(inMemory((kept, place) -> new InMemory(kept, "everywhere")))
                .contains("stores at different places must not share what they save, but loaded the snapshot of"
                        + " 2026-03-02T00:02:30Z instead of nothing"));
    }

    @Test
    void aStoreThatReturnsNullOrThrowsIsFound() {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> SnapshotStoreContract.check(inMemory((kept, place) -> new InMemory(kept, place) {
                    @Override
                    @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
                    public Optional<SloSnapshot> load() throws SnapshotFormatException {
                        return kept.containsKey(place) ? super.load() : null;
                    }

                    @Override
                    public void close() {
                        if (place.endsWith("twice")) {
                            throw new IllegalStateException("closed already");
                        }
                    }
                })));
        assertEquals(
                "snapshot store must keep its contract, but:\n"
                        + "a store in which nothing was saved must load nothing, but load() returned null\n"
                        + "a snapshot that was saved must be there when the store was closed and is opened again, but load()"
                        + " returned null\n"
                        + "stores at different places must not share what they save, but load() returned null\n"
                        + "closing a store twice must do no harm, but threw java.lang.IllegalStateException: closed already",
                found.getMessage());
    }
}
