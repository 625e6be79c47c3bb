package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Objective;
import io.slo4j.Slo;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in docs/alert-rules.md are those that are printed today. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "alert-rules.md");
    private static final Pattern FIGURES =
            Pattern.compile("<!-- figures: (.*?) -->\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Objective THREE_NINES = Objective.parse("99.9%");

    @ParameterizedTest
    @ValueSource(strings = {"the workbook's rules", "a hold of two minutes", "a simulated month", "advice"})
    void theGuideShowsWhatIsPrinted(String name) throws IOException {
        assertEquals(printed(name), shown(name));
    }

    @Test
    void theGuideShowsNothingElse() throws IOException {
        String guide = Files.readString(GUIDE);
        assertEquals(4, FIGURES.matcher(guide).results().count());
        assertEquals(4, guide.split("```text", -1).length - 1);
        assertTrue(guide.lines().allMatch(line -> line.length() <= 130));
    }

    private static String shown(String name) throws IOException {
        Matcher matcher = FIGURES.matcher(Files.readString(GUIDE));
        return matcher.results()
                .filter(block -> block.group(1).equals(name))
                .map(block -> block.group(2))
                .findFirst()
                .orElse("");
    }

    static String printed(String name) {
        return switch (name) {
            case "the workbook's rules" ->
                PolicyAnalysis.of(THREE_NINES, SloPeriod.THIRTY_DAYS, AlertPolicy.workbook())
                        .table();
            case "a hold of two minutes" ->
                PolicyAnalysis.of(THREE_NINES, SloPeriod.THIRTY_DAYS, AlertPolicy.of(held()))
                        .at(1, 0.33, 0.1, 0.05, 0.02)
                        .table();
            case "a simulated month" -> month();
            case "advice" -> advice();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static BurnRateRule held() {
        return BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))
                .withHold(Duration.ofMinutes(2));
    }

    private static String month() {
        SimulationResult month = Simulation.of(Traffic.diurnal(100, 0.8))
                .with(
                        Fault.errors(0.02).from(Duration.ofDays(3)).lasting(Duration.ofHours(1)),
                        Fault.outage().from(Duration.ofDays(9)).lasting(Duration.ofSeconds(40)),
                        Fault.outage().from(Duration.ofDays(16)).lasting(Duration.ofMinutes(5)),
                        Fault.errors(0.003).from(Duration.ofDays(20)).lasting(Duration.ofDays(2)))
                .over(Duration.ofDays(30))
                .run(Slo.builder("checkout").objective("99.9%"));
        return month.transitions().stream()
                .map(alert -> String.format(
                        Locale.ROOT,
                        "%-14s  %-6s  %-11s  %-8s  %6s%n",
                        Durations.text(Duration.between(month.start(), alert.at())),
                        alert.severity().name().toLowerCase(Locale.ROOT),
                        alert.rule().name(),
                        alert.firing() ? "fires" : "resolves",
                        alert.budget().remainingText()))
                .collect(Collectors.joining());
    }

    /** Twenty days of ten events a second: one bad in four minutes, 5 % for an hour, and an outage of three minutes. */
    private static String advice() {
        ObjectiveAdvisor advisor = ObjectiveAdvisor.of(SloPeriod.THIRTY_DAYS, AlertPolicy.workbook());
        long monday = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
        int day = 86_400;
        for (int second = 0; second < 20 * day; second++) {
            boolean badHour = second >= 4 * day && second < 4 * day + 3_600;
            boolean outage = second >= 9 * day && second < 9 * day + 180;
            int every = badHour ? 2 : 240;
            long bad = outage ? 10 : second % every == 0 ? 1 : 0;
            advisor.add(monday + second, 10 - bad, bad);
        }
        return advisor.advice().text();
    }
}
