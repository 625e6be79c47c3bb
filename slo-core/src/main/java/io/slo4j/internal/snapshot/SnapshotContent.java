package io.slo4j.internal.snapshot;

import io.slo4j.alert.Release;
import io.slo4j.internal.check.TimeLine;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that a snapshot holds, as stored values. Immutable, and safe for use by any thread. */
public final class SnapshotContent {
    private final long takenAtNanos;
    private final long tickNanos;
    private final long[] instants;
    private final SortedMap<String, StoredSlo> slos;
    private final List<StoredSilence> silences;
    private final StoredEpisodes episodes;
    private final List<StoredOwedEnd> owedEnds;
    private final List<Release> releases;
    private final CarriedSections carried;
    private final List<DamagedPart> damaged;

    private SnapshotContent(
            long takenAtNanos,
            long tickNanos,
            long[] instants,
            SortedMap<String, StoredSlo> slos,
            List<StoredSilence> silences,
            StoredEpisodes episodes,
            List<StoredOwedEnd> owedEnds,
            List<Release> releases,
            CarriedSections carried,
            List<DamagedPart> damaged) {
        this.takenAtNanos = takenAtNanos;
        this.tickNanos = tickNanos;
        this.instants = instants;
        this.slos = Collections.unmodifiableSortedMap(slos);
        this.silences = List.copyOf(silences);
        this.episodes = episodes;
        this.owedEnds = List.copyOf(owedEnds);
        this.releases = List.copyOf(releases);
        this.carried = carried;
        this.damaged = List.copyOf(damaged);
    }

    /**
     * The content of a snapshot. An SLO whose checkpoints are at other instants gets the totals that it had at these.
     *
     * @param takenAtNanos when it was taken, in nanoseconds since the epoch
     * @param tickNanos the time from one tick to the next; 0 if it is not known
     * @param instants when checkpoints were taken, ascending and not after {@code takenAtNanos}; kept as it is, and not to be
     *     changed any more
     * @param slos the SLOs, no two with the same name
     * @param silences the silences that are not over
     * @param episodes the last alerts, the oldest first
     * @throws IllegalArgumentException if there are more than {@value StoredCheckpoints#MOST} instants, they are not in
     *     order, or two SLOs have the same name
     */
    public static SnapshotContent of(
            long takenAtNanos,
            long tickNanos,
            long[] instants,
            Collection<StoredSlo> slos,
            List<StoredSilence> silences,
            List<StoredEpisode> episodes) {
        return of(takenAtNanos, tickNanos, instants, slos, silences, StoredEpisodes.of(episodes));
    }

    static SnapshotContent of(
            long takenAtNanos,
            long tickNanos,
            long[] instants,
            Collection<StoredSlo> slos,
            List<StoredSilence> silences,
            StoredEpisodes episodes) {
        requireOrder(takenAtNanos, instants);
        SortedMap<String, StoredSlo> byName = new TreeMap<>();
        for (StoredSlo slo : slos) {
            StoredSlo aligned = Arrays.equals(slo.checkpoints().instants(), instants) ? slo : slo.at(instants);
            if (byName.put(slo.name(), aligned) != null) {
                throw new IllegalArgumentException(
                        "SLO name must be unused in its snapshot, but was \"" + slo.name() + "\"");
            }
        }
        return new SnapshotContent(
                takenAtNanos,
                tickNanos,
                instants,
                byName,
                silences,
                episodes,
                List.of(),
                List.of(),
                CarriedSections.NONE,
                List.of());
    }

    /** The same with the ends that listeners are owed. */
    SnapshotContent owing(List<StoredOwedEnd> ends) {
        return new SnapshotContent(
                takenAtNanos, tickNanos, instants, slos, silences, episodes, ends, releases, carried, damaged);
    }

    /** The same with releases. */
    SnapshotContent released(List<Release> all) {
        return new SnapshotContent(
                takenAtNanos, tickNanos, instants, slos, silences, episodes, owedEnds, all, carried, damaged);
    }

    /** The same with what is not understood here and belongs to the snapshot, or to one of its SLOs. */
    SnapshotContent carrying(CarriedSections sections) {
        return new SnapshotContent(
                takenAtNanos,
                tickNanos,
                instants,
                slos,
                silences,
                episodes,
                owedEnds,
                releases,
                sections.only(slos.keySet()),
                damaged);
    }

    /** The same, read from bytes in which these parts were damaged. */
    SnapshotContent damagedIn(List<DamagedPart> parts) {
        return new SnapshotContent(
                takenAtNanos, tickNanos, instants, slos, silences, episodes, owedEnds, releases, carried, parts);
    }

    /**
     * Checks the instants of a snapshot.
     *
     * @throws IllegalArgumentException if they are too many, not in order, or after the snapshot
     */
    static void requireOrder(long takenAtNanos, long[] instants) {
        if (instants.length > StoredCheckpoints.MOST) {
            throw new IllegalArgumentException("checkpoints must be at most " + StoredCheckpoints.MOST
                    + " in a snapshot, but were " + instants.length);
        }
        for (int i = 0; i < instants.length; i++) {
            long next = i + 1 < instants.length ? instants[i + 1] - 1 : takenAtNanos;
            if (instants[i] > next) {
                throw new IllegalArgumentException(
                        "checkpoints must be in order of time and not after their snapshot, but "
                                + TimeLine.instant(instants[i]) + " came before " + TimeLine.instant(next));
            }
        }
    }

    /** When it was taken, in nanoseconds since the epoch. */
    public long takenAtNanos() {
        return takenAtNanos;
    }

    /** The time from one tick to the next in nanoseconds; 0 if it is not known. */
    public long tickNanos() {
        return tickNanos;
    }

    /** When the checkpoints of all SLOs were taken: nanoseconds since the epoch, ascending; not to be changed. */
    public long[] instants() {
        return instants;
    }

    /** All SLOs, ordered by name. */
    public Collection<StoredSlo> slos() {
        return slos.values();
    }

    /** The SLO of this name; empty if there is none. */
    public Optional<StoredSlo> slo(String name) {
        return Optional.ofNullable(slos.get(name));
    }

    /** The silences that were not over. */
    public List<StoredSilence> silences() {
        return silences;
    }

    /** The last alerts, over or firing, the first to fire first. */
    public List<StoredEpisode> episodes() {
        return episodes.toList();
    }

    /** The same, as they are written. */
    StoredEpisodes packedEpisodes() {
        return episodes;
    }

    /** The ends that listeners are owed. */
    public List<StoredOwedEnd> owedEnds() {
        return owedEnds;
    }

    /** The last releases, the oldest first. */
    public List<Release> releases() {
        return releases;
    }

    /** What is not understood, and is written again as it was. */
    CarriedSections carried() {
        return carried;
    }

    boolean isDamagedIn(long type) {
        return damaged.stream().anyMatch(part -> part.type() == type);
    }

    /** What was damaged in the bytes that this was read from; it is no part of this any more, and makes no difference to equality. */
    public List<DamagedPart> damaged() {
        return damaged;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SnapshotContent that
                && takenAtNanos == that.takenAtNanos
                && tickNanos == that.tickNanos
                && Arrays.equals(instants, that.instants)
                && slos.equals(that.slos)
                && silences.equals(that.silences)
                && episodes.equals(that.episodes)
                && owedEnds.equals(that.owedEnds)
                && releases.equals(that.releases)
                && carried.equals(that.carried);
    }

    @Override
    public int hashCode() {
        return Objects.hash(takenAtNanos, slos);
    }

    @Override
    public String toString() {
        return slos.size() + " SLOs at " + TimeLine.instant(takenAtNanos);
    }
}
