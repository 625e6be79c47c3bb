package io.slo4j.internal.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says a thing once, and from then on how often it happened: once an hour, for as long as it goes on. What has not happened for a
 * day is new when it happens again. Safe for use by any thread; saying something again takes no lock.
 */
public final class Notices {
    /** How many things are told apart; all further ones are one thing. */
    private static final int MOST = 1_000;

    private static final long HOUR = 3_600_000_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final Object FURTHER = new Object();

    private final Map<Object, Notice> notices = new ConcurrentHashMap<>();

    /** Something that was said, and how often it has happened since. */
    private static final class Notice {
        final Log log;
        final String what;
        final LongAdder again = new LongAdder();

        /* How often by the last count; guarded by this. */
        long counted;

        /* For the thread that ticks: since when it counts, and has counted nothing; or 0. */
        long saidNanos;
        long quietNanos;

        Notice(Log log, String what) {
            this.log = log;
            this.what = what;
        }
    }

    /**
     * Says something, unless it has been said.
     *
     * @param log where
     * @param thing what makes it the same thing the next time; kept for a day
     * @param what what has happened, without a point at its end; asked for the first time only
     * @param thrown what was thrown, if anything
     */
    public void warn(Log log, Object thing, Supplier<String> what, @Nullable Throwable thrown) {
        Notice said = notices.get(thing);
        if (said == null) {
            said = first(log, thing, what, thrown);
        }
        if (said != null) {
            said.again.increment();
        }
    }

    private @Nullable Notice first(Log log, Object thing, Supplier<String> what, @Nullable Throwable thrown) {
        Object key = notices.size() < MOST ? thing : FURTHER;
        String text = text(what);
        Notice before = notices.putIfAbsent(key, new Notice(log, key.equals(FURTHER) ? "further failures" : text));
        if (before == null) {
            log.warn(text + " (said once; how often it happens is said every hour)", thrown);
        }
        return before;
    }

    private static String text(Supplier<String> what) {
        try {
            return what.get();
        } catch (Throwable unreadable) {
            return "something that cannot be put in words: "
                    + unreadable.getClass().getName();
        }
    }

    /** Says how often things happened that are not said any more; for one thread at a time. */
    public void tick(long nowNanos) {
        if (!notices.isEmpty()) {
            notices.values().removeIf(notice -> isOver(notice, nowNanos));
        }
    }

    private boolean isOver(Notice notice, long nowNanos) {
        if (notice.saidNanos == 0) {
            notice.saidNanos = nowNanos;
            notice.quietNanos = nowNanos;
        }
        if (nowNanos - notice.saidNanos >= HOUR) {
            count(notice, nowNanos);
        }
        synchronized (notice) {
            return nowNanos - notice.quietNanos >= DAY && notice.again.sum() == notice.counted;
        }
    }

    private void count(Notice notice, long nowNanos) {
        notice.saidNanos = nowNanos;
        if (sayMore(notice)) {
            notice.quietNanos = nowNanos;
        }
    }

    private static boolean sayMore(Notice notice) {
        long again;
        synchronized (notice) {
            again = notice.again.sum() - notice.counted;
            notice.counted += again;
        }
        if (again > 0) {
            notice.log.warn(notice.what + ": " + again + (again == 1 ? " time more" : " times more"));
        }
        return again > 0;
    }

    /**
     * Something is over: how often it happened since is said now, and it is new when it happens again.
     *
     * @return whether it had been said
     */
    public boolean over(Object thing) {
        Notice said = notices.remove(thing);
        if (said != null) {
            sayMore(said);
        }
        return said != null;
    }

    /** Says what is left to be said: there are no more ticks. */
    public void close() {
        notices.values().forEach(notice -> count(notice, 0));
        notices.clear();
    }
}
