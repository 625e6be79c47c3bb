package io.slo4j.internal.snapshot;

import io.slo4j.alert.Release;
import io.slo4j.alert.Silence;
import io.slo4j.internal.delivery.EpisodeState;
import io.slo4j.internal.delivery.OwedEnd;
import io.slo4j.internal.guard.Notices;
import java.util.List;

/** A registry, stored; {@link RestoredSnapshot} is the way back. */
public final class SnapshotMapper {
    private SnapshotMapper() {}

    /**
     * A snapshot of a registry.
     *
     * @param takenAtNanos when it is taken, in nanoseconds since the epoch
     * @param tickNanos the time from one tick to the next
     * @param instants when the checkpoints of its SLOs were taken, ascending and not after that; not to be changed any more
     * @param slos the SLOs, stored
     * @param silences the silences that are not over
     * @param episodes the alert history, the oldest first
     * @param owedEnds the ends that listeners are owed
     * @param releases the last releases, the oldest first
     * @param carried what an earlier process left and is not understood here
     * @param notices where it is said once what cannot be written
     */
    public static TakenSnapshot stored(
            long takenAtNanos,
            long tickNanos,
            long[] instants,
            List<StoredSlo> slos,
            List<Silence> silences,
            List<EpisodeState> episodes,
            List<OwedEnd> owedEnds,
            List<Release> releases,
            CarriedSections carried,
            Notices notices) {
        SnapshotContent content = SnapshotContent.of(
                        takenAtNanos,
                        tickNanos,
                        instants,
                        slos,
                        silences.stream().map(SilenceMapper::stored).toList(),
                        episodes.stream().map(EpisodeMapper::stored).toList())
                .owing(owedEnds.stream().map(OwedEndMapper::stored).toList())
                .released(releases)
                .carrying(carried);
        return TakenSnapshot.of(content, notices);
    }
}
