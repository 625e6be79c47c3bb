package io.slo4j.spec.grafana;

import io.slo4j.SloDefinition;
import io.slo4j.spec.prometheus.SloQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The panels of one SLO. */
final class SloRow {
    /** How many lines of the grid it takes. */
    static final int HEIGHT = 17;

    /** How many ids it takes. */
    static final int IDS = 8;

    private static final int TALL = 8;

    private final SloQueries slo;
    private final String member;

    SloRow(SloQueries slo) {
        this.slo = slo;
        this.member = slo.memberLabel().map(label -> " {{" + label + "}}").orElse("");
    }

    List<Map<String, Object>> panels(int id, int y) {
        SloDefinition definition = slo.definition();
        String title = slo.service() + ": " + definition.name() + ", " + definition.objective() + " over "
                + definition.period();
        List<Map<String, Object>> panels = new ArrayList<>();
        panels.add(Panel.row(title, id, y));
        panels.add(left().at(id + 1, 0, y + 1, 4, TALL));
        panels.add(burnDown().at(id + 2, 4, y + 1, 10, TALL));
        panels.add(distance().at(id + 3, 14, y + 1, 10, TALL));
        panels.add(burnRates().at(id + 4, 0, y + 1 + TALL, 8, TALL));
        panels.add(alerts().at(id + 5, 8, y + 1 + TALL, 6, TALL));
        boolean latency = slo.latency().isPresent();
        panels.add(traffic().at(id + 6, 14, y + 1 + TALL, latency ? 5 : 10, TALL));
        slo.latency().ifPresent(query -> panels.add(latency(query).at(id + 7, 19, y + 1 + TALL, 5, TALL)));
        return panels;
    }

    private Panel left() {
        return Panel.stat("Budget left")
                .unit("percentunit")
                .threshold(0, false)
                .query(slo.budgetRemaining(), "left" + member);
    }

    private Panel burnDown() {
        return Panel.timeSeries("Budget burn-down")
                .unit("percentunit")
                .threshold(0, false)
                .query(slo.budgetRemaining(), "left" + member);
    }

    private Panel distance() {
        return Panel.timeSeries("Distance to the page")
                .description("What each rule judges, divided by its limit: above 1 it holds.")
                .unit("none")
                .threshold(1, true)
                .queries(slo.distances(), member);
    }

    private Panel burnRates() {
        Panel panel = Panel.timeSeries("Burn rates and limits")
                .description("1 consumes the budget in exactly the period.")
                .unit("none")
                .queries(slo.burnRates(), member);
        slo.limits().forEach((rule, limit) -> panel.query("vector(" + limit.toPlainString() + ")", "limit of " + rule));
        return panel;
    }

    private Panel alerts() {
        return Panel.states("Alerts").unit("none").query(slo.alerts(), "{{severity}} {{rule}} {{alertstate}}");
    }

    private Panel traffic() {
        return Panel.timeSeries("Traffic").unit("ops").queries(slo.traffic(), member);
    }

    private static Panel latency(String query) {
        return Panel.timeSeries("Latency of the slowest process").unit("s").query(query, "{{quantile}}");
    }
}
