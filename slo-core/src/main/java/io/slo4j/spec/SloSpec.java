package io.slo4j.spec;

import io.slo4j.internal.check.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one SLO as data. Each may be left out; they are not checked before a {@link SpecReader} reads them. Immutable.
 */
public final class SloSpec {
    private final Map<String, Object> settings;

    SloSpec(Map<String, Object> settings) {
        this.settings = new LinkedHashMap<>(settings);
    }

    /**
     * A builder without any setting.
     *
     * @return a new builder
     */
    public static SloSpecBuilder builder() {
        return new SloSpecBuilder();
    }

    /**
     * The share of events that must be good: {@code 99.9%} or {@code 0.999}; the only setting that is needed.
     *
     * @return null if it is left out
     */
    public @Nullable String objective() {
        return text("objective");
    }

    /**
     * The time over which the objective must be met: {@code 30d}, {@code calendar month (Europe/Berlin)}.
     *
     * @return null if it is left out
     */
    public @Nullable String period() {
        return text("period");
    }

    /**
     * The time above which a good event is bad: {@code 300ms}.
     *
     * @return null if it is left out
     */
    public @Nullable String latencyThreshold() {
        return text("latencyThreshold");
    }

    /**
     * Whether an event is bad when it passes the latency threshold, not when it ends: {@code true}.
     *
     * @return null if it is left out
     */
    public @Nullable String detectHanging() {
        return text("detectHanging");
    }

    /**
     * Whether latency windows are kept: {@code true}.
     *
     * @return null if it is left out
     */
    public @Nullable String trackLatency() {
        return text("trackLatency");
    }

    /**
     * What the budget counts: {@code occurrences}, {@code timeslices of 1m at 0.95}.
     *
     * @return null if it is left out
     */
    public @Nullable String budgetingMethod() {
        return text("budgetingMethod");
    }

    /**
     * The levels of the budget: {@code standard}, {@code none}, or a name that the reader knows.
     *
     * @return null if it is left out
     */
    public @Nullable String budgetPolicy() {
        return text("budgetPolicy");
    }

    /**
     * The maintenance that comes again: {@code every Sunday 02:00-04:00 (Europe/Berlin)}.
     *
     * @return null if it is left out
     */
    public @Nullable List<String> maintenance() {
        return setting("maintenance");
    }

    /**
     * The types of exceptions that are good, as names of classes.
     *
     * @return null if it is left out
     */
    public @Nullable List<String> good() {
        return setting("good");
    }

    /**
     * The types of exceptions that are bad, where a wider type is good or ignored.
     *
     * @return null if it is left out
     */
    public @Nullable List<String> bad() {
        return setting("bad");
    }

    /**
     * The types of exceptions that count nothing.
     *
     * @return null if it is left out
     */
    public @Nullable List<String> ignored() {
        return setting("ignored");
    }

    /**
     * The alert policy: {@code standard}, {@code workbook}, {@code sloth} or {@code none}; standard if there are no rules either.
     *
     * @return null if it is left out
     */
    public @Nullable String alerts() {
        return text("alerts");
    }

    /**
     * The rules instead of a policy, or beside one.
     *
     * @return null if it is left out
     */
    public @Nullable List<RuleSpec> rules() {
        return setting("rules");
    }

    /**
     * The time for which the condition of each rule must have held: {@code 2m}.
     *
     * @return null if it is left out
     */
    public @Nullable String hold() {
        return text("hold");
    }

    /**
     * The time for which each alert goes on afterwards: {@code 10m}.
     *
     * @return null if it is left out
     */
    public @Nullable String keepFiring() {
        return text("keepFiring");
    }

    /**
     * The probability of chance below which the rules begin to hold: {@code 0.001}.
     *
     * @return null if it is left out
     */
    public @Nullable String significance() {
        return text("significance");
    }

    /**
     * The number of bad events that the windows of each burn-rate rule need.
     *
     * @return null if it is left out
     */
    public @Nullable String minimumBadEvents() {
        return text("minimumBadEvents");
    }

    /**
     * The share of their factor below which the burn-rate rules let go: {@code 50%}.
     *
     * @return null if it is left out
     */
    public @Nullable String resolveBelow() {
        return text("resolveBelow");
    }

    /**
     * Whether rules are judged by what was observed only, as Prometheus does: {@code true}.
     *
     * @return null if it is left out
     */
    public @Nullable String observedOnly() {
        return text("observedOnly");
    }

    /**
     * The further windows of every status and metric: {@code 10m}.
     *
     * @return null if it is left out
     */
    public @Nullable List<String> windows() {
        return setting("windows");
    }

    /**
     * The labels of its alerts.
     *
     * @return null if it is left out
     */
    public @Nullable Map<String, String> labels() {
        return setting("labels");
    }

    /**
     * The texts of its alerts, with placeholders.
     *
     * @return null if it is left out
     */
    public @Nullable Map<String, String> annotations() {
        return setting("annotations");
    }

    /**
     * The link to instructions for when it alerts.
     *
     * @return null if it is left out
     */
    public @Nullable String runbook() {
        return text("runbook");
    }

    /**
     * The link to charts for when it alerts.
     *
     * @return null if it is left out
     */
    public @Nullable String dashboard() {
        return text("dashboard");
    }

    /**
     * What it measures and whom a miss hurts.
     *
     * @return null if it is left out
     */
    public @Nullable String description() {
        return text("description");
    }

    private @Nullable String text(String setting) {
        return setting(setting);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the builder puts nothing else there
    private <T> @Nullable T setting(String setting) {
        return (T) settings.get(setting);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SloSpec that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    /** The settings that were made, on one line. */
    @Override
    public String toString() {
        return OneLine.of("SloSpec" + settings);
    }
}
