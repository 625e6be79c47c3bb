package io.slo4j.internal.engine;

import io.slo4j.internal.count.Totals;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.util.concurrent.atomic.AtomicLong;

/** Records that made no sense and were left out: all are counted, but for those of an SLO that is full. */
final class Rejections {
    private static final Log LOG = Log.of("io.slo4j");

    private final AtomicLong count = new AtomicLong();
    private final Notices notices;

    /* For the thread that ticks. */
    private boolean saidFull;

    Rejections(Notices notices) {
        this.notices = notices;
    }

    void reject(String slo, String reason) {
        reject(slo, reason, 1);
    }

    void reject(String slo, String reason, long records) {
        count.getAndAdd(records);
        notices.warn(LOG, this, () -> "SLO \"" + slo + "\" left out a record: " + reason, null);
    }

    /** Says that nothing is counted any more; for the thread that ticks. */
    void full(String slo, String what) {
        if (!saidFull) {
            saidFull = true;
            LOG.warn("SLO \"" + slo + "\" has counted " + Totals.MOST + " good or bad " + what
                    + ", and counts no more: its windows run empty");
        }
    }

    long count() {
        return count.get();
    }
}
