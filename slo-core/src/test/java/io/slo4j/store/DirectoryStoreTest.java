package io.slo4j.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.internal.snapshot.Snapshots;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryStoreTest extends TwoGenerations {
    @Test
    void theNewestSnapshotIsLoadedAndNothingElseIsLeft() throws Exception {
        assertEquals(Optional.of(NEWER), store.load());
        assertEquals(Set.of("slo4j.lock", "slo4j.snapshot", "slo4j.snapshot.previous"), files());
        assertArrayEquals(OLDER.toBytes(), Files.readAllBytes(file("slo4j.snapshot.previous")));
        assertEquals(List.of(), log.messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"slo4j.snapshot.previous", "slo4j.snapshot.new"})
    void aDirectoryInThePlaceOfAFileIsMovedOutOfTheWayWithWhatItHolds(String name) throws Exception {
        assertEquals(Optional.of(NEWER), store.load());
        Files.deleteIfExists(file(name));
        Files.createDirectory(file(name));
        Files.writeString(file(name).resolve("theirs"), "kept");
        store.save(OLDER);
        assertEquals(Optional.of(OLDER), store.load());
        assertArrayEquals(NEWER.toBytes(), Files.readAllBytes(file("slo4j.snapshot.previous")));
        assertEquals("kept", Files.readString(file("slo4j.snapshot.directory-1").resolve("theirs")));
        assertEquals(
                List.of("a directory in the place of snapshot " + file(name)
                        + " is kept as slo4j.snapshot.directory-1"),
                log.messages());
    }

    private void assertPreviousAfter(byte[] bytes, String kept, String why) throws Exception {
        overwrite("slo4j.snapshot", bytes);
        assertEquals(Optional.of(OLDER), store.load());
        assertEquals(
                List.of("snapshot " + file("slo4j.snapshot") + " is of no use and is kept as " + kept + ": " + why),
                log.messages());
        assertArrayEquals(bytes, Files.readAllBytes(file(kept)));

        store.save(NEWER);
        assertEquals(Optional.of(NEWER), store.load());
        assertArrayEquals(OLDER.toBytes(), Files.readAllBytes(file("slo4j.snapshot.previous")));
    }

    @Test
    void ofATruncatedSnapshotThePreviousOneIsLoaded() throws Exception {
        byte[] bytes = NEWER.toBytes();
        assertPreviousAfter(
                Arrays.copyOf(bytes, 100), "slo4j.snapshot.damaged-1", "snapshot must go on, but was cut off");
    }

    @Test
    void ofAnEmptyOne() throws Exception {
        assertPreviousAfter(
                new byte[0], "slo4j.snapshot.damaged-1", "snapshot must be longer than 0 bytes, but was empty");
    }

    @Test
    void ofAForeignOne() throws Exception {
        assertPreviousAfter(
                "#!/bin/sh\necho hello".getBytes(StandardCharsets.UTF_8),
                "slo4j.snapshot.foreign-1",
                "snapshot must begin with the bytes of one, but was something else");
    }

    @Test
    void ofOneFromTheFutureOfThisLibrary() throws Exception {
        byte[] bytes = NEWER.toBytes();
        bytes[11] = 7;
        assertPreviousAfter(
                bytes,
                "slo4j.snapshot.newer-version-1",
                "format of a snapshot must be version 2, but was 7: a later slo4j wrote it, and only that reads it");
    }

    @Test
    void ofOneFromBeforeTheFirstRelease() throws Exception {
        try (InputStream stored = DirectoryStoreTest.class.getResourceAsStream("format-1.snapshot")) {
            assertPreviousAfter(
                    Objects.requireNonNull(stored).readAllBytes(),
                    "slo4j.snapshot.older-version-1",
                    "format of a snapshot must be version 2, but was 1: an earlier slo4j wrote it, from before the first"
                            + " release, and its SLOs start afresh");
        }
    }

    @Test
    void ofOneWithASingleBitFlipped() throws Exception {
        byte[] bytes = NEWER.toBytes();
        bytes[30] ^= 4;
        overwrite("slo4j.snapshot", bytes);
        assertEquals(Optional.of(OLDER), store.load());
        assertTrue(log.messages().get(0).contains("kept as slo4j.snapshot.damaged-1: checksum of a snapshot must be "));
    }

    @Test
    void whenNeitherCanBeTrustedThereIsNone() throws Exception {
        overwrite("slo4j.snapshot", new byte[3]);
        overwrite("slo4j.snapshot.previous", new byte[30]);
        assertEquals(Optional.empty(), store.load());
        assertEquals(2, log.messages().size());
        store.save(NEWER);
        assertEquals(Optional.of(NEWER), store.load());
    }

    private static byte[] withDamageIn(byte[] bytes, String slo) {
        byte[] damaged = bytes.clone();
        damaged[Snapshots.placeOf(bytes, slo)] ^= 4;
        return damaged;
    }

    @Test
    void anSloThatIsDamagedComesFromThePreviousSnapshotAndACopyIsKept() throws Exception {
        SloSnapshot older = Snapshots.of(7);
        SloSnapshot newer = Snapshots.of(8);
        store.save(older);
        byte[] damaged = withDamageIn(newer.toBytes(), "slo-1");
        store.save(newer);
        overwrite("slo4j.snapshot", damaged);
        SloSnapshot mended = store.load().orElseThrow();
        assertEquals(List.of(), mended.damage());
        assertEquals(newer.takenAt(), mended.takenAt());
        assertEquals(slo(newer, "slo-0"), slo(mended, "slo-0"));
        assertEquals(slo(older, "slo-1").asOf(), slo(mended, "slo-1").asOf());
        assertEquals(slo(older, "slo-1").good(), slo(mended, "slo-1").good());
        assertArrayEquals(damaged, Files.readAllBytes(file("slo4j.snapshot.damaged-1")));
        assertArrayEquals(damaged, Files.readAllBytes(file("slo4j.snapshot")));
        assertEquals(1, log.messages().size());
        String said = "snapshot " + file("slo4j.snapshot")
                + " is damaged in part and a copy is kept as slo4j.snapshot.damaged-1: SLO \"slo-1\": checksum of a section must be ";
        assertTrue(log.messages().get(0).startsWith(said), log.messages()::toString);
    }

    private static StoredSlo slo(SloSnapshot snapshot, String name) {
        return TakenSnapshot.content(snapshot).slo(name).orElseThrow();
    }

    @Test
    void filesCanBeReadByTheirOwnerAlone() throws Exception {
        Files.delete(file("slo4j.lock"));
        store.load();
        store.save(OLDER);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        for (String name : files()) {
            assertEquals("rw-------", permissions(name), name);
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        store.save(NEWER);
        assertEquals("rw-------", permissions("slo4j.snapshot"));
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name)));
    }

    @Test
    void theGroupToWhichTheDirectoryWasOpenedReadsThemToo() throws Exception {
        for (int mode : new int[] {0750, 02770, 02775}) {
            Files.setAttribute(directory, "unix:mode", mode);
            store.save(OLDER);
            assertEquals("rw-r-----", permissions("slo4j.snapshot"), Integer.toOctalString(mode));
        }
    }

    @Test
    void symbolicLinksAreNotFollowed() throws Exception {
        Path elsewhere = Files.write(parent.resolve("elsewhere"), NEWER.toBytes());
        byte[] before = Files.readAllBytes(elsewhere);
        Files.delete(file("slo4j.snapshot"));
        Files.createSymbolicLink(file("slo4j.snapshot"), elsewhere);
        Files.createSymbolicLink(file("slo4j.snapshot.new"), elsewhere);
        assertEquals(Optional.of(OLDER), store.load());
        assertEquals(
                List.of("snapshot " + file("slo4j.snapshot")
                        + " is of no use and is kept as slo4j.snapshot.foreign-1: snapshot must be a file, but was a symbolic"
                        + " link or something else"),
                log.messages());
        Files.deleteIfExists(file("slo4j.snapshot.new"));
        Files.createSymbolicLink(file("slo4j.snapshot.new"), elsewhere);
        store.save(Snapshots.of(9));
        assertArrayEquals(before, Files.readAllBytes(elsewhere));
        assertTrue(Files.isRegularFile(file("slo4j.snapshot"), LinkOption.NOFOLLOW_LINKS));
        store.close();

        Files.delete(file("slo4j.lock"));
        Files.createSymbolicLink(file("slo4j.lock"), parent.resolve("made"));
        assertEquals(
                "lock " + file("slo4j.lock").toRealPath(LinkOption.NOFOLLOW_LINKS)
                        + " must be a file, but was a symbolic link",
                assertThrows(IOException.class, () -> store.save(OLDER)).getMessage());
        assertTrue(Files.notExists(parent.resolve("made")));
    }

    @Test
    void noMoreThanThreeDamagedFilesAreKept() throws Exception {
        for (int i = 0; i < 5; i++) {
            overwrite("slo4j.snapshot", new byte[] {(byte) i});
            store.load();
        }
        assertEquals(
                Set.of(
                        "slo4j.lock",
                        "slo4j.snapshot.foreign-1",
                        "slo4j.snapshot.foreign-2",
                        "slo4j.snapshot.foreign-3",
                        "slo4j.snapshot.previous"),
                files());
    }

    @Test
    void aProcessThatDiedBetweenTheTwoRenamesLeftTheNewestAside() throws Exception {
        Files.move(file("slo4j.snapshot"), file("slo4j.snapshot.new"));
        assertEquals(Optional.of(NEWER), store.load());
    }

    @Test
    void aProcessThatDiedWhileItWroteLeftNothingToBeTrusted() throws Exception {
        overwrite("slo4j.snapshot.new", new byte[50]);
        assertEquals(Optional.of(NEWER), store.load());
        assertEquals(List.of(), log.messages());
        assertEquals(Set.of("slo4j.lock", "slo4j.snapshot", "slo4j.snapshot.previous"), files());
    }

    @Test
    void aDirectoryThatIsGoneIsMadeAgain() throws Exception {
        store.load();
        delete();
        store.save(OLDER);
        assertEquals(Optional.of(OLDER), store.load());
    }

    @Test
    void aPlaceThatIsNoDirectoryFailsToSaveAndToLoad() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "not a directory");
        SnapshotStore nowhere = SnapshotStore.directory(file);
        assertThrows(IOException.class, nowhere::load);
        assertThrows(IOException.class, () -> nowhere.save(OLDER));
    }
}
