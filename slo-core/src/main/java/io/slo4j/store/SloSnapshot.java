package io.slo4j.store;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.snapshot.TakenSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The SLOs of a registry at one moment, as a value: to be kept and restored, sent somewhere, or merged with those of other
 * instances of the same service. {@code RegistryView.of(snapshot)} shows what it holds. Two
 * snapshots are equal if they hold the same, whatever was damaged. Immutable, and safe for use by any thread.
 */
public sealed interface SloSnapshot permits TakenSnapshot {
    /**
     * When the snapshot was taken.
     *
     * @return the instant, on the registry's clock
     */
    Instant takenAt();

    /**
     * The snapshot as bytes. The format has a version, and a checksum for each SLO, so that {@link #fromBytes} notices what it
     * cannot trust or understand. The bytes have been read again: an SLO that could not be restored from them is left out, and logged
     * once.
     *
     * @return a new array
     */
    byte[] toBytes();

    /**
     * The snapshot that these bytes are. Where a part of them is damaged, it is a snapshot of the rest, and {@link #damage} says
     * what is missing.
     *
     * @param bytes as {@link #toBytes} made them, or whatever has become of these
     * @return the snapshot
     * @throws SnapshotFormatException if they are not a snapshot that can be trusted and understood
     */
    static SloSnapshot fromBytes(byte[] bytes) throws SnapshotFormatException {
        return TakenSnapshot.fromBytes(given("bytes", bytes));
    }

    /**
     * What was damaged in the bytes that this snapshot was read from, and is not in it: an SLO, the silences, the alert history. A
     * registry that goes on from it logs each. Who needs them for repair keeps the bytes.
     *
     * @return a sentence for each part, with the name of an SLO; empty if everything was read
     */
    List<String> damage();

    /**
     * Merges the snapshots of several instances of a service into one, as if one instance had counted it all:
     *
     * <ul>
     *   <li>Totals are added. Checkpoints are aligned to whole seconds; the totals at one are those that each instance had by
     *       then.
     *   <li>Of an SLO's alert the most urgent state is kept, and of equal ones the longest.
     *   <li>Silences, and the alerts that have fired, are those of all instances.
     *   <li>The definition of an SLO is that of the instance whose totals are the newest.
     *   <li>What was left out of one instance's budget is left out of the sum: a span of time, of all instances; forgiven
     *       events, as many of the newest bad ones; a reset, of all instances. Of more than a thousand corrections, those that
     *       were withdrawn give way first, then the oldest.
     *   <li>Time slices are added too: a slice of each instance counts as one slice.
     *   <li>What is consumed is at most what all had consumed in any tick since the last bad event, as far as there are checkpoints
     *       of it.
     * </ul>
     *
     * <p>Merging is associative and commutative. A snapshot merged with an older one of the same instance counts its events,
     * and its alerts, twice.
     *
     * @param snapshots one of each instance, at least one
     * @return the merged snapshot
     * @throws IllegalArgumentException if there is none, if the instances differ in what makes an event of an SLO good or in
     *     its latency range, or if they ticked so far out of step that their checkpoints are too many for one snapshot
     */
    static SloSnapshot merge(Collection<SloSnapshot> snapshots) {
        return TakenSnapshot.merged(allGiven("snapshot", snapshots));
    }

    /**
     * Merges the snapshots of two instances of a service.
     *
     * @param other the snapshot of the other instance
     * @return as {@link #merge(Collection)} says
     * @throws IllegalArgumentException as there
     */
    SloSnapshot merge(SloSnapshot other);
}
