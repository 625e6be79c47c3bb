package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.time.SloClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, from recording to a delivered alert, nothing goes near {@code sun.misc.Unsafe}. */
class NoUnsafeTest {

    /** What the child does. */
    static final class Child {
        public static void main(String[] args) throws InterruptedException {
            LinkedBlockingQueue<Alert> told = new LinkedBlockingQueue<>();
            try (SloRegistry slos =
                    SloRegistry.builder().clock(SloClock.accelerated(600)).build()) {
                slos.onAlert(told::add);
                Slo slo = Slo.builder("checkout").objective("99.9%").register(slos);
                Alert alert = null;
                while (alert == null) {
                    slo.bad(1_000);
                    alert = told.poll(10, TimeUnit.MILLISECONDS);
                }
                System.out.println("told: " + alert.firing());
            }
        }
    }

    @Test
    void aRunFromRecordingToAnAlertLoadsNoUnsafeAndWarnsOfNothing() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load=info:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(child.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, child.exitValue());
            assertTrue(output.contains("told: true"));
            assertTrue(output.contains("org.jctools.queues.varhandle"), "the queue was used");
            assertFalse(output.contains("sun.misc.Unsafe"), "sun.misc.Unsafe was loaded");
            assertFalse(output.contains("org.jctools.util.UnsafeAccess"), "JCTools' UnsafeAccess was loaded");
            assertFalse(output.contains("WARNING"), "a warning was printed");
        } finally {
            child.destroyForcibly();
        }
    }
}
