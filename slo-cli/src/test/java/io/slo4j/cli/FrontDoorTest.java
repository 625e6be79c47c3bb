package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody sees who has only got the jar. */
class FrontDoorTest {
    @Test
    void helpSaysWhatItDoesAndShowsEachCommand() {
        CommandRun run = CommandRun.of("--help");
        assertEquals(0, run.code());
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("Usage: slo COMMAND [OPTIONS]\n"), run.out());
        assertTrue(run.out().lines().count() <= 30, run.out());
        for (String command :
                List.of("replay", "analyse", "advise", "lint", "convert", "rules", "dashboard", "test-alert")) {
            assertTrue(run.out().contains("\n  " + command + " "), run.out());
            assertTrue(run.out().contains("\n  slo " + command + " "), run.out());
        }
    }

    @ParameterizedTest
    @CsvSource({"replay, --policy", "analyse, --policy", "advise, --policy", "lint, --strict", "convert, --to"})
    void everyCommandHasHelpOfItsOwn(String command, String option) {
        CommandRun run = CommandRun.of(command, "--help");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Usage: slo " + command + " "), run.out());
        assertTrue(run.out().contains(option), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
    }

    @Test
    void noCommandIsTwoAndAUsageLine() {
        assertRefused("missing");
        assertRefused("\"replya\"", "replya");
        assertRefused("\"analyze\"", "analyze", "--objective", "99.9%");
        assertRefused("\"--objective\"", "--objective", "99.9%");
    }

    private static void assertRefused(String what, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertEquals(
                "slo: the command must be replay, analyse, advise, lint, convert, rules, dashboard or test-alert, but was "
                        + what + "\nUsage: slo COMMAND [OPTIONS]\nTry slo --help.\n",
                run.err());
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        CommandRun run = CommandRun.of("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().matches("slo \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), run.out());
    }
}
