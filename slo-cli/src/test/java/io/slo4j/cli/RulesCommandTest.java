package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slo rules} and {@code slo dashboard}. */
class RulesCommandTest {
    private @TempDir Path folder;

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("slos.yaml"), """
                        version: slo4j/v1
                        slos:
                          checkout:
                            objective: 99.9%
                        """).toString();
    }

    @Test
    void rulesGoToStandardOutput() {
        CommandRun run = CommandRun.of("rules", "--service", "shop", "--selector", "job=\"shop\"", file);

        assertEquals("", run.err());
        assertEquals(0, run.code());
        assertTrue(run.out().contains("    alert: checkout\n"), run.out());
        assertTrue(run.out().contains("      sloth_id: shop-checkout\n"), run.out());
        assertTrue(run.out().contains("slo_events_total{slo=\"checkout\",member=\"\",job=\"shop\"}"), run.out());
        assertEquals(
                run.out(),
                CommandRun.of("rules", "--service", "shop", "--selector", "job=\"shop\"", file)
                        .out());
    }

    @Test
    void aDashboardGoesToStandardOutput() {
        CommandRun run = CommandRun.of("dashboard", "--title", "The shop", "--service", "shop", file);

        assertEquals("", run.err());
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("{\n  \"title\":\"The shop\""), run.out());
        assertTrue(run.out().contains("\"shop: checkout, 99.9% over 30d\""), run.out());
    }

    @Test
    void mistakesAreOneAndNothingIsWritten() throws IOException {
        String wrong = Files.writeString(folder.resolve("wrong.yaml"), """
                        version: slo4j/v1
                        slos:
                          checkout:
                            objective: 199%
                        """).toString();
        for (String command : new String[] {"rules", "dashboard"}) {
            CommandRun run = CommandRun.of(command, wrong);
            assertEquals(1, run.code());
            assertEquals("", run.out());
            assertTrue(run.err().contains("wrong.yaml:4:"), run.err());
        }
    }

    @Test
    void aFileThatIsNotThereIsThree() {
        CommandRun run = CommandRun.of("rules", folder.resolve("none.yaml").toString());
        assertEquals(3, run.code());
        assertTrue(run.err().contains("none.yaml cannot be read: there is no such file"), run.err());
    }

    @Test
    void wrongArgumentsAreTwo() {
        CommandRun run = CommandRun.of("rules", "--selector", "job=shop", file);
        assertEquals(2, run.code());
        assertEquals(
                "rules: selector must be matchers such as job=\"shop\",cluster=\"eu\", but was job=shop\n"
                        + "Usage: slo rules [OPTIONS] FILE...|-\nTry slo rules --help.\n",
                run.err());
        assertEquals(2, CommandRun.of("rules").code());
    }
}
