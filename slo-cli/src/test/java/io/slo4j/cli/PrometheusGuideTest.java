package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide docs/prometheus-rules.md shows a file, what is made of it, and options that there are. */
class PrometheusGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "prometheus-rules.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("(?<=[ `])--[a-z-]+");

    private @TempDir Path folder;

    @Test
    void itsRulesAreThoseOfItsFile() throws IOException {
        List<String> shown = YAML.matcher(Files.readString(GUIDE))
                .results()
                .map(found -> found.group(1))
                .toList();
        String file =
                Files.writeString(folder.resolve("slos.yaml"), shown.get(0)).toString();

        CommandRun run = CommandRun.of("rules", "--selector", "job=\"shop\"", file);

        assertEquals("", run.err());
        assertTrue(run.out().contains(shown.get(1)), run.out());
        assertTrue(run.out().contains(shown.get(2)), run.out());
    }

    @Test
    void itsOptionsAreThereAndNoneIsMissing() throws IOException {
        String help = CommandRun.of("rules", "--help").out()
                + CommandRun.of("dashboard", "--help").out()
                + CommandRun.of("test-alert", "--help").out();
        List<String> options = OPTION.matcher(Files.readString(GUIDE))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        options.forEach(option -> assertTrue(help.contains(option + "="), option));
        for (String option :
                List.of("--service", "--selector", "--from", "--title", "--slo", "--file", "--to", "--token-file")) {
            assertTrue(options.contains(option), option);
        }
    }
}
