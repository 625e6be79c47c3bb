package io.slo4j.examples.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar in a process of its own. */
class RunnableJarIT {
    @TempDir
    private Path folder;

    /** At 1800 times real time the whole story, 8 h 40 min of the service's time, takes 18 s. */
    @Test
    void tellsTheWholeStory() throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int code = run(out, err, "--port", "0", "--pace", "1800", "--seconds", "22");
        String said = Files.readString(out);
        assertEquals("", Files.readString(err));
        assertEquals(0, code, said);
        assertInOrder(
                said,
                "1 second here is 30 minutes of the service's time.",
                "TRAFFIC          healthy",
                "TRAFFIC          failing now: 25% of requests",
                "FIRING page      PAGE checkout: ",
                "TRAFFIC          healthy again",
                "RESOLVED page    RESOLVED checkout: the page alert (14.4x 1h/5m) is over after ",
                "RESOLVED page    RESOLVED checkout: the page alert (6x 6h/30m) is over after ",
                "FIRING ticket    TICKET checkout: ",
                " It has been firing for ",
                "RESOLVED ticket  RESOLVED checkout: the ticket alert (1x 3d/6h) is over after ",
                "The end: ");
    }

    private static void assertInOrder(String said, String... parts) {
        int from = 0;
        for (String part : parts) {
            int at = said.indexOf(part, from);
            assertTrue(at >= 0, "\"" + part + "\" must come next in\n" + said);
            from = at + part.length();
        }
    }

    private static int run(Path out, Path err, String... arguments) throws IOException, InterruptedException {
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        String jar = Objects.requireNonNull(System.getProperty("checkout.jar"));
        List<String> command = new ArrayList<>(List.of(java, "-jar", jar));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it must end by itself");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
