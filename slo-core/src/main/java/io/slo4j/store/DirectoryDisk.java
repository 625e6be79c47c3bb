package io.slo4j.store;

import io.slo4j.internal.guard.Log;
import io.slo4j.store.SnapshotFormatException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** A directory of the file system. Symbolic links in it are seen, renamed and removed, never followed. */
final class DirectoryDisk implements Disk {
    private static final int SLICE = 1 << 16;

    /* How many directories that stood in the way are kept. */
    private static final int MOST_DIRECTORIES = 10;

    private static final Log LOG = Log.of("io.slo4j.store");

    private final Path directory;

    DirectoryDisk(Path directory) {
        this.directory = directory;
    }

    private Path path(String name) {
        return directory.resolve(name);
    }

    private BasicFileAttributes attributes(String name) throws IOException {
        return Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean has(String name) throws IOException {
        try {
            return attributes(name).size() >= 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public long length(String name) throws IOException {
        return attributes(name).size();
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        if (!attributes(name).isRegularFile()) {
            throw new SnapshotFormatException(
                    Reason.FOREIGN, "snapshot must be a file, but was a symbolic link or something else");
        }
        try (InputStream in = Files.newInputStream(path(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(most);
        }
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        Path file = path(name);
        delete(name);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                Readers.ownerOfFile(directory))) {
            Readers.letGroupRead(directory, file);
            /* In slices: a channel copies what it is given into memory outside the heap, and keeps that. */
            for (int from = 0; from < bytes.length; from += SLICE) {
                ByteBuffer slice = ByteBuffer.wrap(bytes, from, Math.min(SLICE, bytes.length - from));
                while (slice.hasRemaining()) {
                    channel.write(slice);
                }
            }
        }
    }

    @Override
    public void force(String name) throws IOException {
        try (FileChannel channel = FileChannel.open(path(name), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        makeWay(path(to));
        Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        makeWay(path(name));
        Files.deleteIfExists(path(name));
    }

    /* A directory is never overwritten, nor removed: somebody has put it there. */
    private void makeWay(Path place) throws IOException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (int number = 1; number <= MOST_DIRECTORIES; number++) {
            Path kept = directory.resolve(Generations.NEWEST + ".directory-" + number);
            if (Files.notExists(kept, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(place, kept, StandardCopyOption.ATOMIC_MOVE);
                LOG.warn("a directory in the place of snapshot " + place + " is kept as " + kept.getFileName());
                return;
            }
        }
        throw new IOException("snapshot " + place + " must be a file, but was a directory, as " + MOST_DIRECTORIES
                + " others were before");
    }

    /* Where a directory cannot be opened, as on Windows, its entries are safe without. */
    @Override
    public void force() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
