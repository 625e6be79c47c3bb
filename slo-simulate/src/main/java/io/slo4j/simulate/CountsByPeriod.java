package io.slo4j.simulate;

import io.slo4j.SloPeriod;
import io.slo4j.simulate.ObjectiveAdvice.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Events by stretches of time, of which only those with events are kept. */
final class CountsByPeriod {
    private final LongFunction<Bounds> boundsAt;
    private final List<Stretch> past = new ArrayList<>();
    private Bounds current = new Bounds(0, 0);
    private long good;
    private long bad;

    private CountsByPeriod(LongFunction<Bounds> boundsAt) {
        this.boundsAt = boundsAt;
    }

    /** A stretch of time in epoch seconds, without its end. */
    private record Bounds(long from, long until) {
        Stretch with(long good, long bad) {
            return new Stretch(Instant.ofEpochSecond(from), Duration.ofSeconds(until - from), good, bad);
        }
    }

    /**
     * CountsByPeriod of one length.
     *
     * @param origin where one of them begins
     */
    static CountsByPeriod each(Duration length, long origin) {
        long seconds = Math.max(1, length.toSeconds());
        return new CountsByPeriod(second -> {
            long from = origin + Math.floorDiv(second - origin, seconds) * seconds;
            return new Bounds(from, from + seconds);
        });
    }

    /** Periods: calendar ones, or from a second on one rolling period after the other. */
    static CountsByPeriod each(SloPeriod period, long firstSecond) {
        if (period.endAt(Instant.ofEpochSecond(firstSecond)).isEmpty()) {
            return each(period.length(), firstSecond);
        }
        return new CountsByPeriod(second -> {
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

    List<Stretch> all() {
        return Stream.concat(past.stream(), unfinished().stream()).toList();
    }

    private List<Stretch> unfinished() {
        return good + bad == 0 ? List.of() : List.of(current.with(good, bad));
    }
}
