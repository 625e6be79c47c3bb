package io.slo4j.spec.prometheus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Of a budget that counts events. */
final class EventRecordings implements Recordings {
    /** The pieces from which long windows are added up. */
    private static final Duration PIECE = Duration.ofMinutes(5);

    private final Identity slo;
    private final Events events;

    EventRecordings(Identity slo, Events events) {
        this.slo = slo;
        this.events = events;
    }

    @Override
    public boolean hasNumbers() {
        return events.areNumbers();
    }

    @Override
    public List<Rule> beforeShort() {
        return List.of();
    }

    @Override
    public List<Rule> beforeLong() {
        Events.Counted counted = events.in(PIECE).orElseThrow();
        Map<String, String> labels = slo.labels(PIECE);
        return List.of(
                Rule.record(Series.BAD_PIECES, counted.bad(), labels)
                        .withComments(
                                "What longer windows are added up from, so that they cost the same for any number of processes:",
                                "exact in their events, but that a window begins and ends within five minutes of its length."),
                Rule.record(Series.PIECES, counted.all(), labels));
    }

    @Override
    public List<Rule> window(Duration window, boolean numbers) {
        if (window.compareTo(LONGEST_COUNTED) > 0) {
            return addedUp(window, numbers);
        }
        if (!numbers || !hasNumbers()) {
            return List.of(ratio(window, events.errorRatio(window)));
        }
        Events.Counted counted = events.in(window).orElseThrow();
        return numbered(window, counted.bad(), counted.all());
    }

    private List<Rule> addedUp(Duration window, boolean numbers) {
        String bad = sum(Series.BAD_PIECES, window);
        String all = sum(Series.PIECES, window);
        if (!numbers || !hasNumbers()) {
            return List.of(ratio(window, bad + "\n/\n" + all));
        }
        /* Every event is in so many pieces. */
        String times = " / " + PIECE.dividedBy(PACE);
        return numbered(window, bad + times, all + times);
    }

    private List<Rule> numbered(Duration window, String bad, String all) {
        Map<String, String> labels = slo.labels(window);
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.record(Series.badEvents(window), bad, labels));
        rules.add(Rule.record(Series.events(window), all, labels));
        rules.add(ratio(window, slo.series(Series.badEvents(window)) + "\n/\n" + slo.series(Series.events(window))));
        return rules;
    }

    private String sum(String pieces, Duration window) {
        return "sum_over_time(" + slo.series(pieces) + "[" + PromText.duration(window) + "])";
    }

    private Rule ratio(Duration window, String expression) {
        return Rule.record(Series.errorRatio(window), expression, slo.labels(window));
    }

    @Override
    public Rule period(Duration period) {
        return addedUp(period, false).get(0);
    }
}
