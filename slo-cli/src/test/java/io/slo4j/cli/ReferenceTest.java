package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.TrafficRule;
import io.slo4j.cli.Reference.Change;
import io.slo4j.cli.policy.PolicyFile;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Four days of traffic in a file, replayed by the command and worked out second by second: the same alerts. */
class ReferenceTest {
    private static final Objective OBJECTIVE = Objective.parse("99.9%");
    private static final boolean FULL = Boolean.getBoolean("slo4j.full");
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final String HOLDING_POLICY = """
            rules:
              - {severity: page, factor: 14.4, longWindow: 1h, shortWindow: 5m, hold: 2m, keepFiring: 10m}
              - {severity: page, budgetShare: 5%, longWindow: 6h, shortWindow: 30m, hold: 15m}
              - {severity: ticket, factor: 1, longWindow: 3d, shortWindow: 6h, hold: 1h, keepFiring: 2h}
            """;
    private static final String MIXED_POLICY = """
            rules:
              - {severity: page, factor: 14.4, longWindow: 1h, shortWindow: 5m}
              - {severity: ticket, budget: below 50%}
              - {severity: page, budget: exhausted, hold: 30s, keepFiring: 0s}
              - {severity: ticket, traffic: silence, window: 10m, hold: 1m}
              - {severity: ticket, traffic: below 3/s, window: 30m, keepFiring: 10m}
              - {severity: ticket, traffic: above 9/s, window: 1h, hold: 15m}
            """;

    @TempDir
    private Path folder;

    static Stream<Arguments> files() {
        return LongStream.range(0, FULL ? 32 : 14)
                .boxed()
                .map(seed -> Arguments.of(
                        seed % 2 == 0 ? "cold" : "warm", seed % 4 < 2 ? "default" : "observed only", form(seed), seed));
    }

