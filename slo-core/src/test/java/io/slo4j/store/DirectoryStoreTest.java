package io.slo4j.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.ChildJvms;
import io.slo4j.Logged;
import io.slo4j.internal.snapshot.Snapshots;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
    private static final SloSnapshot OLDER = Snapshots.of(1);
    private static final SloSnapshot NEWER = Snapshots.of(2);

    @TempDir
    Path parent;

    @RegisterExtension
    final ChildJvms children = new ChildJvms();

    private final Logged log = new Logged("io.slo4j.store");
    private Path directory = Path.of("");
    private SnapshotStore store = SnapshotStore.directory(directory);

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

    private Path file(String name) {
        return directory.resolve(name);
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void overwrite(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
    }

    @Test
    void theNewestSnapshotIsLoadedAndNothingElseIsLeft() throws Exception {
        assertEquals(Optional.of(NEWER), store.load());
        assertEquals(Set.of("slo4j.lock", "slo4j.snapshot", "slo4j.snapshot.previous"), files());
        assertArrayEquals(OLDER.toBytes(), Files.readAllBytes(file("slo4j.snapshot.previous")));
        assertEquals(List.of(), log.messages());
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

    @Test
    void aSecondStoreInThisProcessIsRefusedAndDoesNotTakeTheLockFromTheFirst() throws Exception {
        store.load();
        SnapshotStore second = SnapshotStore.directory(directory);
        String message = "snapshot directory " + directory.toRealPath()
                + " must be used by one registry at a time, but was in use by this process";
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    message,
                    assertThrows(StoreInUseException.class, second::load).getMessage());
        }
        store.close();
        assertEquals(Optional.of(NEWER), second.load());
        second.close();
    }

    private String property() throws IOException {
        return "io.slo4j.store.owner of " + parent.toRealPath().resolve("deep").resolve("slo4j");
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** As another process would, which cannot know what this one has locked. */
    private SnapshotStore ofAnotherProcess() throws IOException {
        System.getProperties().remove(property());
        return SnapshotStore.directory(directory);
    }

    @Test
    void whoseDirectoryWasRemovedDoesNotWriteIntoThatOfItsSuccessor() throws Exception {
        store.load();
        delete();
        SnapshotStore successor = ofAnotherProcess();
        assertEquals(Optional.empty(), successor.load());
        successor.save(OLDER);
        String message =
                assertThrows(StoreInUseException.class, () -> store.save(NEWER)).getMessage();
        assertEquals(
                "snapshot directory " + directory.toRealPath()
                        + " must be used by one registry at a time, but was in use by this process",
                message);

        successor.save(OLDER);
        successor.close();
        message =
                assertThrows(StoreInUseException.class, () -> store.save(NEWER)).getMessage();
        assertEquals(
                "snapshot directory " + directory
                        + " must be written by one registry at a time, but another one has written there since its lock file"
                        + " was removed; nothing is saved over that",
                message);
        SnapshotStore next = SnapshotStore.directory(directory);
        assertEquals(Optional.of(OLDER), next.load());
        next.close();
    }

    @Test
    void whoseLockFileWasRemovedLocksItAgain() throws Exception {
        store.load();
        Files.delete(file("slo4j.lock"));
        store.save(OLDER);
        assertEquals(
                "snapshot directory " + directory.toRealPath()
                        + " must be used by one registry at a time, but was in use by this process",
                assertThrows(
                                StoreInUseException.class,
                                () -> SnapshotStore.directory(directory).load())
                        .getMessage());
        store.close();
        assertEquals(Optional.of(OLDER), store.load());
    }

    @Test
    void anotherClassLoaderOfThisProcessFindsTheDirectoryInUseAndLeavesTheLockAlone() throws Exception {
        store.load();
        try (URLClassLoader other = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> stores = other.loadClass(SnapshotStore.class.getName());
            Object second = stores.getMethod("directory", Path.class).invoke(null, directory);
            Throwable refused = assertThrows(
                            InvocationTargetException.class,
                            () -> stores.getMethod("load").invoke(second))
                    .getCause();
            assertEquals(
                    StoreInUseException.class.getName() + ": snapshot directory " + directory.toRealPath()
                            + " must be used by one registry at a time, but was in use by this process",
                    String.valueOf(refused));
        }
        assertLockedForOthers();
    }

    private static URL[] classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalArgumentException(entry, e);
                    }
                })
                .toArray(URL[]::new);
    }

    @Test
    void aLockOfThisProcessThatIsNotToldOfIsLeftAlone() throws Exception {
        try (FileChannel channel = FileChannel.open(file("slo4j.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            for (int i = 0; i < 3; i++) {
                assertThrows(StoreInUseException.class, store::load);
            }
            assertTrue(lock.isValid());
            assertLockedForOthers();
        }
        assertEquals(Optional.of(NEWER), store.load());
    }

    private void assertLockedForOthers() throws Exception {
        Process child = children.start(LockingProcess.class, directory);
        assertEquals("in use", new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
}
