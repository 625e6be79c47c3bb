package io.slo4j.spec;

import io.slo4j.internal.check.OneLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link SloSpec}. Each may be left out, or null, which is the same. Not safe for use by several threads. */
public final class SloSpecBuilder {
    private final Map<String, Object> settings = new LinkedHashMap<>();

    SloSpecBuilder() {}

    /**
     * Sets the share of events that must be good: {@code 99.9%} or {@code 0.999}; the only setting that is needed.
     *
     * @param objective a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder objective(@Nullable String objective) {
        return put("objective", objective);
    }

    /**
     * Sets the time over which the objective must be met: {@code 30d}, {@code calendar month (Europe/Berlin)}.
     *
     * @param period a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder period(@Nullable String period) {
        return put("period", period);
    }

    /**
     * Sets the time above which a good event is bad: {@code 300ms}.
     *
     * @param latencyThreshold a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder latencyThreshold(@Nullable String latencyThreshold) {
        return put("latencyThreshold", latencyThreshold);
    }

    /**
     * Sets whether an event is bad when it passes the latency threshold, not when it ends: {@code true}.
     *
     * @param detectHanging a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder detectHanging(@Nullable String detectHanging) {
        return put("detectHanging", detectHanging);
    }

    /**
     * Sets whether latency windows are kept: {@code true}.
     *
     * @param trackLatency a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder trackLatency(@Nullable String trackLatency) {
        return put("trackLatency", trackLatency);
    }

    /**
     * Sets what the budget counts: {@code occurrences}, {@code timeslices of 1m at 0.95}.
     *
     * @param budgetingMethod a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder budgetingMethod(@Nullable String budgetingMethod) {
        return put("budgetingMethod", budgetingMethod);
    }

    /**
     * Sets the levels of the budget: {@code standard}, {@code none}, or a name that the reader knows.
     *
     * @param budgetPolicy a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder budgetPolicy(@Nullable String budgetPolicy) {
        return put("budgetPolicy", budgetPolicy);
    }

    /**
     * Sets the maintenance that comes again: {@code every Sunday 02:00-04:00 (Europe/Berlin)}.
     *
     * @param maintenance a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder maintenance(@Nullable List<String> maintenance) {
        return put(
                "maintenance", maintenance == null ? null : Collections.unmodifiableList(new ArrayList<>(maintenance)));
    }

    /**
     * Sets the types of exceptions that are good, as names of classes.
     *
     * @param good a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder good(@Nullable List<String> good) {
        return put("good", good == null ? null : Collections.unmodifiableList(new ArrayList<>(good)));
    }

    /**
     * Sets the types of exceptions that are bad, where a wider type is good or ignored.
     *
     * @param bad a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder bad(@Nullable List<String> bad) {
        return put("bad", bad == null ? null : Collections.unmodifiableList(new ArrayList<>(bad)));
    }

    /**
     * Sets the types of exceptions that count nothing.
     *
     * @param ignored a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder ignored(@Nullable List<String> ignored) {
        return put("ignored", ignored == null ? null : Collections.unmodifiableList(new ArrayList<>(ignored)));
    }

    /**
     * Sets the alert policy: {@code standard}, {@code workbook}, {@code sloth} or {@code none}; standard if there are no rules either.
     *
     * @param alerts a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder alerts(@Nullable String alerts) {
        return put("alerts", alerts);
    }

    /**
     * Sets the rules instead of a policy, or beside one.
     *
     * @param rules a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder rules(@Nullable List<RuleSpec> rules) {
        return put("rules", rules == null ? null : Collections.unmodifiableList(new ArrayList<>(rules)));
    }

    /**
     * Sets the time for which the condition of each rule must have held: {@code 2m}.
     *
     * @param hold a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder hold(@Nullable String hold) {
        return put("hold", hold);
    }

    /**
     * Sets the time for which each alert goes on afterwards: {@code 10m}.
     *
     * @param keepFiring a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder keepFiring(@Nullable String keepFiring) {
        return put("keepFiring", keepFiring);
    }

    /**
     * Sets the probability of chance below which the rules begin to hold: {@code 0.001}.
     *
     * @param significance a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder significance(@Nullable String significance) {
        return put("significance", significance);
    }

    /**
     * Sets the number of bad events that the windows of each burn-rate rule need.
     *
     * @param minimumBadEvents a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder minimumBadEvents(@Nullable String minimumBadEvents) {
        return put("minimumBadEvents", minimumBadEvents);
    }

    /**
     * Sets the share of their factor below which the burn-rate rules let go: {@code 50%}.
     *
     * @param resolveBelow a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder resolveBelow(@Nullable String resolveBelow) {
        return put("resolveBelow", resolveBelow);
    }

    /**
     * Sets whether rules are judged by what was observed only, as Prometheus does: {@code true}.
     *
     * @param observedOnly a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder observedOnly(@Nullable String observedOnly) {
        return put("observedOnly", observedOnly);
    }

    /**
     * Sets the further windows of every status and metric: {@code 10m}.
     *
     * @param windows a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder windows(@Nullable List<String> windows) {
        return put("windows", windows == null ? null : Collections.unmodifiableList(new ArrayList<>(windows)));
    }

    /**
     * Sets the labels of its alerts.
     *
     * @param labels a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder labels(@Nullable Map<String, String> labels) {
        return put("labels", labels == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(labels)));
    }

    /**
     * Sets the texts of its alerts, with placeholders.
     *
     * @param annotations a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder annotations(@Nullable Map<String, String> annotations) {
        return put(
                "annotations",
                annotations == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(annotations)));
    }

    /**
     * Sets the link to instructions for when it alerts.
     *
     * @param runbook a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder runbook(@Nullable String runbook) {
        return put("runbook", runbook);
    }

    /**
     * Sets the link to charts for when it alerts.
     *
     * @param dashboard a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder dashboard(@Nullable String dashboard) {
        return put("dashboard", dashboard);
    }

    /**
     * Sets what it measures and whom a miss hurts.
     *
     * @param description a new value; null to leave it out
     * @return this
     */
    public SloSpecBuilder description(@Nullable String description) {
        return put("description", description);
    }

    private SloSpecBuilder put(String setting, @Nullable Object value) {
        if (value == null) {
            settings.remove(setting);
        } else {
            settings.put(setting, value);
        }
        return this;
    }

    /**
     * The spec.
     *
     * @return what has been set so far, unchecked
     */
    public SloSpec build() {
        return new SloSpec(settings);
    }

    /** The settings so far, on one line. */
    @Override
    public String toString() {
        return OneLine.of("SloSpecBuilder" + settings);
    }
}
