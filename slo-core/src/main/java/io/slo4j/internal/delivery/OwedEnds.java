package io.slo4j.internal.delivery;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ends that listeners are owed: whoever may have heard that an alert fires must hear that it is over. For the thread that
 * ticks, and between ticks for whoever takes a snapshot.
 */
final class OwedEnds {
    private static final Log LOG = Log.of("io.slo4j.alert");

    /** How many ends wait at most; the oldest is given up for one more. */
    private static final int MOST = 10_000;

    /** How long after the start of a process its listeners may be registered, and still hear of ends before. */
    private static final long REGISTRATION_NANOS = 600_000_000_000L;

    private final Notices notices;

    /* Those that fire as far as is known, and that no rule of this process has taken up. */
    private final Map<String, OwedEnd> left = new LinkedHashMap<>();
    private final Map<String, Over> over = new LinkedHashMap<>();

    /* Those of earlier processes that are over since the last tick. */
    private final List<OwedEnd> news = new ArrayList<>();
    private long registrationEndNanos = Long.MIN_VALUE;

    /** An end, and whether it has been posted to any listener. */
    private static final class Over {
        final OwedEnd end;
        final boolean began;
        boolean posted;

        /**
         * @param began whether the alert began in this process: then every listener that is owed the end is there
         */
        Over(OwedEnd end, boolean began) {
            this.end = end;
            this.began = began;
        }
    }

    OwedEnds(Notices notices) {
        this.notices = notices;
    }

    /** Takes up what an earlier process owed. */
    void restore(Collection<OwedEnd> earlier, long nowNanos) {
        registrationEndNanos = nowNanos + REGISTRATION_NANOS;
        for (OwedEnd one : earlier) {
            if (one.alert().firing()) {
                left.put(one.alert().id(), one);
            } else {
                addOfEarlier(one);
            }
        }
    }

    private void addOfEarlier(OwedEnd end) {
        add(end, false);
        news.add(end);
    }

    private void add(OwedEnd end, boolean began) {
        if (over.size() >= MOST) {
            Iterator<Over> oldest = over.values().iterator();
            oldest.next();
            oldest.remove();
            notices.warn(
                    LOG,
                    OwedEnds.class,
                    () -> "ends of alerts that listeners have not taken must be at most " + MOST
                            + ", but were more; the oldest is given up",
                    null);
        }
        over.put(end.alert().id(), new Over(end, began));
    }

    /** A rule of this process has taken up an alert. Returns what is owed of it; null if nobody heard of it. */
    @Nullable
    OwedEnd takenUp(String id) {
        return left.remove(id);
    }

    boolean anyLeft() {
        return !left.isEmpty();
    }

    /** Ends those of some SLOs that no rule has taken up. */
    void endLeft(Predicate<String> slos, long nowNanos) {
        for (Iterator<OwedEnd> each = left.values().iterator(); each.hasNext(); ) {
            OwedEnd one = each.next();
            if (slos.test(one.alert().slo())) {
                each.remove();
                addOfEarlier(one.endedAt(TimeLine.instant(nowNanos)));
            }
        }
    }

    /** An alert has resolved that was heard of. */
    void ended(OwedEnd end, boolean began) {
        add(end, began);
    }

    /** Those of earlier processes that are over since the last tick, in the order in which that became known. */
    List<OwedEnd> news() {
        return news;
    }

    /** Those of earlier processes that a listener must hear of that has just been registered. */
    List<OwedEnd> late() {
        return over.values().stream()
                .filter(one -> !one.began)
                .map(one -> one.end)
                .toList();
    }

    /** Whether {@link #late} has it. */
    boolean isLate(String id) {
        Over one = over.get(id);
        return one != null && !one.began;
    }

    void posted(String id) {
        Over one = over.get(id);
        if (one != null) {
            one.posted = true;
        }
    }

    /**
     * Forgets those that everybody has heard of.
     *
     * @param isOutstanding whether a listener has not taken the last change of an alert
     */
    void tick(long nowNanos, Predicate<String> isOutstanding) {
        news.clear();
        if (!over.isEmpty()) {
            over.values()
                    .removeIf(one -> isSettled(one, nowNanos)
                            && !isOutstanding.test(one.end.alert().id()));
        }
    }

    private boolean isSettled(Over one, long nowNanos) {
        return one.began || (one.posted && nowNanos >= registrationEndNanos);
    }

    /** What the next process owes, should this one end now. */
    List<OwedEnd> state(Predicate<String> isOutstanding) {
        List<OwedEnd> owed = new ArrayList<>(left.values());
        for (Over one : over.values()) {
            if (isOutstanding.test(one.end.alert().id()) || !(one.began || one.posted)) {
                owed.add(one.end);
            }
        }
        return owed;
    }
}
