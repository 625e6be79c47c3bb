package io.slo4j.examples.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A policy in a file of its own, YAML or JSON; {@code --help} shows one. */
record PolicyFile(@Nullable List<Rule> rules) {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * One rule: a severity, a factor or a share of the budget, two windows, and what else a rule may have.
     *
     * @param severity {@code page} or {@code ticket}
     * @param factor the burn rate, such as {@code 14.4}
     * @param budgetShare instead of the factor, the share of the period's budget that goes in the long window: {@code 2%}
     */
    record Rule(
            @Nullable String severity,
            @Nullable BigDecimal factor,
            @Nullable String budgetShare,
            @Nullable String longWindow,
            @Nullable String shortWindow,
            @Nullable String hold,
            @Nullable String keepFiring,
            long minimumEvents,
            long minimumBadEvents,
            @Nullable String name) {

        BurnRateRule over(Duration period) {
            Duration inLong = required("longWindow", longWindow);
            Duration inShort = required("shortWindow", shortWindow);
            BurnRateRule rule = plain(period, inLong, inShort);
            rule = hold == null ? rule : rule.withHold(TimeSpan.parse("hold", hold));
            rule = keepFiring == null ? rule : rule.withKeepFiring(TimeSpan.parse("keepFiring", keepFiring));
            rule = rule.withMinimumEvents(minimumEvents).withMinimumBadEvents(minimumBadEvents);
            return name == null ? rule : rule.named(name);
        }

        private BurnRateRule plain(Duration period, Duration inLong, Duration inShort) {
            if (factor != null && budgetShare == null) {
                return BurnRateRule.of(urgency(), factor.doubleValue(), inLong, inShort);
            }
            if (budgetShare != null && factor == null) {
                return BurnRateRule.ofBudgetShare(urgency(), share(budgetShare), period, inLong, inShort);
            }
            throw new IllegalArgumentException("a rule must have a factor or a budgetShare, and not both");
        }

        private Severity urgency() {
            for (Severity one : Severity.values()) {
                if (one.name().equalsIgnoreCase(severity)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("severity must be page or ticket, but was " + severity);
        }

        private static Duration required(String what, @Nullable String text) {
            if (text == null) {
                throw new IllegalArgumentException("a rule must have a " + what);
            }
            return TimeSpan.parse(what, text);
        }

        private static double share(String text) {
            try {
                return text.endsWith("%")
                        ? new BigDecimal(text.substring(0, text.length() - 1).strip())
                                .movePointLeft(2)
                                .doubleValue()
                        : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("budgetShare must be a percentage such as 2%, but was " + text, e);
            }
        }
    }

    /**
     * The policy in a file.
     *
     * @param period for which shares of the budget become factors
     * @throws IllegalArgumentException if there is no such file or it holds no policy
     */
    static AlertPolicy read(Path file, Duration period) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("policy must be workbook, sloth or a file, but was \"" + file + "\"");
        }
        try {
            PolicyFile read = MAPPER.readValue(file.toFile(), PolicyFile.class);
            List<Rule> rules = read == null ? null : read.rules;
            if (rules == null || rules.isEmpty()) {
                throw new IllegalArgumentException("rules must be a list of at least one rule");
            }
            return AlertPolicy.of(rules.stream().map(rule -> rule.over(period)).toArray(BurnRateRule[]::new));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("policy " + file + ": " + e.getOriginalMessage() + place(e), e);
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
