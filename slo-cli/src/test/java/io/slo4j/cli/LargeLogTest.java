package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log that does not fit into the memory it is read with: 64 MB of heap, 40 MB of log. With {@code -Pfull} 2 GB of log, and
 * then it says how fast that was, and how much memory the process has ever had.
 */
class LargeLogTest {
    private static final boolean FULL = Boolean.getBoolean("slo4j.full");
    private static final long BYTES = FULL ? 2_000_000_000L : 40_000_000L;
    private static final int LINES_A_SECOND = 12;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final List<String> REQUESTS = List.of(
            "\"GET /cart?item=%d HTTP/1.1\" %d 2326 \"https://shop.example/items/1\" \"Mozilla/5.0 (X11; Linux x86_64)"
                    + " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36\" 0.%03d\n",
            "\"POST /checkout/%d HTTP/2.0\" %d 512 \"https://shop.example/cart\" \"Mozilla/5.0 (iPhone; CPU iPhone OS"
                    + " 19_0 like Mac OS X) AppleWebKit/605.1.15\" 0.%03d\n",
            "\"GET /static/%d.js HTTP/2.0\" %d 48213 \"-\" \"curl/8.5.0\" 0.%03d\n");

    @TempDir
    private Path folder;

    private long lines;
    private long bad;

    private Path write() throws IOException {
        Path log = folder.resolve("access.log");
        Random random = new Random(1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log), 1 << 20)) {
            byte[][] some = new byte[4096][];
            boolean[] isBad = new boolean[some.length];
            for (int i = 0; i < some.length; i++) {
                int status = random.nextInt(2000) == 0 ? 503 : 200;
                int millis = random.nextInt(305);
                isBad[i] = status == 503 || millis > 300;
                some[i] = String.format(
                                Locale.ROOT, REQUESTS.get(random.nextInt(3)), random.nextInt(100_000), status, millis)
                        .getBytes(StandardCharsets.US_ASCII);
            }
            long written = 0;
            Instant at = Instant.parse("2026-03-01T00:00:00Z");
            while (written < BYTES) {
                byte[] start = ("203.0.113." + random.nextInt(256) + " - - [" + TIME.format(at.atOffset(ZoneOffset.UTC))
                                + "] ")
                        .getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < LINES_A_SECOND; i++) {
                    int which = random.nextInt(some.length);
                    out.write(start);
                    out.write(some[which]);
                    written += start.length + some[which].length;
                    lines++;
                    bad += isBad[which] ? 1 : 0;
                }
                at = at.plusSeconds(1);
            }
        }
        return log;
    }

    @Test
    void needsNoMoreMemoryThanASmallOne() throws Exception {
        Path log = write();
        Path out = folder.resolve("out.json");
        Path err = folder.resolve("err.txt");
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        Main.class.getName(),
                        "replay",
                        "--objective",
                        "99.9%",
                        "--latency",
                        "300ms",
                        "--json",
                        log.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        long began = System.nanoTime();
        Peak peak = new Peak();
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                peak.look(process);
                assertTrue(System.nanoTime() - began < 300_000_000_000L, "it must end within five minutes");
            }
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(err));
        List<String> said = Files.readAllLines(out);
        JsonNode status = new ObjectMapper().readTree(said.get(said.size() - 1));
        assertEquals(lines - bad, status.at("/events/good").asLong());
        assertEquals(bad, status.at("/events/bad").asLong());
        if (FULL) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d lines, %,d bytes: %.1f s of processor time (%,.0f lines/s), %d MB at most%n%s%n",
                    lines,
                    Files.size(log),
                    peak.processor.toMillis() / 1e3,
                    lines / (peak.processor.toMillis() / 1e3),
                    peak.residentKilobytes / 1024,
                    Files.readString(err));
        }
    }

    /** The most that a process has had, as far as the system says. */
    private static final class Peak {
        long residentKilobytes;
        Duration processor = Duration.ZERO;

        void look(Process process) {
            processor = process.info().totalCpuDuration().orElse(processor);
            try {
                for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
                    if (line.startsWith("VmHWM:")) {
                        residentKilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            } catch (IOException gone) {
                // It has just ended, or the system does not say.
            }
        }
    }
}
