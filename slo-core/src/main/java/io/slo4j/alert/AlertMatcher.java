package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which alerts: all that agree in everything it names. In names and in the values of labels, {@code *} stands for anything,
 * so {@code checkout-*} means every SLO whose name begins so. Upper and lower case differ. Immutable.
 *
 * @param slo the SLO's name
 * @param severity page or ticket; empty means any
 * @param rule the rule's name
 * @param labels labels that the SLO must have, with their values
 */
public record AlertMatcher(String slo, Optional<Severity> severity, String rule, Map<String, String> labels) {
    private static final AlertMatcher ANY = new AlertMatcher("*", Optional.empty(), "*", Map.of());

    /**
     * Checks the components.
     *
     * @param slo not blank
     * @param severity any
     * @param rule not blank
     * @param labels names to values
     * @throws IllegalArgumentException if a name is blank
     */
    public AlertMatcher {
        requireName("SLO name to match", slo);
        given("severity", severity);
        requireName("rule name to match", rule);
        labels = Map.copyOf(given("labels", labels));
    }

    private static void requireName(String what, String name) {
        if (given(what, name).isBlank()) {
            throw new IllegalArgumentException(what + " must be a name, * for any, but was \"" + name + "\"");
        }
    }

    /**
     * Every alert.
     *
     * @return a matcher to be narrowed
     */
    public static AlertMatcher any() {
        return ANY;
    }

    /**
     * The alerts of an SLO, or of several.
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
     * @param wanted page or ticket
     * @return a new matcher
     */
    public AlertMatcher withSeverity(Severity wanted) {
        return new AlertMatcher(slo, Optional.of(given("severity", wanted)), rule, labels);
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
     * The same, of SLOs that have this label, too, only.
     *
     * @param label the label's name
     * @param value its value; {@code *} in it stands for anything
     * @return a new matcher
     */
    public AlertMatcher withLabel(String label, String value) {
        given("label", label);
        given("value of the label", value);
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(label, value);
        return new AlertMatcher(slo, severity, rule, more);
    }

    /**
     * Whether an alert is meant.
     *
     * @param alert an alert
     * @return true if it agrees in everything that this names
     */
    public boolean matches(Alert alert) {
        given("alert", alert);
        return matches(alert.slo(), alert.severity(), alert.rule().name(), alert.labels());
    }

    /**
     * Whether a remembered alert is meant.
     *
     * @param episode an alert of the past
     * @return true if it agrees in everything that this names
     */
    public boolean matches(AlertEpisode episode) {
        given("episode", episode);
        return matches(episode.slo(), episode.severity(), episode.rule(), episode.labels());
    }

    private boolean matches(String name, Severity urgency, String ruleName, Map<String, String> given) {
        return Glob.matches(slo, name)
                && (severity.isEmpty() || severity.get() == urgency)
                && Glob.matches(rule, ruleName)
                && labels.entrySet().stream().allMatch(label -> has(given, label.getKey(), label.getValue()));
    }

    private static boolean has(Map<String, String> given, String label, String pattern) {
        String value = given.get(label);
        return value != null && Glob.matches(pattern, value);
    }
}
