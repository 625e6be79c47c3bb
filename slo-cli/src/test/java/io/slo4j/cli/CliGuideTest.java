package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertRule;
import io.slo4j.cli.policy.PolicyFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide docs/cli.md shows a policy that can be read, options that there are, and what a replay prints. */
class CliGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "cli.md");
    private static final Path SHOWN = Path.of("target", "guide");
    private static final Pattern OPTION = Pattern.compile("(?<=[ `])--[a-z-]+");

    @Test
    void itsPolicyFileCanBeRead(@TempDir Path folder) throws IOException {
        Matcher shown = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        assertTrue(shown.find());
        Path file = Files.writeString(folder.resolve("policy.yaml"), shown.group(1));
        Duration period = Duration.ofDays(30);

        assertEquals(
                List.of(
                        "page: burn rate above 14.4 in 1h and 5m, at least 100 events, at least 5 bad events,"
                                + " in at least 3 ticks, by chance below 0.0001, until below 50%",
                        "ticket: budget below 50%, keep firing 1h",
                        "ticket: no events in 10m, hold 2m, keep firing 10m, named \"nobody there\""),
                PolicyFile.read(file, period).rulesFor(period, new BigDecimal("0.001")).stream()
                        .map(AlertRule::text)
                        .toList());
    }

    @Test
    void itsOptionsAreThoseOfReplay() throws IOException {
        assertEquals(options(CommandRun.replay("--help").out()), options(Files.readString(GUIDE)));
    }

    /* Leaves the counts and the report behind: docs/replay-report.png is a picture of that page. */
    @Test
    void itsReplayPrintsWhatItShows() throws IOException {
        Path counts = GeneratedTraffic.ofTheGuide()
                .asCounts(Files.createDirectories(SHOWN).resolve("counts.csv"));
        String report = SHOWN.resolve("report.html").toString();
        CommandRun run =
                CommandRun.replay("--objective", "99.9%", "--format", "counts", "--html", report, counts.toString());
        Matcher shown = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));

        assertTrue(shown.find());
        assertEquals(0, run.code(), run.err());
        assertEquals(shown.group(1), run.out().stripLeading());
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
