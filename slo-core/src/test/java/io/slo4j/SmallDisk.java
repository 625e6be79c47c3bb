package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A tmpfs of 128 KB. Mounting takes root, or a {@code sudo} that asks nothing; where neither is there, the test is skipped,
 * except where the environment says {@code CI=true}.
 */
final class SmallDisk implements AutoCloseable {
    private final Path at;
    private final List<String> as;

    private SmallDisk(Path at, List<String> as) {
        this.at = at;
        this.as = as;
    }

    static SmallDisk mounted(Path at) {
        for (List<String> as : List.of(List.<String>of(), List.of("sudo", "-n"))) {
            SmallDisk disk = new SmallDisk(at, as);
            if (disk.run("mount", "-t", "tmpfs", "-o", "size=128k,mode=777", "tmpfs", at.toString())) {
                return disk;
            }
        }
        if ("true".equals(System.getenv("CI"))) {
            return fail("this user must be able to mount a tmpfs where CI=true, by mount or sudo -n mount");
        }
        return abort("skipped: this user cannot mount a tmpfs");
    }

    Path at() {
        return at;
    }

    void becomeReadOnly() {
        assertTrue(run("mount", "-o", "remount,ro", at.toString()));
    }

    @Override
    public void close() {
        assertTrue(run("umount", at.toString()));
    }

    private boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(
                            Stream.concat(as.stream(), Stream.of(command)).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
            return !process.isAlive() && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
