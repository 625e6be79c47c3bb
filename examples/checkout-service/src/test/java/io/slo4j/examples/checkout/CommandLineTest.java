package io.slo4j.examples.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch stop = new CountDownLatch(1);

    private int run(String... arguments) {
        return Main.commandLine(print(out), print(err), stop).execute(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private void assertOneLine(String line) {
        assertEquals(line + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aTakenPortIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(2, run("--port", String.valueOf(taken.getLocalPort())));
            assertOneLine("checkout-service: port must be free on 127.0.0.1, but " + taken.getLocalPort()
                    + " was not (Address already in use); choose another one with --port");
        }
    }

    @Test
    void badArgumentsAreOneLine() {
        assertEquals(2, run("--port", "70000"));
        assertOneLine("checkout-service: port must be 0 to 65535, but was 70000");
    }

    @Test
    void badSecondsAreOneLine() {
        assertEquals(2, run("--seconds", "0"));
        assertOneLine("checkout-service: seconds must be 1 or more, but was 0");
    }

    @Test
    void aBadPaceIsOneLine() {
        assertEquals(2, run("--pace", "0"));
        assertOneLine("checkout-service: pace must be above 0 and at most 1000000, but was 0.0");
    }

    @Test
    void helpNamesEveryOption() {
        assertEquals(0, run("--help"));
        String help = out.toString(StandardCharsets.UTF_8);
        for (String option : new String[] {"--port", "--seconds", "--no-load", "--pace"}) {
            assertTrue(help.contains(option), help);
        }
    }

    @Test
    void itEndsWhenItIsStopped() {
        stop.countDown();
        assertEquals(0, run("--port", "0", "--no-load"));
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("1 second here is 10 minutes of the service's time."), said);
        assertTrue(
                said.contains("The end: 0 requests succeeded and 0 failed. 0 alerts fired and 0 resolved."
                        + " 100% of the error budget of 30 days is left."),
                said);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }
}
