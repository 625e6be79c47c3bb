package io.slo4j.spec.prometheus;

import java.time.Duration;
import java.util.List;

/** Of a budget of which the file has only a query of the error ratio. */
final class RatioRecordings implements Recordings {
    private static final Duration PIECE = Duration.ofMinutes(5);

    private final Identity slo;
    private final Events events;

    RatioRecordings(Identity slo, Events events) {
        this.slo = slo;
        this.events = events;
    }

    @Override
    public boolean hasNumbers() {
        return false;
    }

    @Override
    public List<Rule> beforeShort() {
        return List.of();
    }

    @Override
    public List<Rule> beforeLong() {
        return List.of();
    }

    @Override
    public List<Rule> window(Duration window, boolean numbers) {
        return List.of(Rule.record(Series.errorRatio(window), events.errorRatio(window), slo.labels(window)));
    }

    /* As Sloth does, but that times without an event, whose ratio is no number, are passed over. */
    @Override
    public Rule period(Duration period) {
        String mean = "avg_over_time((" + slo.series(Series.errorRatio(PIECE)) + " >= 0)[" + PromText.duration(period)
                + ":" + PromText.duration(PACE) + "])";
        return Rule.record(Series.errorRatio(period), mean, slo.labels(period))
                .withComments(
                        "A mean of ratios, in which a minute with few events counts as much as one with many:",
                        "the file has a query of a ratio, and none that counts events.");
    }
}
