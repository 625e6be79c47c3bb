package io.slo4j.internal.pull;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.source.Counters;
import io.slo4j.source.EventSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a source has counted since it was first read, over resets of its counters and whatever else becomes of them. Both
 * numbers only grow. For one thread at a time.
 */
final class GrowingCounts {
    /** As far as a count may go: a reading that says more is wrong. */
    static final long MOST = (1L << 62) - 1;

    private static final int MOST_VANISHED = 1_000;

    private final EventSource.Kind kind;
    private final Map<Key, Counter> counters = new HashMap<>();
    private boolean begun;
    private long readings;
    private final Map<Role, Long> grown = new EnumMap<>(Role.class);
    private long good;
    private long bad;

    private enum Role {
        GOOD,
        BAD,
        TOTAL
    }

    private record Key(Role role, Object counter) {}

    private static final class Counter {
        long count;
        long lastReading;
    }

    GrowingCounts(EventSource.Kind kind) {
        this.kind = kind;
    }

    long good() {
        return good;
    }

    long bad() {
        return bad;
    }

    /**
     * Reads the counters. If that fails, none of them has grown.
     *
     * @throws Throwable whatever the reading throws, or what is wrong with it
     */
    void read(EventSource.Part part) throws Throwable {
        Look look = new Look();
        part.reading().read(look);
        look.end();
        readings++;
        look.counts.forEach(this::grow);
        begun = true;
        forgetVanished(look.counts.size());
        judge();
    }

    private void grow(Key key, long count) {
        Counter counter = counters.get(key);
        if (counter == null) {
            counter = new Counter();
            counter.count = begun ? 0 : count;
            counters.put(key, counter);
        }
        grown.merge(key.role, count < counter.count ? count : count - counter.count, GrowingCounts::sum);
        counter.count = count;
        counter.lastReading = readings;
    }

    /* An event may be seen in one counter before it is seen in the other: what has been judged is not taken back. */
    private void judge() {
        long good = grown.getOrDefault(Role.GOOD, 0L);
        long bad = grown.getOrDefault(Role.BAD, 0L);
        long total = grown.getOrDefault(Role.TOTAL, 0L);
        this.good = Math.max(this.good, kind == EventSource.Kind.BAD_AND_TOTAL ? total - bad : good);
        this.bad = Math.max(this.bad, kind == EventSource.Kind.GOOD_AND_TOTAL ? total - good : bad);
    }

    static long sum(long one, long other) {
        return other > MOST - one ? MOST : one + other;
    }

    private void forgetVanished(int present) {
        if (counters.size() <= present + MOST_VANISHED) {
            return;
        }
        List<Map.Entry<Key, Counter>> vanished = new ArrayList<>(counters.entrySet());
        vanished.sort(Comparator.comparingLong(entry -> entry.getValue().lastReading));
        vanished.subList(0, counters.size() - present - MOST_VANISHED / 2)
                .forEach(entry -> counters.remove(entry.getKey()));
    }

    /** One look at the counters: it is good as a whole, or for nothing. */
    private final class Look implements Counters {
        private final Map<Key, Long> counts = new HashMap<>();
        private @Nullable RuntimeException wrong;

        @Override
        public void good(Object counter, long count) {
            take(Role.GOOD, counter, count);
        }

        @Override
        public void bad(Object counter, long count) {
            take(Role.BAD, counter, count);
        }

        @Override
        public void total(Object counter, long count) {
            take(Role.TOTAL, counter, count);
        }

        private void take(Role role, Object counter, long count) {
            String what = "count of " + role.name().toLowerCase(Locale.ROOT) + " events";
            if (count < 0 || count > MOST) {
                throw wrong(what + " must be 0 to 2^62 - 1, but was " + count);
            }
            if (!isTold(role)) {
                throw wrong(what + " is none that a source of " + kind + " has");
            }
            if (counts.putIfAbsent(new Key(role, given("counter", counter)), count) != null) {
                throw wrong(what + " must be read once from each counter, but was read twice");
            }
        }

        private boolean isTold(Role role) {
            return switch (role) {
                case GOOD -> kind != EventSource.Kind.BAD_AND_TOTAL;
                case BAD -> kind != EventSource.Kind.GOOD_AND_TOTAL;
                case TOTAL -> kind != EventSource.Kind.GOOD_AND_BAD;
            };
        }

        private RuntimeException wrong(String what) {
            wrong = new IllegalArgumentException(what);
            return wrong;
        }

        @Override
        public String toString() {
            return "Counters[" + counts.size() + " of " + kind + "]";
        }

        /* Whoever reads may have caught what was wrong. */
        void end() {
            if (wrong != null) {
                throw wrong;
            }
        }
    }
}
