package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.internal.alert.MeasuredSlo;
import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.Settings;
import io.slo4j.internal.check.Texts;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.internal.definition.Settled;
import io.slo4j.internal.engine.WindowReader;
import io.slo4j.latency.LatencyRange;
import io.slo4j.source.EventSource;
import io.slo4j.source.Pulled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings that a builder has collected, and the checks of them as a whole. Not safe for use by several threads. */
final class SloDraft {
    final Settings settings = new Settings();
    final OutcomeRules.Builder outcomes = new OutcomeRules.Builder();
    final List<Duration> windows = new ArrayList<>();
    final List<RecurringMaintenance> maintenance = new ArrayList<>();
    final Map<String, String> labels = new LinkedHashMap<>();
    final Map<String, String> annotations = new LinkedHashMap<>();

    @Nullable
    Objective objective;

    SloPeriod period = SloPeriod.THIRTY_DAYS;
    AlertPolicy policy = AlertPolicy.standard();
    BudgetingMethod budgetingMethod = BudgetingMethod.occurrences();

    @Nullable
    BudgetPolicy budgetPolicy;

    @Nullable
    Duration latencyThreshold;

    boolean detectsHanging;

    @Nullable
    LatencyRange latencyRange;

    @Nullable
    Supplier<@Nullable String> traceIds;

    @Nullable
    Pulled pulled;

    private final String name;

    SloDraft(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Checks that a setting is given, and for the first time; returns it. */
    <T> T once(String what, T value) {
        settings.once(what, given(what, value));
        return value;
    }

    void putLabel(String key, String value) {
        put(labels, "label", key, Texts.chosen(setting("label", key), value, Limits.LONGEST_NAME));
    }

    void putAnnotation(String key, String value) {
        put(annotations, "annotation", key, Texts.chosen(setting("annotation", key), value, Limits.LONGEST_TEXT));
    }

    /** Refuses a label that has a value, since each member of a group has its own. */
    void requireFree(String label) {
        settings.refuseSecond(setting("label", label), "a value for each member");
    }

    private void put(Map<String, String> all, String what, String key, String value) {
        settings.once(setting(what, key), '"' + value + '"');
        if (all.size() >= Limits.MOST_LABELS) {
            throw new IllegalArgumentException(what + "s must be at most " + Limits.MOST_LABELS + ", but were more");
        }
        all.put(key, value);
    }

    /** How errors name a label or an annotation. */
    static String setting(String what, String key) {
        String named = notBlank(what + " key", key);
        return what + " \"" + Texts.chosen(what + " key", named, Limits.LONGEST_NAME) + '"';
    }

    @Override
    public String toString() {
        String given = settings.toString();
        return given.isEmpty() ? name : name + ": " + given;
    }

    SloDefinition build() {
        Objective share = objective;
        if (share == null) {
            throw new IllegalStateException("objective must be set before SLO \"" + name + "\" is registered");
        }
        if (detectsHanging && latencyThreshold == null) {
            throw new IllegalStateException(
                    "latency threshold must be set before SLO \"" + name + "\" can detect work that hangs");
        }
        List<AlertRule> rules = rules(share);
        rules.forEach(
                new MeasuredSlo(name, latencyRange, budgetingMethod.slice().orElse(null))::requireEnoughFor);
        OutcomeRules decided = outcomes.build();
        checkPulled(decided);
        return new SloDefinition(new Settled(
                name,
                share,
                period,
                budgetingMethod,
                budgetPolicy,
                maintenance,
                latencyThreshold,
                detectsHanging,
                latencyRange,
                decided,
                meaningOfGood(decided),
                rules,
                policy.isObservedOnly(),
                shownWindows(rules),
                labels,
                annotations,
                traceIds,
                pulled,
                null));
    }

    /* What is counted elsewhere was judged there: settings that would do nothing are refused. */
    private void checkPulled(OutcomeRules decided) {
        if (pulled != null) {
            refuse(!decided.ofResults().isEmpty(), "rules for results");
        }
        if (pulled instanceof EventSource) {
            refuse(!decided.ofExceptions().isEmpty(), "rules for exceptions");
            refuse(traceIds != null, "trace id supplier");
            refuse(latencyThreshold != null, "latency threshold");
            refuse(latencyRange != null, "latency windows");
        }
    }

    private void refuse(boolean given, String what) {
        if (given) {
            throw new IllegalArgumentException("SLO \"" + name + "\" must have no " + what
                    + ", because its events are judged where they come from, but was \"" + this + '"');
        }
    }

    private String meaningOfGood(OutcomeRules decided) {
        String recorded = decided.meaningOfGood(latencyThreshold);
        if (pulled == null) {
            return recorded;
        }
        return latencyThreshold == null && decided.ofExceptions().isEmpty()
                ? pulled.meaning()
                : pulled.meaning() + ", " + recorded;
    }

    private List<AlertRule> rules(Objective share) {
        try {
            return policy.rulesFor(period.length(), share.exactErrorBudget());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "; AlertPolicy.standard() fits any period and objective", e);
        }
    }

    private List<Duration> shownWindows(List<AlertRule> rules) {
        TreeSet<Duration> shown = new TreeSet<>();
        for (AlertRule rule : rules) {
            shown.addAll(rule.windows());
        }
        for (Duration window : windows) {
            WindowReader.checkedNanos(window, period.length());
            shown.add(window);
        }
        if (shown.isEmpty()) {
            shown.addAll(period.usualWindows());
        }
        return List.copyOf(shown);
    }
}
