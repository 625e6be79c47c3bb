package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.AlertRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyDocumentTest {
    private static final Duration PERIOD = Duration.ofDays(7);

    private @TempDir Path folder;

    private List<AlertRule> rules(String text) throws IOException {
        return new SloFileReader().rules(Files.writeString(folder.resolve("p.yaml"), text), PERIOD);
    }

    @Test
    void sharesOfTheBudgetAreThoseOfThePeriod() throws IOException {
        List<AlertRule> rules = rules("""
                rules:
                  - { severity: page, budgetShare: 2%, longWindow: 1h, shortWindow: 5m }
                  - { severity: ticket, traffic: below 50% of usual, window: 30m }
                """);

        assertEquals(
                List.of("page: burn rate above 3.36 in 1h and 5m", "ticket: events below 50% of usual in 30m"),
                rules.stream().map(AlertRule::text).toList());
    }

    @Test
    void allMistakesAreSaidWithTheirPlaces() {
        String file = folder.resolve("p.yaml").toString();

        assertEquals(
                file + ":2:17: rules[0].severity: severity must be page, ticket or info, but was \"loud\"\n" + file
                        + ":3:47: rules[1].hold: hold must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was \"soon\"",
                assertThrows(SpecFileException.class, () -> rules("""
                                rules:
                                  - { severity: loud, budget: exhausted }
                                  - { severity: page, traffic: silence, hold: soon, window: 5m }
                                """)).getMessage());
    }

    @Test
    void aFileOfTwoDocumentsOrNoneIsRefused() {
        String file = folder.resolve("p.yaml").toString();

        assertEquals(
                file + ":1:1: file must be one document, but had 2",
                assertThrows(SpecFileException.class, () -> rules("{rules: []}\n---\n{rules: []}\n"))
                        .getMessage());
        assertEquals(
                file + ":1:1: file must be one document, but had 0",
                assertThrows(SpecFileException.class, () -> rules("")).getMessage());
    }
}
