package io.slo4j.cli.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A policy in a file of its own, YAML or JSON; {@code --help} shows one. */
public record PolicyFile(@Nullable List<WrittenRule> rules) {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

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
            List<WrittenRule> rules = read == null ? null : read.rules;
            if (rules == null || rules.isEmpty()) {
                throw new IllegalArgumentException("rules must be a list of at least one rule");
            }
            if (rules.contains(null)) {
                throw new IllegalArgumentException("a rule must be made of keys and values, but was null");
            }
            return AlertPolicy.of(rules.stream().map(rule -> rule.over(period)).toArray(AlertRule[]::new));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "policy " + file + ": " + new Misread(file, MAPPER).reason(e) + place(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("policy " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("policy " + file + ": " + e.getMessage(), e);
        }
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : String.format(Locale.ROOT, " (line %d)", e.getLocation().getLineNr());
    }
}
