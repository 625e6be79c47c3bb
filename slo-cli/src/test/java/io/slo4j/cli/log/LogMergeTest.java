package io.slo4j.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.cli.line.CountsFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMergeTest {
    @TempDir
    private Path folder;

    private final ReadReport report = new ReadReport();
    private String standardInput = "";

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream stored = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            stored.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file.toString();
    }

    private List<Long> read(String... names) {
        List<Long> seconds = new ArrayList<>();
        List<LogSource> sources = Arrays.stream(names)
                .map(name ->
                        LogSource.of(name, new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8))))
                .toList();
        new LogMerge(sources, CountsFormat::new, report, ReadProgress.NONE)
                .readAll((second, good, bad) -> seconds.add(second));
        return seconds;
    }

    @Test
    void rotatedFilesMayBeNamedInAnyOrder() throws IOException {
        String newest = write("log", "time,good,bad\n5,1,0\n6,1,0\n");
        String older = write("log.1", "time,good,bad\n3,1,0\n4,1,0\n");
        String oldest = write("log.2.gz", "time,good,bad\n1,1,0\n2,1,0\n");
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), read(newest, older, oldest));
        assertEquals(6, report.lines());
        assertEquals(0, report.malformed());
    }

    @Test
    void logsOfSeveralHostsAreReadSideBySide() throws IOException {
        standardInput = "2,1,0\n5,1,0\n8,1,0\n";
        String one = write("one", "1,1,0\n5,1,0\n9,1,0\n");
        String other = write("other", "3,1,0\n4,1,0\n7,1,0\n");
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 5L, 7L, 8L, 9L), read(one, "-", other));
    }

    @Test
    void malformedLinesAreCountedOnceAndShown() throws IOException {
        String log =
                write("log", "oops,1,0\n\n1,1\n1,1,0\n99999999999999,1,0\n2,\u0007,0\n\n3,1,0\n" + "z".repeat(200));
        assertEquals(List.of(1L, 3L), read(log));
        assertEquals(6, report.lines());
        assertEquals(4, report.malformed());
        assertEquals(
                List.of(
                        new ReadReport.Example(log + ", line 3: 1,1", "a line must be time,good,bad"),
                        new ReadReport.Example(
                                log + ", line 5: 99999999999999,1,0",
                                "time must be seconds, ms, us or ns since the epoch, 10/Oct/2026:13:55:36 +0000, or"
                                        + " 2026-10-10T13:55:36Z, but was \"99999999999999\""),
                        new ReadReport.Example(
                                log + ", line 6: 2,?,0",
                                "good must be a whole number of events of up to 18 digits, but was \"?\"")),
                report.examples());
    }

    @Test
    void aFileWithNothingInItIsNoTrouble() throws IOException {
        String empty = write("empty", "");
        String junk = write("junk", "a\nb\n");
        String log = write("log", "1,1,0\n");
        assertEquals(List.of(1L), read(empty, junk, log));
        assertEquals(1, report.malformed());
        assertEquals(List.of(), report.problems());
    }

    @Test
    void filesThatCannotBeReadAreReportedAndTheRestIsRead() throws IOException {
        String log = write("log", "1,1,0\n");
        String absent = folder.resolve("absent").toString();
        String wrong = folder.resolve("wrong.gz").toString();
        Files.write(Path.of(wrong), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 4, 0, 0});
        assertEquals(List.of(1L), read(absent, wrong, log));
        assertEquals(
                List.of(
                        absent + " cannot be read: there is no such file",
                        wrong + " cannot be read: it is compressed by zstd; zstdcat FILE | slo ... - reads it"),
                report.problems());
    }

    @Test
    void whatATruncatedFileHoldsIsCounted() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int second = 0; second < 200_000; second++) {
            rows.append(second).append(',').append(second * 7919 % 1000).append(",0\n");
        }
        String log = write("log.gz", rows.toString());
        byte[] bytes = Files.readAllBytes(Path.of(log));
        Files.write(Path.of(log), Arrays.copyOf(bytes, bytes.length / 2));
        int read = read(log).size();
        assertTrue(read > 50_000 && read < 150_000, read + " rows");
        assertEquals(
                List.of(log + " cannot be read to its end: Unexpected end of ZLIB input stream"), report.problems());
    }

    @Test
    void aHundredFilesAreReadInTheirOrder() throws IOException {
        List<String> names = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        for (long i = 0; i < 100; i++) {
            names.add(0, write("log." + i, i + ",1,0\n"));
            expected.add(i);
        }
        assertEquals(expected, read(names.toArray(String[]::new)));
    }
}
