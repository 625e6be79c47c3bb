package io.slo4j.spec.prometheus;

import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.spec.file.SpecEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The rules of one SLO, or of one group of SLOs. */
final class SloRules {
    private static final Duration CURRENT = Duration.ofMinutes(5);

    private final SpecEntry entry;
    private final SloDefinition definition;
    private final Identity slo;
    private final Events events;
    private final Recordings recordings;

    SloRules(SpecEntry entry, Identity slo, String selector) {
        this.entry = entry;
        this.definition = entry.definition();
        this.slo = slo;
        this.events = Events.of(entry, selector);
        this.recordings = Recordings.of(entry, slo, selector);
    }

    /**
     * Two groups: what is evaluated as often as Prometheus does, and what looks at longer times. They differ before the name of the SLO
     * begins, so that no name of another SLO makes them the same.
     */
    List<RuleGroup> groups() {
        return List.of(
                new RuleGroup("slo4j-" + slo.id(), Duration.ZERO, often(), remarks()),
                new RuleGroup("slo4j_long-" + slo.id(), Recordings.PACE, seldom(), List.of()));
    }

    private List<Rule> often() {
        List<Rule> rules = new ArrayList<>(recordings.beforeShort());
        windows().stream().filter(window -> !isLong(window)).forEach(window -> rules.addAll(recorded(window)));
        rules.addAll(new MetaRecordings(definition, slo).often(CURRENT));
        rules.addAll(alerts());
        return rules;
    }

    private List<Rule> seldom() {
        List<Rule> rules = new ArrayList<>(recordings.beforeLong());
        windows().stream().filter(SloRules::isLong).forEach(window -> rules.addAll(recorded(window)));
        Duration period = definition.period().length();
        if (!windows().contains(period)) {
            rules.add(recordings.period(period));
        }
        rules.addAll(new MetaRecordings(definition, slo).ofPeriod(period));
        rules.addAll(new UsualRecordings(slo, definition, events).rules());
        return rules;
    }

    private static boolean isLong(Duration window) {
        return window.compareTo(Recordings.LONGEST_COUNTED) > 0;
    }

    private NavigableSet<Duration> windows() {
        NavigableSet<Duration> windows = new TreeSet<>(definition.windows());
        definition.rules().stream().map(AlertRule::windows).forEach(windows::addAll);
        windows.add(CURRENT);
        return windows;
    }

    private List<Rule> recorded(Duration window) {
        boolean asked = burnRules().stream().anyMatch(rule -> rule.longWindow().equals(window) && asksForNumbers(rule));
        List<Rule> rules = new ArrayList<>(recordings.window(window, asked));
        if (recordings.hasNumbers()
                && burnRules().stream().anyMatch(rule -> rule.longWindow().equals(window) && rule.significance() < 1)) {
            rules.addAll(chance(window));
        }
        return rules;
    }

    private List<BurnRateRule> burnRules() {
        List<BurnRateRule> rules = new ArrayList<>();
        for (AlertRule rule : definition.rules()) {
            if (rule instanceof BurnRateRule burn) {
                rules.add(burn);
            } else if (rule instanceof ExhaustionRule exhaustion) {
                rules.add(exhaustion.pace());
            }
        }
        return rules;
    }

    private static boolean asksForNumbers(BurnRateRule rule) {
        return rule.minimumEvents() > 0 || rule.minimumBadEvents() > 0 || rule.significance() < 1;
    }

    private List<Rule> chance(Duration window) {
        BigDecimal budget = definition.objective().exactErrorBudget();
        String bad = slo.series(Series.badEvents(window));
        String all = slo.series(Series.events(window));
        String good = slo.series(Series.goodEvents(window));
        ChanceExpression chance = new ChanceExpression(bad, all, good, budget);
        return List.of(
                Rule.record(Series.goodEvents(window), "clamp_min(" + all + " - " + bad + ", 0)", slo.labels(window)),
                Rule.record(Series.chance(window), chance.text(), slo.labels(window))
                        .withComments(
                                "How improbable so many bad events are by chance while the promise is kept:",
                                "the natural logarithm of the probability, a little too great."));
    }

    private List<Rule> alerts() {
        Conditions conditions = conditions();
        AlertTexts texts = new AlertTexts(entry, slo, ofMember());
        return definition.rules().stream()
                .flatMap(rule -> conditions.of(rule).map(condition -> alert(rule, condition, texts)).stream())
                .toList();
    }

    private Conditions conditions() {
        return new Conditions(slo, definition, events, recordings.hasNumbers());
    }

    private Rule alert(AlertRule rule, Condition condition, AlertTexts texts) {
        Map<String, String> labels = texts.labels(rule);
        return new Rule(
                Rule.Kind.ALERT,
                texts.name(),
                condition
                        .expression()
                        .apply(new FiringSeries(
                                slo, texts.name(), rule.name(), AlertTexts.severity(rule), labels.keySet())),
                condition.hold(),
                condition.keepFiring(),
                labels,
                texts.annotations(rule, condition.words()),
                condition.remarks());
    }

    /* The label of a group, as its members have it in a process. */
    private Map<String, String> ofMember() {
        return slo.group()
                .map(label -> Map.of(label.ofAlerts(), GoTemplate.label(label.ofSeries())))
                .orElse(Map.of());
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(slo.slo() + ": " + definition.objective() + " over " + definition.period() + ".");
        if (!definition.isObservedOnly()) {
            remarks.add(
                    "A process counts what it has not seen of a window as good, and takes no events for no recovery;");
            remarks.add("Prometheus judges what it has seen, and an alert ends without events.");
        }
        if (definition.period().isCalendar()) {
            remarks.add("The budget here is that of the last "
                    + PromText.duration(definition.period().length())
                    + ", because PromQL has no windows that begin with a calendar's.");
        }
        Conditions conditions = conditions();
        definition.rules().stream()
                .filter(rule -> conditions.of(rule).isEmpty())
                .forEach(rule -> remarks.add("Left to the processes: " + rule.text() + "."));
        return remarks;
    }
}
