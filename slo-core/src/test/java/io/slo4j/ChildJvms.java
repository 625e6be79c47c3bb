package io.slo4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** JVMs with the class path of the tests that a test starts, and that end with it, by their handles, whatever happens. */
public final class ChildJvms implements AfterEachCallback {
    private final List<Process> children = new ArrayList<>();

    public Process start(Class<?> main, Path directory, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                directory.toString()));
        command.addAll(List.of(more));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        children.add(child);
        return child;
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        for (Process child : children) {
            child.destroyForcibly().waitFor();
        }
    }
}
