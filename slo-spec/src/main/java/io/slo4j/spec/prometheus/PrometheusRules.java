package io.slo4j.spec.prometheus;

import io.slo4j.spec.file.SpecEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * A file of rules for Prometheus 2.42 or later: for each SLO recording rules under Sloth's names and labels, and an alerting rule for
 * each of its rules.
 *
 * <p>Events are counted from the meters that slo4j exports, added up over the processes before they are divided; where an entry has
 * queries of its own, from those. What Prometheus cannot judge as a process does is said in comments of the file. Immutable.
 */
public final class PrometheusRules {
    private static final Pattern MATCHERS = Pattern.compile(
            "[a-zA-Z_][a-zA-Z0-9_]*(=|!=|=~|!~)\"([^\"\\\\]|\\\\.)*+\"(,[a-zA-Z_][a-zA-Z0-9_]*(=|!=|=~|!~)\"([^\"\\\\]|\\\\.)*+\")*+");

    private static final List<String> HEAD = List.of(
            "Made by slo4j from SLOs in a file: change that file, and make this one again.",
            "For Prometheus 2.42 or later. A page makes the ticket of the same SLO needless; in Alertmanager:",
            "  inhibit_rules:",
            "    - source_matchers: [severity = page]",
            "      target_matchers: [severity = ticket]",
            "      equal: [sloth_id]");

    private final List<SpecEntry> entries;
    private final String service;
    private final String selector;

    private PrometheusRules(List<SpecEntry> entries, String service, String selector) {
        this.entries = List.copyOf(entries);
        this.service = service;
        this.selector = selector;
    }

    /**
     * The rules of some SLOs.
     *
     * @param entries any number
     * @return rules whose SLOs without a service are of the service {@code default}
     */
    public static PrometheusRules of(List<SpecEntry> entries) {
        return new PrometheusRules(
                Objects.requireNonNull(entries, "entries must be given, but were null"), "default", "");
    }

    /**
     * The same rules with another service for the SLOs of which neither the file nor a label {@code service} says it.
     *
     * @param name not blank
     * @return new rules
     * @throws IllegalArgumentException if the name is blank
     */
    public PrometheusRules withService(String name) {
        if (Objects.requireNonNull(name, "service must be given, but was null").isBlank()) {
            throw new IllegalArgumentException("service must not be blank, but was \"" + name + '"');
        }
        return new PrometheusRules(entries, name, selector);
    }

    /**
     * The same rules, counting only the exported meters that match: those of one cluster among several, of one job.
     *
     * @param matchers in PromQL, such as {@code job="shop",cluster=~"eu-.*"}
     * @return new rules
     * @throws IllegalArgumentException if this is no list of matchers
     */
    public PrometheusRules withSelector(String matchers) {
        String given = Objects.requireNonNull(matchers, "selector must be given, but was null");
        if (!MATCHERS.matcher(given).matches()) {
            throw new IllegalArgumentException(
                    "selector must be matchers such as job=\"shop\",cluster=\"eu\", but was " + given);
        }
        return new PrometheusRules(entries, service, given);
    }

    /**
     * The file.
     *
     * @return YAML, for the same SLOs always the same
     * @throws IllegalArgumentException if two SLOs have the same service and name, or a window is not of whole milliseconds
     */
    public String yaml() {
        List<RuleGroup> groups = new ArrayList<>();
        SharedMeters shared = new SharedMeters(entries, service);
        each((entry, slo) -> groups.addAll(shared.said(entry, slo, new SloRules(entry, slo, selector).groups())));
        return RuleYaml.of(groups, HEAD);
    }

    /**
     * What to ask Prometheus when it evaluates these rules.
     *
     * @return an immutable list, in the order of the entries
     * @throws IllegalArgumentException if two SLOs have the same service and name
     */
    public List<SloQueries> queries() {
        List<SloQueries> queries = new ArrayList<>();
        each((entry, slo) -> queries.add(new SloQueries(entry, slo, selector)));
        return List.copyOf(queries);
    }

    private void each(BiConsumer<SpecEntry, Identity> action) {
        Set<String> ids = new HashSet<>();
        for (SpecEntry entry : entries) {
            Identity slo = Identity.of(entry, service);
            if (!ids.add(slo.id())) {
                throw new IllegalArgumentException(
                        "SLOs must differ in service and name, but two were of " + slo.service() + " and " + slo.slo());
            }
            action.accept(entry, slo);
        }
    }

    /** The number of SLOs, on one line. */
    @Override
    public String toString() {
        return "PrometheusRules[" + entries.size() + " SLOs]";
    }
}
