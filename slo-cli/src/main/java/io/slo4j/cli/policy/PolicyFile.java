package io.slo4j.cli.policy;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.spec.file.SloFileReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A policy in a file of its own, YAML or JSON; {@code --help} shows one. Its rules are those of every other configuration. */
public final class PolicyFile {
    private PolicyFile() {}

    /**
     * The policy in a file.
     *
     * @param period the period, by which shares of the budget become factors
     * @throws IllegalArgumentException if there is no such file or it holds no policy
     */
    public static AlertPolicy read(Path file, Duration period) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "policy must be standard, workbook, sloth or a file, but was \"" + file + "\"");
        }
        List<AlertRule> rules;
        try {
            rules = new SloFileReader().rules(file, period);
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("policy " + file + " cannot be read: " + e.getMessage(), e);
        }
        for (int i = 0; i < rules.size(); i++) {
            requireReplayable("policy " + file + ": rules[" + i + "]", rules.get(i));
        }
        return AlertPolicy.of(rules.toArray(AlertRule[]::new));
    }

    private static void requireReplayable(String rule, AlertRule replayed) {
        if (replayed.kind() == AlertRule.Kind.LATENCY) {
            throw new IllegalArgumentException(rule
                    + ": a rule must watch the burn rate, the budget or the traffic, but was one of"
                    + " latency: a replay counts the good and bad events of each second, not how long they took;"
                    + " use --latency TIME, by which every event that takes longer is bad");
        }
        /* It goes to terminals, which take control characters for orders. */
        if (replayed.name().codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(rule + ".name: name must have no control characters, but was \""
                    + replayed.name().replaceAll("\\p{Cc}", "?") + '"');
        }
    }
}
