package io.slo4j.internal.pull;

import io.slo4j.internal.pull.SourceCounts.Place;
import org.jspecify.annotations.Nullable;

/** One SLO that counts what a source counts: how far it has got. Safe for use by any thread. */
final class SourceReader {
    private final String slo;
    private final EventSink sink;

    /* The first reading that it may begin with: one that began before it did may be old. */
    private final long firstReading;
    private @Nullable Place place;
    private boolean ended;

    /**
     * @param begun how many readings have begun
     * @param place where to go on; null to begin with the next reading
     */
    SourceReader(String slo, EventSink sink, long begun, @Nullable Place place) {
        this.slo = slo;
        this.sink = sink;
        this.firstReading = begun + 1;
        this.place = place;
    }

    String slo() {
        return slo;
    }

    /** Counts what has come since the last reading. */
    synchronized void advance(long reading, Place now) {
        Place before = place;
        if (ended || (before == null && reading < firstReading)) {
            return;
        }
        if (before != null && (now.good() > before.good() || now.bad() > before.bad())) {
            sink.count(now.good() - before.good(), now.bad() - before.bad());
        }
        place = now;
    }

    /** It counts no more. Returns how far it had got; null if it was never read. */
    synchronized @Nullable Place end() {
        ended = true;
        return place;
    }
}
