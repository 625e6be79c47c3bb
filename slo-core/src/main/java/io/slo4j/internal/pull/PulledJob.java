package io.slo4j.internal.pull;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.source.SourceStatus;
import io.slo4j.time.SloClock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something of the user's that is read by itself, again and again: when it is due, whether it is being read, and how that went. It is
 * read by one thread at a time; everything else may be asked by any.
 */
public abstract class PulledJob {
    private static final Log LOG = Log.of("io.slo4j");

    private static final String NO_ANSWER = "does not answer";

    private final SloClock clock;
    private final Notices notices;
    private final long intervalNanos;
    private final long patienceNanos;

    /* Guarded by this, which nobody holds while the user's code is called. */
    private Stage stage = Stage.IDLE;
    private long sinceNanos;
    private long dueNanos;
    private @Nullable Long readNanos;
    private @Nullable String trouble;

    private enum Stage {
        IDLE,
        QUEUED,
        READING
    }

    /** What is said once of each job. */
    private record Said(PulledJob job, boolean failed) {}

    PulledJob(SloClock clock, Notices notices, long intervalNanos) {
        this.clock = clock;
        this.notices = notices;
        this.intervalNanos = intervalNanos;
        this.patienceNanos = (long) (Pulling.PATIENCE_NANOS * Math.max(1, clock.pace()));
    }

    /** How messages name it: {@code the source of SLO "checkout"}. */
    abstract String name();

    /**
     * Calls the user's code.
     *
     * @return why it could not be read; null if it could
     */
    abstract @Nullable Throwable read();

    /** It came due while it was being read; not while it waited for others. Must not throw. */
    void missed() {}

    /** Whether nobody counts what is read any more. */
    abstract boolean isEnded();

    synchronized boolean isIdle() {
        return stage == Stage.IDLE;
    }

    /**
     * Looks whether it is due, and takes it down as waiting to be read if so; for the thread that ticks.
     *
     * @param readable whether it can be read now; else it stays due
     */
    boolean isTakenDown(long nowNanos, boolean readable) {
        boolean missed = false;
        boolean late;
        synchronized (this) {
            late = stage == Stage.READING && isOverdue(nowNanos) && !NO_ANSWER.equals(trouble);
            if (late) {
                trouble = NO_ANSWER;
            } else if (stage == Stage.QUEUED && isOverdue(nowNanos)) {
                trouble = "waits for others that do not answer";
            }
            if (nowNanos >= dueNanos && (readable || stage != Stage.IDLE)) {
                dueNanos = following(nowNanos);
                missed = stage == Stage.READING;
                if (stage == Stage.IDLE) {
                    queued(nowNanos);
                    return true;
                }
            }
        }
        if (late) {
            notices.warn(
                    LOG, new Said(this, false), () -> name() + " does not answer; the SLO is shown as stale", null);
        }
        if (missed) {
            missed();
        }
        return false;
    }

    private boolean isOverdue(long nowNanos) {
        return nowNanos - sinceNanos >= patienceNanos;
    }

    private long following(long nowNanos) {
        if (intervalNanos == 0) {
            return nowNanos;
        }
        return dueNanos == 0
                ? nowNanos + intervalNanos
                : dueNanos + ((nowNanos - dueNanos) / intervalNanos + 1) * intervalNanos;
    }

    /** Takes it down as waiting to be read although it is not due, unless it is waiting or being read. */
    synchronized boolean isTakenDownEarly() {
        if (stage != Stage.IDLE) {
            return false;
        }
        queued(clock.epochNanos());
        return true;
    }

    private void queued(long nowNanos) {
        stage = Stage.QUEUED;
        sinceNanos = nowNanos;
    }

    /** Since when it is being read longer than one has patience for. */
    synchronized boolean isStuck(long nowNanos) {
        return stage == Stage.READING && isOverdue(nowNanos);
    }

    /** Reads it. Never throws. */
    void run() {
        synchronized (this) {
            stage = Stage.READING;
            sinceNanos = clock.epochNanos();
        }
        Throwable thrown;
        try {
            thrown = read();
        } catch (Throwable unexpected) {
            thrown = unexpected;
        }
        synchronized (this) {
            stage = Stage.IDLE;
            if (thrown == null) {
                readNanos = clock.epochNanos();
                trouble = null;
            } else {
                trouble = "threw " + thrown.getClass().getName();
            }
        }
        say(thrown);
    }

    private void say(@Nullable Throwable thrown) {
        boolean hung = notices.over(new Said(this, false));
        if (thrown != null) {
            notices.warn(
                    LOG,
                    new Said(this, true),
                    () -> name() + " could not be read; the SLO keeps what it has counted, and is shown as stale",
                    thrown);
        } else if (notices.over(new Said(this, true)) || hung) {
            LOG.info(name() + " is read again");
        }
    }

    /** How it stands. */
    public synchronized SourceStatus status() {
        return new SourceStatus(Optional.ofNullable(readNanos).map(TimeLine::instant), Optional.ofNullable(trouble));
    }
}
