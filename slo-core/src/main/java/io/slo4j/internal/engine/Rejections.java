package io.slo4j.internal.engine;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.util.concurrent.atomic.AtomicLong;

/** Records that made no sense and were left out: all are counted. */
final class Rejections {
    private static final Log LOG = Log.of("io.slo4j");

    private final AtomicLong count = new AtomicLong();
    private final Notices notices;

    Rejections(Notices notices) {
        this.notices = notices;
    }

    void reject(String slo, String reason) {
        count.getAndIncrement();
        notices.warn(LOG, this, () -> "SLO \"" + slo + "\" left out a record: " + reason, null);
    }

    long count() {
        return count.get();
    }
}
