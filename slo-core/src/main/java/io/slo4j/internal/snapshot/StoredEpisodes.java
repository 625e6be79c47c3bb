package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alert history, packed as {@link SnapshotCodec} writes it: one alert takes a few bytes, and six objects once it is unpacked.
 * Immutable, and safe for use by any thread.
 */
final class StoredEpisodes implements Iterable<StoredEpisode> {
    static final StoredEpisodes NONE = of(List.of());

    private final byte[] packed;

    private StoredEpisodes(byte[] packed) {
        this.packed = packed;
    }

    /**
     * Alerts, packed.
     *
     * @param episodes the oldest first
     */
    static StoredEpisodes of(List<StoredEpisode> episodes) {
        ByteOutput out = new ByteOutput(64 + 24 * episodes.size());
        EpisodeSection.write(episodes, out);
        return new StoredEpisodes(out.toBytes());
    }

    static StoredEpisodes read(ByteInput in) throws SnapshotFormatException {
        byte[] packed = in.rest();
        EpisodeSection.Reader reader = new EpisodeSection.Reader(packed);
        while (reader.hasNext()) {
            reader.next();
        }
        reader.requireEnd();
        return new StoredEpisodes(packed);
    }

    void write(ByteOutput out) {
        out.raw(packed, packed.length);
    }

    /** The alerts, the oldest first; each is unpacked when it is asked for. */
    @Override
    public Iterator<StoredEpisode> iterator() {
        EpisodeSection.Reader reader = checkedBefore(() -> new EpisodeSection.Reader(packed));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return reader.hasNext();
            }

            @Override
            public StoredEpisode next() {
                return checkedBefore(reader::next);
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
        return other instanceof StoredEpisodes that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }
}
