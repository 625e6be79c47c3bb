package io.slo4j.cli.policy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.RuleSpecBuilder;
import io.slo4j.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A policy in a file of its own, YAML or JSON; {@code --help} shows one. Its rules are those of every other configuration. */
public record PolicyFile(@Nullable List<RuleSpec> rules) {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addMixIn(RuleSpec.class, Built.class)
            .addMixIn(RuleSpecBuilder.class, OtherWords.class)
            .build();

    /** How a rule is made. */
    @JsonDeserialize(builder = RuleSpecBuilder.class)
    private interface Built {}

    /** What people write for a latency rule in other tools; read only to be refused. */
    @JsonPOJOBuilder(withPrefix = "")
    @SuppressWarnings("UnusedMethod") // for Jackson
    private interface OtherWords {
        @JsonAlias({"percentile", "quantile", "threshold"})
        RuleSpecBuilder latency(@Nullable String text);
    }

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
        try {
            PolicyFile read = MAPPER.readValue(file.toFile(), PolicyFile.class);
            List<RuleSpec> rules = read == null ? null : read.rules;
            if (rules == null || rules.isEmpty()) {
                throw new IllegalArgumentException("rules must be a list of at least one rule");
            }
            return AlertPolicy.of(rules(rules, period).toArray(AlertRule[]::new));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "policy " + file + ": " + new Misread(file, MAPPER).reason(e) + place(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("policy " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("policy " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<AlertRule> rules(List<@Nullable RuleSpec> specs, Duration period) {
        SpecReader reader = new SpecReader(PolicyFile.class.getClassLoader());
        List<AlertRule> rules = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            String path = "rules[" + i + "]";
            RuleSpec spec = specs.get(i);
            if (spec == null) {
                throw new IllegalArgumentException(path + ": a rule must be made of keys and values, but was null");
            }
            requireReplayable(path, spec);
            reader.rule(path, spec, period).ifPresent(rules::add);
        }
        reader.requireNoMistakes();
        return rules;
    }

    private static void requireReplayable(String path, RuleSpec spec) {
        if (spec.latency() != null) {
            throw new IllegalArgumentException(path
                    + ": a rule must watch the burn rate, the budget or the traffic, but was one of"
                    + " latency: a replay counts the good and bad events of each second, not how long they took;"
                    + " use --latency TIME, by which every event that takes longer is bad");
        }
        /* It goes to terminals, which take control characters for orders. */
        if (spec.name() != null && spec.name().codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(path + ".name: name must have no control characters, but was \""
                    + spec.name().replaceAll("\\p{Cc}", "?") + '"');
        }
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : String.format(Locale.ROOT, " (line %d)", e.getLocation().getLineNr());
    }
}
