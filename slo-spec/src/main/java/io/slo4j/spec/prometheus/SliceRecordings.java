package io.slo4j.spec.prometheus;

import io.slo4j.BudgetingMethod;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Of a budget that counts time slices: those that are bad, or how bad each of them is. */
final class SliceRecordings implements Recordings {
    private final Identity slo;
    private final Events events;
    private final BudgetingMethod method;
    private final Duration slice;

    SliceRecordings(Identity slo, Events events, BudgetingMethod method) {
        this.slo = slo;
        this.events = events;
        this.method = method;
        this.slice = method.slice().orElseThrow();
    }

    @Override
    public boolean hasNumbers() {
        return false;
    }

    @Override
    public List<Rule> beforeShort() {
        return List.of(Rule.record(Series.slice(slice), events.errorRatio(slice), slo.labels(slice))
                .withComments(
                        "The error ratio of the slice that ends now; windows look at it at the end of each slice."));
    }

    @Override
    public List<Rule> beforeLong() {
        return List.of();
    }

    @Override
    public List<Rule> window(Duration window, boolean numbers) {
        return List.of(period(window));
    }

    @Override
    public Rule period(Duration period) {
        Duration range = period.compareTo(slice) < 0 ? slice : period;
        return Rule.record(
                Series.errorRatio(period),
                "avg_over_time((" + badness() + ")[" + PromText.duration(range) + ":" + PromText.duration(slice) + "])",
                slo.labels(period));
    }

    /* A slice without an event, whose ratio is no number, is good. */
    private String badness() {
        String ratio = slo.series(Series.slice(slice));
        return method.target().isPresent()
                ? "(1 - " + ratio + ") < bool "
                        + PromText.number(BigDecimal.valueOf(method.target().getAsDouble()))
                : "(0 + (" + ratio + " >= 0)) or (" + ratio + " > bool 2)";
    }
}