    private static String form(long seed) {
        return switch ((int) (seed % 14)) {
            case 8, 9 -> "combined";
            case 10 -> "combined.gz";
            case 6, 7, 11 -> "holding";
            case 12, 13 -> "mixed";
            default -> "counts";
        };
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, seed {3}")
    @MethodSource("files")
    void alertsAsTheReferenceDoes(String start, String judged, String form, long seed) throws Exception {
        double perSecond = form.startsWith("combined") ? 1 : 4;
        GeneratedTraffic traffic = start.equals("cold")
                ? GeneratedTraffic.coldStart(seed, perSecond)
                : GeneratedTraffic.warm(seed, perSecond);
        boolean observedOnly = judged.equals("observed only");
        List<String> arguments = new ArrayList<>(List.of("--objective", "99.9%", "--json"));
        if (observedOnly) {
            arguments.add("--observed-only");
        }
        AlertPolicy policy = observedOnly ? AlertPolicy.standard().observedOnly() : AlertPolicy.standard();
        if (form.equals("holding") || form.equals("mixed")) {
            Path rules = Files.writeString(
                    folder.resolve("policy.yaml"), form.equals("mixed") ? MIXED_POLICY : HOLDING_POLICY);
            arguments.addAll(List.of("--policy", rules.toString()));
            policy = PolicyFile.read(rules, PERIOD);
        }
        if (form.startsWith("combined")) {
            arguments.addAll(List.of(
                    "--latency",
                    "300ms",
                    traffic.asAccessLog(folder.resolve("access." + form)).toString()));
        } else {
            arguments.addAll(List.of(
                    "--format",
                    "counts",
                    traffic.asCounts(folder.resolve("counts.csv")).toString()));
        }
        CommandRun run = CommandRun.replay(arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());

        Reference reference = new Reference(traffic.good, traffic.bad);
        int changes = 0;
        for (AlertRule rule : policy.rulesFor(PERIOD, OBJECTIVE.exactErrorBudget())) {
            List<Change> expected = changes(reference, rule, observedOnly, traffic);
            assertSame(rule, settled(rule, expected), settled(rule, changes(run, rule.name())));
            changes += settled(rule, expected).size();
        }
        assertTrue(changes >= 4, changes + " changes are too few to compare");
        assertStatus(run, reference, traffic);
    }

    private static List<Change> changes(
            Reference reference, AlertRule rule, boolean observedOnly, GeneratedTraffic traffic) {
        int begin = traffic.begin();
        int end = traffic.end();
        BigDecimal errorBudget = OBJECTIVE.exactErrorBudget();
        if (rule instanceof BurnRateRule burn) {
            return reference.changes(burn, errorBudget, observedOnly, begin, end);
        }
        return Reference.changes(
                rule,
                rule instanceof TrafficRule throughput
                        ? reference.wrongTraffic(throughput, begin)
                        : reference.tooLittleLeft((BudgetRule) rule, errorBudget, PERIOD, begin),
                begin,
                end);
    }

    private static List<Change> changes(CommandRun run, String rule) throws Exception {
        List<Change> changes = new ArrayList<>();
        for (JsonNode line : run.json()) {
            if (line.get("type").asText().equals("alert")
                    && line.get("rule").asText().equals(rule)) {
                changes.add(new Change(
                        (int) (line.get("epochSecond").asLong() - GeneratedTraffic.START),
                        AlertState.valueOf(line.get("from").asText()),
                        AlertState.valueOf(line.get("to").asText())));
            }
        }
        return changes;
    }

    /** The same changes in the same order, each within a tick and 1/60 of the longest window. The period is longer than the traffic. */
    private static void assertSame(AlertRule rule, List<Change> expected, List<Change> actual) {
        String both = rule.name() + "\nexpected " + expected + "\nbut was " + actual;
        assertEquals(expected.size(), actual.size(), both);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).from(), actual.get(i).from(), both);
            assertEquals(expected.get(i).to(), actual.get(i).to(), both);
            int apart = Math.abs(expected.get(i).second() - actual.get(i).second());
            assertTrue(apart <= tolerance(rule), both);
        }
    }

    private static long tolerance(AlertRule rule) {
        return 1 + rule.windows().stream().findFirst().orElse(Duration.ZERO).toSeconds() / 60;
    }

    /** Without changes that are taken back within the tolerance, as they are while a ratio creeps across its limit. */
    private static List<Change> settled(AlertRule rule, List<Change> changes) {
        List<Change> settled = new ArrayList<>();
        for (Change change : changes) {
            Change last = settled.isEmpty() ? null : settled.get(settled.size() - 1);
            if (last != null && last.from() == change.to() && change.second() - last.second() <= tolerance(rule)) {
                settled.remove(settled.size() - 1);
            } else {
                settled.add(change);
            }
        }
        return settled;
    }

    /* Each window holds what happened in it, up to what happened within 1/60 of its length and a second of its beginning. */
    private static void assertStatus(CommandRun run, Reference reference, GeneratedTraffic traffic) throws Exception {
        List<JsonNode> lines = run.json();
        JsonNode status = lines.get(lines.size() - 1);
        int last = traffic.end() - 1;
        assertEquals("status", status.get("type").asText());
        assertEquals(
                Instant.ofEpochSecond(GeneratedTraffic.START + last).toString(),
                status.get("at").asText());
        assertEquals(
                LongStream.of(traffic.good).sum(), status.at("/events/good").asLong());
        assertEquals(LongStream.of(traffic.bad).sum(), status.at("/events/bad").asLong());
        assertEquals(0, status.get("malformedLines").asLong());
        for (Duration window : SloPeriod.rolling(PERIOD).usualWindows()) {
            JsonNode counted = status.get("windows").get(Durations.text(window));
            Duration most = window.dividedBy(60).plusSeconds(1);
            Duration shortest = window.minus(most);
            Duration longest = window.plus(most);
            assertWithin(reference.good(last, shortest), counted.get("good").asLong(), reference.good(last, longest));
            assertWithin(reference.bad(last, shortest), counted.get("bad").asLong(), reference.bad(last, longest));
        }
        assertEquals(
                1,
                status.at("/budget/remaining").asDouble()
                        + status.at("/budget/consumed").asDouble(),
                1e-9);
    }

    private static void assertWithin(long least, long actual, long most) {
        assertTrue(least <= actual && actual <= most, actual + " must be " + least + " to " + most);
    }
}
