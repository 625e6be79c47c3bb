package io.slo4j.spec.prometheus;

import io.slo4j.SloDefinition;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.spec.file.SpecEntry;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What to ask Prometheus about one SLO, or a group of them, whose {@linkplain PrometheusRules rules} it evaluates. Immutable. */
public final class SloQueries {
    private static final Duration TRAFFIC = Duration.ofMinutes(5);

    private final SpecEntry entry;
    private final SloDefinition definition;
    private final Identity identity;
    private final String selector;

    SloQueries(SpecEntry entry, Identity identity, String selector) {
        this.entry = entry;
        this.definition = entry.definition();
        this.identity = identity;
        this.selector = selector;
    }

    /**
     * The service.
     *
     * @return not blank
     */
    public String service() {
        return identity.service();
    }

    /**
     * The SLO.
     *
     * @return its definition
     */
    public SloDefinition definition() {
        return definition;
    }

    /**
     * The label by which the series of the members of a group differ.
     *
     * @return empty if this is one SLO
     */
    public Optional<String> memberLabel() {
        return identity.group().map(GroupLabel::ofSeries);
    }

    /**
     * The share of the error budget that is left.
     *
     * @return a query
     */
    public String budgetRemaining() {
        return identity.series(Series.REMAINING);
    }

    /**
     * The burn rate in each window of a burn-rate rule.
     *
     * @return queries by window, the shortest first; an immutable map
     */
    public Map<String, String> burnRates() {
        TreeSet<Duration> windows = new TreeSet<>();
        burnRules().forEach(rule -> windows.addAll(rule.windows()));
        Map<String, String> queries = new LinkedHashMap<>();
        windows.forEach(window -> queries.put(Durations.text(window), ratio(window) + " / " + budget()));
        return Collections.unmodifiableMap(queries);
    }

    /**
     * The burn rates above which rules fire.
     *
     * @return factors by the name of the rule, in the order of the policy; an immutable map
     */
    public Map<String, BigDecimal> limits() {
        Map<String, BigDecimal> limits = new LinkedHashMap<>();
        burnRules().forEach(rule -> limits.put(named(rule), rule.factor()));
        return Collections.unmodifiableMap(limits);
    }

    /**
     * How far each burn-rate rule is from firing: the burn rate of that of its windows which burns less, divided by its limit.
     *
     * @return queries by the name of the rule, in the order of the policy: above 1, the rule holds; an immutable map
     */
    public Map<String, String> distances() {
        Map<String, String> queries = new LinkedHashMap<>();
        for (BurnRateRule rule : burnRules()) {
            String inLong = ratio(rule.longWindow());
            String inShort = ratio(rule.shortWindow());
            BigDecimal limit = rule.factor().multiply(definition.objective().exactErrorBudget());
            queries.put(
                    named(rule), "((" + inLong + " < " + inShort + ") or " + inShort + ") / " + PromText.number(limit));
        }
        return Collections.unmodifiableMap(queries);
    }

    private static String named(BurnRateRule rule) {
        return AlertTexts.severity(rule) + " " + rule.name();
    }

    private List<BurnRateRule> burnRules() {
        return definition.rules().stream()
                .filter(BurnRateRule.class::isInstance)
                .map(BurnRateRule.class::cast)
                .toList();
    }

    private String ratio(Duration window) {
        return "max without (sloth_window) (" + identity.series(Series.errorRatio(window)) + ")";
    }

    private String budget() {
        return PromText.number(definition.objective().exactErrorBudget());
    }

    /**
     * The alerts that are pending or fire.
     *
     * @return a query
     */
    public String alerts() {
        return "max by (rule, severity, alertstate) (ALERTS{" + identity.matchers() + "})";
    }

    /**
     * Events, by outcome, per second where the meters of slo4j count them, else in the unit of the queries of the file.
     *
     * @return queries by name; an immutable map, empty if only a ratio is known
     */
    public Map<String, String> traffic() {
        Events events = Events.of(entry, selector);
        Map<String, String> queries = new LinkedHashMap<>();
        events.in(TRAFFIC).ifPresent(counted -> {
            String perSecond = events.areNumbers() ? " / " + TRAFFIC.toSeconds() : "";
            queries.put("bad", "(" + counted.bad() + ")" + perSecond);
            queries.put("all", "(" + counted.all() + ")" + perSecond);
        });
        return Collections.unmodifiableMap(queries);
    }

    /**
     * The latency of the slowest process, by quantile.
     *
     * @return a query; empty if processes do not keep it
     */
    public Optional<String> latency() {
        return definition
                .latencyRange()
                .map(range -> "max by (quantile) (slo_latency_seconds{slo="
                        + PromText.quoted(definition.name()) + ",window=\"5m\""
                        + (selector.isEmpty() ? "" : "," + selector) + "})");
    }

    /** The definition, on one line. */
    @Override
    public String toString() {
        return "SloQueries[" + definition + "]";
    }
}
