package io.slo4j.spec.grafana;

import com.grack.nanojson.JsonWriter;
import io.slo4j.spec.prometheus.PrometheusRules;
import io.slo4j.spec.prometheus.SloQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A dashboard of Grafana 9 or later for SLOs over a fleet: for each SLO what is left of its budget and how it went, how far each rule
 * is from firing, burn rates beside their limits, alerts, traffic and latency. It asks the series that
 * {@link PrometheusRules} records. Immutable.
 */
public final class GrafanaDashboard {
    private final List<SloQueries> slos;
    private final String title;

    private GrafanaDashboard(List<SloQueries> slos, String title) {
        this.slos = slos;
        this.title = title;
    }

    /**
     * The dashboard of the SLOs of some rules.
     *
     * @param rules the rules that Prometheus evaluates
     * @return a dashboard with the title {@code SLOs}
     * @throws IllegalArgumentException if two SLOs have the same service and name
     */
    public static GrafanaDashboard of(PrometheusRules rules) {
        return new GrafanaDashboard(
                Objects.requireNonNull(rules, "rules must be given, but were null")
                        .queries(),
                "SLOs");
    }

    /**
     * The same dashboard under another title.
     *
     * @param text not blank
     * @return a new dashboard
     * @throws IllegalArgumentException if the title is blank
     */
    public GrafanaDashboard withTitle(String text) {
        if (Objects.requireNonNull(text, "title must be given, but was null").isBlank()) {
            throw new IllegalArgumentException("title must not be blank, but was \"" + text + '"');
        }
        return new GrafanaDashboard(slos, text);
    }

    /**
     * The dashboard, to be imported or provisioned.
     *
     * @return JSON on several lines, for the same SLOs always the same
     */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("title", title);
        all.put("tags", List.of("slo4j", "slo"));
        all.put("schemaVersion", 37);
        all.put("editable", true);
        all.put("refresh", "1m");
        all.put("time", pair("from", "now-7d", "to", "now"));
        all.put("templating", Map.of("list", List.of(dataSource())));
        all.put("panels", panels());
        return JsonWriter.indent("  ").string().value(all).done() + "\n";
    }

    private List<Map<String, Object>> panels() {
        List<Map<String, Object>> panels = new ArrayList<>();
        for (int i = 0; i < slos.size(); i++) {
            panels.addAll(new SloRow(slos.get(i)).panels(1 + i * SloRow.IDS, i * SloRow.HEIGHT));
        }
        return panels;
    }

    private static Map<String, Object> dataSource() {
        Map<String, Object> variable = new LinkedHashMap<>();
        variable.put("name", "datasource");
        variable.put("label", "Prometheus");
        variable.put("type", "datasource");
        variable.put("query", "prometheus");
        return variable;
    }

    private static Map<String, Object> pair(String one, Object first, String other, Object second) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put(one, first);
        pair.put(other, second);
        return pair;
    }

    /** The title and the number of SLOs, on one line. */
    @Override
    public String toString() {
        return "GrafanaDashboard[" + title.lines().findFirst().orElse("") + ", " + slos.size() + " SLOs]";
    }
}
