package io.slo4j.spec.prometheus;

import io.slo4j.alert.AlertRule;
import java.time.Duration;
import java.util.Optional;

/** The totals that slo4j exports of each process, which are added up over the fleet before they are divided. */
final class ExportedEvents implements Events {
    static final String METRIC = "slo_events_total";
    private static final String STATE = "slo_alert_state";

    private final String matchers;
    private final String by;

    /**
     * @param group whether it is a group, each of whose members is an SLO
     * @param selector further matchers; empty for none
     */
    ExportedEvents(String slo, boolean group, String selector) {
        this.matchers = "slo=" + PromText.quoted(slo) + ",member" + (group ? "!=" : "=") + "\"\""
                + (selector.isEmpty() ? "" : "," + selector);
        this.by = group ? " by (member) (" : "(";
    }

    @Override
    public Optional<Counted> in(Duration window) {
        return Optional.of(new Counted(sum(",outcome=\"bad\"", window), sum("", window)));
    }

    private String sum(String outcome, Duration window) {
        return "sum" + by + "increase(" + METRIC + "{" + matchers + outcome + "}[" + PromText.duration(window) + "]))";
    }

    @Override
    public String errorRatio(Duration window) {
        return sum(",outcome=\"bad\"", window) + "\n/\n" + sum("", window);
    }

    @Override
    public Optional<String> firingProcesses(AlertRule rule) {
        return Optional.of("count" + by + STATE + "{" + matchers + ",severity="
                + PromText.quoted(AlertTexts.severity(rule)) + ",rule=" + PromText.quoted(rule.name()) + "} == 2)");
    }

    @Override
    public String unit() {
        return "increase";
    }
}
