package io.slo4j.simulate;

import io.slo4j.SloPeriod;
import io.slo4j.simulate.ObjectiveAdvice.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Events by intervals of time, of which only those with events are kept. */
final class CountsByInterval {
    private final LongFunction<Bounds> boundsAt;
    private final List<Interval> past = new ArrayList<>();
    private Bounds current = new Bounds(0, 0);
    private long good;
    private long bad;

    private CountsByInterval(LongFunction<Bounds> boundsAt) {
        this.boundsAt = boundsAt;
    }

    /** An interval of time in epoch seconds, without its end. */
    private record Bounds(long from, long until) {
        Interval with(long good, long bad) {
            return new Interval(Instant.ofEpochSecond(from), Duration.ofSeconds(until - from), good, bad);
        }
    }

    /**
     * Intervals of one length.
     *
     * @param origin where one of them begins
     */
    static CountsByInterval each(Duration length, long origin) {
        long seconds = Math.max(1, length.toSeconds());
        return new CountsByInterval(second -> {
            long from = origin + Math.floorDiv(second - origin, seconds) * seconds;
            return new Bounds(from, from + seconds);
        });
    }

    /** Calendar periods, or rolling periods one after the other from a second on. */
    static CountsByInterval each(SloPeriod period, long firstSecond) {
        if (period.endAt(Instant.ofEpochSecond(firstSecond)).isEmpty()) {
            return each(period.length(), firstSecond);
        }
        return new CountsByInterval(second -> {
            Instant at = Instant.ofEpochSecond(second);
            return new Bounds(
                    period.startAt(at).getEpochSecond(),
                    period.endAt(at).orElseThrow().getEpochSecond());
        });
    }

    /** Counts events of a second that is not before the last one. */
    void add(long second, long moreGood, long moreBad) {
        if (second >= current.until) {
            past.addAll(unfinished());
            current = boundsAt.apply(second);
            good = 0;
            bad = 0;
        }
        good += moreGood;
        bad += moreBad;
    }

    List<Interval> all() {
        return Stream.concat(past.stream(), unfinished().stream()).toList();
    }

    private List<Interval> unfinished() {
        return good + bad == 0 ? List.of() : List.of(current.with(good, bad));
    }
}
