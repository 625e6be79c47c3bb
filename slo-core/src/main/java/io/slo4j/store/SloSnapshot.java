package io.slo4j.store;

import io.slo4j.time.Durations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The SLOs of a registry at one moment, as a value: to be written down and restored, sent somewhere, or added to those of
 * other instances of the same service. Immutable, and safe for use by any thread.
 */
public final class SloSnapshot {
    private static final long SECOND = 1_000_000_000L;

    private final long takenAtNanos;
    private final long[] instants;
    private final SortedMap<String, StoredSlo> slos;
    private final List<StoredSilence> silences;
    private final List<StoredEpisode> episodes;

    private SloSnapshot(
            long takenAtNanos,
            long[] instants,
            SortedMap<String, StoredSlo> slos,
            List<StoredSilence> silences,
            List<StoredEpisode> episodes) {
        this.takenAtNanos = takenAtNanos;
        this.instants = instants;
        this.slos = slos;
        this.silences = List.copyOf(silences);
        this.episodes = List.copyOf(episodes);
    }

    /**
     * A snapshot. SLOs whose checkpoints are at other instants get the totals that they had at these.
     *
     * @param takenAtNanos when it was taken, in nanoseconds since the epoch
     * @param instants when checkpoints were, ascending and not after {@code takenAtNanos}; kept as it is, and not to be
     *     changed any more
     * @param slos the SLOs, no two with the same name
     * @param silences the silences that are not over
     * @param episodes the last alerts, the oldest first
     * @return the snapshot
     * @throws IllegalArgumentException if there are more than {@value StoredCheckpoints#MOST} instants, they are not in
     *     order, or two SLOs have the same name
     */
    public static SloSnapshot of(
            long takenAtNanos,
            long[] instants,
            Collection<StoredSlo> slos,
            List<StoredSilence> silences,
            List<StoredEpisode> episodes) {
        requireOrder(takenAtNanos, instants);
        SortedMap<String, StoredSlo> byName = new TreeMap<>();
        for (StoredSlo slo : slos) {
            StoredSlo aligned = Arrays.equals(slo.checkpoints().instants(), instants) ? slo : slo.at(instants);
            if (byName.put(slo.name(), aligned) != null) {
                throw new IllegalArgumentException(
                        "SLO name must be unused in its snapshot, but was \"" + slo.name() + "\"");
            }
        }
        return new SloSnapshot(takenAtNanos, instants, Collections.unmodifiableSortedMap(byName), silences, episodes);
    }

    private static void requireOrder(long takenAtNanos, long[] instants) {
        if (instants.length > StoredCheckpoints.MOST) {
            throw new IllegalArgumentException("checkpoints must be at most " + StoredCheckpoints.MOST
                    + " in a snapshot, but were " + instants.length);
        }
        for (int i = 0; i < instants.length; i++) {
            long next = i + 1 < instants.length ? instants[i + 1] - 1 : takenAtNanos;
            if (instants[i] > next) {
                throw new IllegalArgumentException(
                        "checkpoints must be in order of time and not after their snapshot, but "
                                + Durations.instant(instants[i]) + " came before " + Durations.instant(next));
            }
        }
    }

    /**
     * When it was taken.
     *
     * @return the instant, on the registry's clock
     */
    public Instant takenAt() {
        return Durations.instant(takenAtNanos);
    }

    /**
     * When checkpoints were, which all SLOs of a registry share.
     *
     * @return nanoseconds since the epoch, ascending; a copy
     */
    public long[] checkpointNanos() {
        return instants.clone();
    }

    /**
     * All SLOs.
     *
     * @return ordered by name
     */
    public Collection<StoredSlo> slos() {
        return slos.values();
    }

    /**
     * The silences that were not over.
     *
     * @return an immutable list
     */
    public List<StoredSilence> silences() {
        return silences;
    }

    /**
     * The last alerts, over or firing.
     *
     * @return an immutable list, the first to fire first
     */
    public List<StoredEpisode> episodes() {
        return episodes;
    }

    /**
     * The SLO of this name.
     *
     * @param name a name
     * @return the SLO, or empty if the snapshot has none
     */
    public Optional<StoredSlo> slo(String name) {
        return Optional.ofNullable(slos.get(name));
    }

