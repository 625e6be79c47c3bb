package io.slo4j.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.ChildJvms;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One directory is used by one store at a time, in this process or another. */
class DirectoryLockTest extends TwoGenerations {
    @RegisterExtension
    final ChildJvms children = new ChildJvms();

    @Test
    @Timeout(20)
    void aPipeOrADirectoryInThePlaceOfTheLockIsRefusedAndNotWaitedFor() throws Exception {
        Path lock = file("slo4j.lock");
        Files.delete(lock);
        Files.createDirectory(lock);
        String message = "lock " + lock.toRealPath() + " must be a file, but was a directory or a pipe";
        assertEquals(message, assertThrows(IOException.class, store::load).getMessage());
        Files.delete(lock);
        assertEquals(0, new ProcessBuilder("mkfifo", lock.toString()).start().waitFor());
        assertEquals(message, assertThrows(IOException.class, store::load).getMessage());
        Files.delete(lock);
        assertEquals(Optional.of(NEWER), store.load());
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
