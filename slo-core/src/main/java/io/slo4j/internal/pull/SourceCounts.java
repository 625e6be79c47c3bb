package io.slo4j.internal.pull;

import io.slo4j.source.EventSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one source has counted since it was first read, and how far SLOs had got that were closed. Kept for as long as somebody has the
 * source, which this does not refer to.
 */
final class SourceCounts {
    private static final int MOST_LEFT = 1_000;

    /* For the one thread that reads. */
    private final List<GrowingCounts> parts = new ArrayList<>();

    /* Guarded by this. */
    private final Map<String, Place> left = new LinkedHashMap<>();

    /** How far somebody has got in a source. */
    record Place(long good, long bad) {}

    /**
     * Reads all parts.
     *
     * @return what the first one threw that could not be read; null if all could
     */
    @Nullable
    Throwable read(EventSource source) {
        Throwable first = null;
        for (int i = 0; i < source.parts().size(); i++) {
            EventSource.Part part = source.parts().get(i);
            if (parts.size() == i) {
                parts.add(new GrowingCounts(part.kind()));
            }
            try {
                parts.get(i).read(part);
            } catch (Throwable thrown) {
                first = first == null ? thrown : first;
            }
        }
        return first;
    }

    /** How far it has counted. */
    Place place() {
        long good = 0;
        long bad = 0;
        for (GrowingCounts part : parts) {
            good = GrowingCounts.sum(good, part.good());
            bad = GrowingCounts.sum(bad, part.bad());
        }
        return new Place(good, bad);
    }

    /** An SLO of this name was closed when it had got there. */
    synchronized void leave(String slo, Place place) {
        left.put(slo, place);
        if (left.size() > MOST_LEFT) {
            left.remove(left.keySet().iterator().next());
        }
    }

    /** How far the SLO of this name had got that was closed; null if there is none, or another one has gone on from it. */
    synchronized @Nullable Place takeUp(String slo) {
        return left.remove(slo);
    }
}
