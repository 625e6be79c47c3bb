package io.slo4j.alert;

import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule as text: the parts that all kinds share, and the condition, which each kind writes itself.
 *
 * @param condition the condition in words
 * @param name null for the usual name
 */
record RuleText(
        Severity severity,
        String condition,
        Duration hold,
        Duration keepFiring,
        @Nullable String name) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(page|ticket|info): ([^\"]+?)" + "(?:, hold ([^,\"]+))?(?:, keep firing ([^,\"]+))?(?:, named \"(.+)\")?");

    /** Reads the parts; empty if the text has none. */
    static Optional<RuleText> parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        return parts.matches()
                ? Optional.of(new RuleText(
                        Severity.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                        parts.group(2),
                        duration("hold", parts.group(3)),
                        duration("keep firing", parts.group(4)),
                        parts.group(5) == null ? null : Quoted.read(parts.group(5))))
                : Optional.empty();
    }

    private static Duration duration(String what, @Nullable String text) {
        return text == null ? Duration.ZERO : Durations.parse(what, text);
    }

    /** The parts of the condition, if it is one of this kind. */
    Optional<MatchResult> parts(Pattern kind) {
        Matcher parts = kind.matcher(condition);
        return parts.matches() ? Optional.of(parts) : Optional.empty();
    }

    /** A share from the digits of a percentage. */
    static double share(String percent) {
        return new BigDecimal(percent).movePointLeft(2).doubleValue();
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(Locale.ROOT) + ": " + condition
                + (hold.isZero() ? "" : ", hold " + Durations.text(hold))
                + (keepFiring.isZero() ? "" : ", keep firing " + Durations.text(keepFiring))
                + (name == null ? "" : ", named \"" + Quoted.text(name) + "\"");
    }
}
