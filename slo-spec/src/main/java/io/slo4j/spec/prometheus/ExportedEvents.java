package io.slo4j.spec.prometheus;

import java.time.Duration;
import java.util.Optional;

/** The totals that slo4j exports of each process, which are added up over the fleet before they are divided. */
final class ExportedEvents implements Events {
    static final String METRIC = "slo_events_total";

    private final String matchers;
    private final String by;

    /**
     * @param group whether it is a group, each of whose members is an SLO
     * @param selector further matchers; empty for none
     */
    ExportedEvents(String slo, boolean group, String selector) {
        this.matchers = "slo=" + PromText.quoted(slo) + ",member" + (group ? "!=" : "=") + "\"\""
                + (selector.isEmpty() ? "" : "," + selector);
        this.by = group ? "sum by (member) (" : "sum(";
    }

    @Override
    public Optional<Counted> in(Duration window) {
        return Optional.of(new Counted(sum(",outcome=\"bad\"", window), sum("", window)));
    }

    private String sum(String outcome, Duration window) {
        return by + "increase(" + METRIC + "{" + matchers + outcome + "}[" + PromText.duration(window) + "]))";
    }

    @Override
    public String errorRatio(Duration window) {
        return sum(",outcome=\"bad\"", window) + "\n/\n" + sum("", window);
    }

    @Override
    public String unit() {
        return "increase";
    }
}