    /**
     * This snapshot as bytes, in the format of {@link SnapshotCodec}.
     *
     * @return a new array
     */
    public byte[] toBytes() {
        return SnapshotCodec.encode(this);
    }

    /**
     * The snapshot that bytes are.
     *
     * @param bytes as {@link #toBytes} made them, or whatever has become of these
     * @return the snapshot
     * @throws SnapshotFormatException if they are not a snapshot that can be trusted and understood
     */
    public static SloSnapshot fromBytes(byte[] bytes) throws SnapshotFormatException {
        return SnapshotCodec.decode(bytes);
    }

    /**
     * What several instances of a service counted together. Totals are added; checkpoints are aligned to whole seconds, and
     * the totals at one are those that each instance had by then; of an SLO's alert, the most urgent state is kept, and the
     * longest; silences and alerts that have fired are those of all; the definition is that of the instance whose totals are
     * the newest. What was left out of an instance's budget is not left out of the sum, and time slices are not added up.
     * Merging is associative and commutative. A snapshot merged with an older one of the same instance counts its events, and
     * its alerts, twice.
     *
     * @param snapshots one of each instance, at least one
     * @return the merged snapshot
     * @throws IllegalArgumentException if there is none, if an SLO's events are good or latencies told apart by different
     *     standards, or if the checkpoints of instances that ticked out of step are too many for one snapshot
     */
    public static SloSnapshot merge(Collection<SloSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            throw new IllegalArgumentException("snapshots to be merged must be at least one, but were none");
        }
        List<SloSnapshot> aligned =
                snapshots.stream().map(SloSnapshot::toWholeSeconds).toList();
        long takenAtNanos =
                aligned.stream().mapToLong(s -> s.takenAtNanos).max().orElseThrow();
        long[] instants = aligned.stream()
                .flatMapToLong(s -> LongStream.of(s.instants))
                .sorted()
                .distinct()
                .toArray();
        requireOrder(takenAtNanos, instants);
        SortedMap<String, List<StoredSlo>> byName = new TreeMap<>();
        for (SloSnapshot snapshot : aligned) {
            for (StoredSlo slo : snapshot.slos()) {
                byName.computeIfAbsent(slo.name(), name -> new ArrayList<>()).add(slo);
            }
        }
        return of(
                takenAtNanos,
                instants,
                byName.values().stream()
                        .map(instances -> Merging.merged(instances, instants))
                        .toList(),
                Merging.silences(snapshots),
                Merging.episodes(snapshots));
    }

    /**
     * What two instances of a service counted together.
     *
     * @param other the snapshot of the other instance
     * @return as {@link #merge(Collection)} says
     * @throws IllegalArgumentException as there
     */
    public SloSnapshot merge(SloSnapshot other) {
        return merge(List.of(this, other));
    }

    /** Ticks are at whole seconds and a little late; told in whole seconds, those of several instances coincide. */
    private SloSnapshot toWholeSeconds() {
        long[] seconds = new long[instants.length];
        int[] newest = new int[instants.length];
        int count = 0;
        for (int i = 0; i < instants.length; i++) {
            long second = Math.floorDiv(instants[i], SECOND) * SECOND;
            if (count == 0 || seconds[count - 1] != second) {
                count++;
            }
            seconds[count - 1] = second;
            newest[count - 1] = i;
        }
        long[] whole = Arrays.copyOf(seconds, count);
        int[] sources = Arrays.copyOf(newest, count);
        SortedMap<String, StoredSlo> told = new TreeMap<>();
        slos.forEach((name, slo) -> told.put(name, Merging.renamed(slo, whole, sources)));
        return new SloSnapshot(takenAtNanos, whole, told, silences, episodes);
    }

    long takenAtNanos() {
        return takenAtNanos;
    }

    long[] instants() {
        return instants;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SloSnapshot that
                && takenAtNanos == that.takenAtNanos
                && Arrays.equals(instants, that.instants)
                && slos.equals(that.slos)
                && silences.equals(that.silences)
                && episodes.equals(that.episodes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(takenAtNanos, slos);
    }

    @Override
    public String toString() {
        return "SloSnapshot[" + slos.size() + " SLOs at " + takenAt() + "]";
    }
}
