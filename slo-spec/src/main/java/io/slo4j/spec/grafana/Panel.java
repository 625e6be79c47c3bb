package io.slo4j.spec.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A panel of a dashboard, built part by part as Grafana's JSON has it. */
final class Panel {
    static final int WIDTH = 24;
    private static final Map<String, Object> SOURCE = Map.of("type", "prometheus", "uid", "${datasource}");

    private final Map<String, Object> json = new LinkedHashMap<>();
    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private final List<Object> targets = new ArrayList<>();

    private Panel(String type, String title) {
        json.put("type", type);
        json.put("title", title);
        json.put("datasource", sorted(SOURCE));
    }

    /** A row, below which panels stand. */
    static Map<String, Object> row(String title, int id, int y) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", "row");
        row.put("title", title);
        row.put("collapsed", false);
        row.put("id", id);
        row.put("gridPos", position(0, y, WIDTH, 1));
        row.put("panels", List.of());
        return row;
    }

    static Panel stat(String title) {
        return new Panel("stat", title);
    }

    static Panel timeSeries(String title) {
        return new Panel("timeseries", title);
    }

    static Panel states(String title) {
        return new Panel("state-timeline", title);
    }

    Panel description(String text) {
        json.put("description", text);
        return this;
    }

    Panel unit(String unit) {
        defaults.put("unit", unit);
        return this;
    }

    /** Red above a value, or below it. */
    Panel threshold(double value, boolean redAbove) {
        Map<String, Object> base = new LinkedHashMap<>();
        base.put("color", redAbove ? "green" : "red");
        base.put("value", null);
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("color", redAbove ? "red" : "green");
        step.put("value", value);
        Map<String, Object> thresholds = new LinkedHashMap<>();
        thresholds.put("mode", "absolute");
        thresholds.put("steps", List.of(base, step));
        defaults.put("thresholds", thresholds);
        defaults.put("custom", new LinkedHashMap<>(Map.of("thresholdsStyle", Map.of("mode", "line"))));
        return this;
    }

    Panel query(String expression, String legend) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("refId", Character.toString('A' + targets.size()));
        target.put("datasource", sorted(SOURCE));
        target.put("expr", expression);
        target.put("legendFormat", legend);
        targets.add(target);
        return this;
    }

    Panel queries(Map<String, String> expressions, String legend) {
        expressions.forEach((name, expression) -> query(expression, name + legend));
        return this;
    }

    Map<String, Object> at(int id, int x, int y, int width, int height) {
        Map<String, Object> all = new LinkedHashMap<>(json);
        all.put("id", id);
        all.put("gridPos", position(x, y, width, height));
        all.put("targets", targets);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("defaults", defaults);
        fields.put("overrides", List.of());
        all.put("fieldConfig", fields);
        return all;
    }

    private static Map<String, Object> position(int x, int y, int width, int height) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("x", x);
        position.put("y", y);
        position.put("w", width);
        position.put("h", height);
        return position;
    }

    private static Map<String, Object> sorted(Map<String, Object> map) {
        return new TreeMap<>(map);
    }
}
