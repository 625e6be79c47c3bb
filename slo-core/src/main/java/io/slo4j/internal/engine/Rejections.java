package io.slo4j.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/** Records that made no sense and were left out: counted all, and the first one logged. */
final class Rejections {
    private static final Logger LOG = System.getLogger("io.slo4j");

    private final AtomicLong count = new AtomicLong();

    void reject(String slo, String reason) {
        if (count.getAndIncrement() == 0) {
            LOG.log(
                    Level.WARNING,
                    "SLO \"" + slo + "\" left out a record: " + reason + "; further ones are counted but not logged");
        }
    }

    long count() {
        return count.get();
    }
}
