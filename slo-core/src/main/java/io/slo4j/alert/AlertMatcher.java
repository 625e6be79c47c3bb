package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Selects alerts by SLO, severity, rule and labels; an alert matches if all that are given match. In names and in the
 * values of labels, {@code *} stands for any characters: {@code checkout-*} matches every SLO whose name begins with
 * {@code checkout-}. Upper and lower case differ. Immutable.
 */
public final class AlertMatcher {
    private static final AlertMatcher ANY = new AlertMatcher("*", null, "*", Map.of());

    private final String slo;
    private final @Nullable Severity severity;
    private final String rule;
    private final Map<String, String> labels;

    private AlertMatcher(String slo, @Nullable Severity severity, String rule, Map<String, String> labels) {
        this.slo = named("SLO name to match", slo);
        this.severity = severity;
        this.rule = named("rule name to match", rule);
        this.labels = Map.copyOf(labels);
    }

    private static String named(String what, String name) {
        return Texts.chosen(what, notBlank(what, name), Limits.LONGEST_NAME);
    }

    /**
     * Matches every alert.
     *
     * @return a matcher, to be narrowed by the other methods
     */
    public static AlertMatcher any() {
        return ANY;
    }

    /**
     * Matches the alerts of one SLO, or of several.
     *
     * @param name the SLO's name; {@code *} in it stands for anything
     * @return a new matcher
     * @throws IllegalArgumentException if the name is blank
     */
    public static AlertMatcher ofSlo(String name) {
        return ANY.withSlo(name);
    }

    /**
     * The same, of these SLOs only.
     *
     * @param name the SLO's name; {@code *} in it stands for anything
     * @return a new matcher
     * @throws IllegalArgumentException if the name is blank
     */
    public AlertMatcher withSlo(String name) {
        return new AlertMatcher(name, severity, rule, labels);
    }

    /**
     * The same, of this severity only.
     *
     * @param wanted page, ticket or info
     * @return a new matcher
     */
    public AlertMatcher withSeverity(Severity wanted) {
        return new AlertMatcher(slo, given("severity", wanted), rule, labels);
    }

    /**
     * The same, of these rules only.
     *
     * @param name the rule's name; {@code *} in it stands for anything
     * @return a new matcher
     * @throws IllegalArgumentException if the name is blank
     */
    public AlertMatcher withRule(String name) {
        return new AlertMatcher(slo, severity, name, labels);
    }

    /**
     * The same, of SLOs with this label only, beside earlier ones.
     *
     * @param label the label's name, not blank
     * @param value its value; {@code *} in it stands for anything
     * @return a new matcher
     * @throws IllegalArgumentException if the label's name is blank
     */
    public AlertMatcher withLabel(String label, String value) {
        notBlank("label", label);
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(
                Texts.chosen("label", label, Limits.LONGEST_NAME),
                Texts.chosen("value of the label", value, Limits.LONGEST_NAME));
        if (more.size() > Limits.MOST_LABELS) {
            throw new IllegalArgumentException(
                    "labels to match must be at most " + Limits.MOST_LABELS + ", but were more");
        }
        return new AlertMatcher(slo, severity, rule, more);
    }

    /**
     * Matches what both match.
     *
     * @throws IllegalStateException if both say something of the same, and not the same
     */
    AlertMatcher and(AlertMatcher other) {
        Map<String, String> both = new LinkedHashMap<>(labels);
        other.labels.forEach((label, value) ->
                both.merge(label, value, (mine, theirs) -> one("value of label \"" + label + '"', mine, theirs, null)));
        return new AlertMatcher(
                one("SLO name to match", slo, other.slo, ANY.slo),
                severity == null || other.severity == null
                        ? Optional.ofNullable(severity).orElse(other.severity)
                        : Severity.valueOf(one("severity to match", severity.name(), other.severity.name(), null)),
                one("rule name to match", rule, other.rule, ANY.rule),
                both);
    }

    private static String one(String what, String mine, String theirs, @Nullable String any) {
        if (mine.equals(any) || mine.equals(theirs)) {
            return theirs;
        }
        if (theirs.equals(any)) {
            return mine;
        }
        throw new IllegalStateException(what + " must be set once, but was set to " + mine + " and then to " + theirs);
    }

    /**
     * The SLO's name to match.
     *
     * @return {@code *} in it stands for anything
     */
    public String slo() {
        return slo;
    }

    /**
     * The severity to match.
     *
     * @return empty for any
     */
    public Optional<Severity> severity() {
        return Optional.ofNullable(severity);
    }

    /**
     * The rule's name to match.
     *
     * @return {@code *} in it stands for anything
     */
    public String rule() {
        return rule;
    }

    /**
     * The labels that the SLO must have.
     *
     * @return an immutable map of names to values, in which {@code *} stands for anything
     */
    public Map<String, String> labels() {
        return labels;
    }

    /**
     * Whether an alert matches.
     *
     * @param alert an alert
     * @return true if all that is given matches
     */
    public boolean matches(Alert alert) {
        given("alert", alert);
        return matches(alert.slo(), alert.severity(), alert.rule().name(), alert.labels());
    }

    /**
     * Whether a remembered alert matches.
     *
     * @param episode an alert of the past
     * @return true if all that is given matches
     */
    public boolean matches(AlertEpisode episode) {
        given("episode", episode);
        return matches(episode.slo(), episode.severity(), episode.rule(), episode.labels());
    }

    /**
     * Whether alerts of an SLO can match.
     *
     * @param name the SLO's name
     * @return true if it is matched
     */
    public boolean matchesSlo(String name) {
        return Glob.matches(slo, given("SLO name", name));
    }

    private boolean matches(String name, Severity urgency, String ruleName, Map<String, String> given) {
        return matchesSlo(name)
                && (severity == null || severity == urgency)
                && Glob.matches(rule, ruleName)
                && labels.entrySet().stream().allMatch(label -> has(given, label.getKey(), label.getValue()));
    }

    private static boolean has(Map<String, String> given, String label, String pattern) {
        String value = given.get(label);
        return value != null && Glob.matches(pattern, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlertMatcher that
                && slo.equals(that.slo)
                && severity == that.severity
                && rule.equals(that.rule)
                && labels.equals(that.labels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(slo, severity, rule, labels);
    }

    /** The matcher in short: {@code SLO checkout-*, PAGE, team=payments}; {@code any} if nothing is given. */
    @Override
    public String toString() {
        List<String> named = new ArrayList<>();
        if (!slo.equals("*")) {
            named.add("SLO " + slo);
        }
        if (severity != null) {
            named.add(severity.name());
        }
        if (!rule.equals("*")) {
            named.add("rule " + rule);
        }
        new TreeMap<>(labels).forEach((label, value) -> named.add(label + "=" + value));
        return OneLine.of(named.isEmpty() ? "any" : String.join(", ", named));
    }
}
