package io.slo4j.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process, which says whether it finds a directory locked. */
final class LockingProcess {
    private LockingProcess() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]).resolve("slo4j.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            System.out.println(channel.tryLock() == null ? "in use" : "free");
        }
    }
}
