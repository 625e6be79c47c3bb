package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The alert history, packed as {@link SnapshotCodec} writes it: one alert takes a few bytes, and six objects once it is unpacked.
 * Immutable, and safe for use by any thread.
 */
final class StoredEpisodes implements Iterable<StoredEpisode> {
    private static final double[] NO_COSTS = {};

    static final StoredEpisodes NONE = of(List.of());

    private final byte[] packed;

    /* Of each alert; none if nothing is known of any. */
    private final double[] costs;

    private StoredEpisodes(byte[] packed, double[] costs) {
        this.packed = packed;
        this.costs = costs;
    }

    /**
     * Alerts, packed.
     *
     * @param episodes the oldest first
     */
    static StoredEpisodes of(List<StoredEpisode> episodes) {
        ByteOutput out = new ByteOutput(64 + 24 * episodes.size());
        EpisodeSection.write(episodes, out);
        double[] costs =
                episodes.stream().mapToDouble(StoredEpisode::incidentCost).toArray();
        return new StoredEpisodes(out.toBytes(), DoubleStream.of(costs).anyMatch(cost -> cost > 0) ? costs : NO_COSTS);
    }

    static StoredEpisodes read(ByteInput in) throws SnapshotFormatException {
        byte[] packed = in.rest();
        EpisodeSection.Reader reader = new EpisodeSection.Reader(packed);
        while (reader.hasNext()) {
            reader.next();
        }
        reader.requireEnd();
        return new StoredEpisodes(packed, NO_COSTS);
    }

    /** The same with what each has cost. */
    StoredEpisodes readCosts(ByteInput in) throws SnapshotFormatException {
        double[] read = new double[in.size("number of costs", Integer.MAX_VALUE)];
        for (int i = 0; i < read.length; i++) {
            read[i] = Double.longBitsToDouble(in.eightBytes());
            if (!(read[i] >= 0)) {
                throw Damage.of("cost of an alert must be 0 or more, but was " + read[i]);
            }
        }
        int size = toList().size();
        if (read.length != size) {
            throw Damage.of("costs of alerts must be " + size + ", but were " + read.length);
        }
        return new StoredEpisodes(packed, read);
    }

    StoredEpisodes withoutCosts() {
        return new StoredEpisodes(packed, NO_COSTS);
    }

    boolean haveCosts() {
        return costs.length > 0;
    }

    void writeCosts(ByteOutput out) {
        out.varint(costs.length);
        for (double cost : costs) {
            out.eightBytes(Double.doubleToLongBits(cost));
        }
    }

    void write(ByteOutput out) {
        out.raw(packed, packed.length);
    }

    /** The alerts, the oldest first; each is unpacked when it is asked for. */
    @Override
    public Iterator<StoredEpisode> iterator() {
        EpisodeSection.Reader reader = checkedBefore(() -> new EpisodeSection.Reader(packed));
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return reader.hasNext();
            }

            @Override
            public StoredEpisode next() {
                StoredEpisode episode = checkedBefore(reader::next);
                return next < costs.length ? episode.costing(costs[next++]) : episode;
            }
        };
    }

    private interface Reading<T> {
        T read() throws SnapshotFormatException;
    }

    private static <T> T checkedBefore(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SnapshotFormatException e) {
            throw new IllegalStateException("checked when it was read", e);
        }
    }

    /** All alerts unpacked, the oldest first. */
    List<StoredEpisode> toList() {
        List<StoredEpisode> all = new ArrayList<>();
        forEach(all::add);
        return List.copyOf(all);
    }

    boolean isEmpty() {
        return !iterator().hasNext();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEpisodes that
                && Arrays.equals(packed, that.packed)
                && Arrays.equals(costs, that.costs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }
}
