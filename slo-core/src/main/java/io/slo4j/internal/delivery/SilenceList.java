package io.slo4j.internal.delivery;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import io.slo4j.alert.Silences;
import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Log;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The silences of one registry that are not over. Safe for use by any thread. */
public final class SilenceList implements Silences {
    private static final Log LOG = Log.of("io.slo4j.alert");

    private final SloClock clock;

    /* An immutable list by beginning, replaced by one thread at a time. */
    private volatile List<Silence> silences = List.of();

    public SilenceList(SloClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Silence add(Silence silence) {
        given("silence", silence);
        Instant now = clock.now();
        List<Silence> others =
                only(silences, one -> now.isBefore(one.until()) && !one.id().equals(silence.id()));
        if (others.size() >= Limits.MOST_SILENCES) {
            throw new IllegalStateException("silences that are not over must be at most " + Limits.MOST_SILENCES
                    + ", but were " + others.size());
        }
        silences = Stream.concat(others.stream(), Stream.of(silence))
                .filter(one -> now.isBefore(one.until()))
                .sorted(Comparator.comparing(Silence::from))
                .toList();
        return silence;
    }

    /**
     * Takes up the silences of an earlier process. One that has been added here under the same id counts. Of more than there may
     * be, those that end first are dropped, and the log says so.
     */
    public synchronized void restore(List<Silence> earlier) {
        Map<String, Silence> byId = new LinkedHashMap<>();
        earlier.forEach(one -> byId.put(one.id(), one));
        silences.forEach(one -> byId.put(one.id(), one));
        List<Silence> all = byId.values().stream()
                .filter(one -> clock.now().isBefore(one.until()))
                .sorted(Comparator.comparing(Silence::until).reversed())
                .toList();
        if (all.size() > Limits.MOST_SILENCES) {
            LOG.warn("silences of two processes that are not over must be at most " + Limits.MOST_SILENCES
                    + ", but were " + all.size() + "; those that end first are dropped");
        }
        silences = all.stream()
                .limit(Limits.MOST_SILENCES)
                .sorted(Comparator.comparing(Silence::from))
                .toList();
    }

    @Override
    public Silence add(AlertMatcher matcher, Duration lasting, String reason) {
        Nanos.positive("duration of a silence", lasting);
        Instant now = clock.now();
        return add(Silence.of(matcher, now, now.plus(lasting), reason));
    }

    @Override
    public synchronized boolean end(String id) {
        given("silence id", id);
        List<Silence> before = list();
        silences = only(before, one -> !one.id().equals(id));
        return silences.size() < before.size();
    }

    @Override
    public List<Silence> list() {
        return notOver(clock.now());
    }

    @Override
    public List<Silence> active() {
        Instant now = clock.now();
        return only(silences, one -> one.isActive(now));
    }

    /** Removes the silences that are over, and returns those that are active. */
    List<Silence> tick(long nowNanos) {
        if (silences.isEmpty()) {
            return List.of();
        }
        Instant now = TimeLine.instant(nowNanos);
        synchronized (this) {
            silences = notOver(now);
            return only(silences, one -> one.isActive(now));
        }
    }

    private List<Silence> notOver(Instant now) {
        return only(silences, one -> now.isBefore(one.until()));
    }

    private static List<Silence> only(List<Silence> some, Predicate<Silence> wanted) {
        return some.stream().filter(wanted).toList();
    }

    @Override
    public String toString() {
        return "Silences" + list();
    }
}
