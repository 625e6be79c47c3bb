package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the output of a command cannot go. */
class OutputTest {
    private static final String COUNTS = "2026-03-01T00:00:00Z,100,1\n2026-03-01T00:00:01Z,100,0\n";

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void someCounts() throws IOException {
        log = Files.writeString(folder.resolve("counts.csv"), COUNTS);
    }

    private static CommandRun report(Path html, Path log) {
        return CommandRun.replay(
                "--objective", "99.9%", "--format", "counts", "--html", html.toString(), log.toString());
    }

    @Test
    void theReportOverwritesNoLog() throws IOException {
        CommandRun run = report(folder.resolve("../" + folder.getFileName() + "/counts.csv"), log);
        assertTrue(run.err().startsWith("replay: --html must name another file than the logs, but was "), run.err());
        assertEquals(2, run.code());
        assertEquals(COUNTS, Files.readString(log));
    }

    @Test
    void aReportThatCannotBeWrittenIsSaid() throws IOException {
        Path broken = Files.createSymbolicLink(folder.resolve("report.html"), folder.resolve("nowhere/report.html"));
        CommandRun run = report(broken, log);
        assertTrue(run.err().contains("replay: " + broken + " could not be written: "), run.err());
        assertEquals(1, run.code());
    }

    @Test
    void anOutputThatTakesNothingIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.commandLine(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(full, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false)
                .execute("replay", "--objective", "99.9%", "--format", "counts", log.toString());
        assertTrue(
                err.toString(StandardCharsets.UTF_8).endsWith("slo: standard output could not be written\n"),
                err::toString);
        assertEquals(1, code);
    }
}
