package io.slo4j.internal.snapshot;

import io.slo4j.internal.count.CheckpointTotals;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The checkpoints of one instance, aligned to whole seconds. Instances tick at whole seconds and a little late; aligned, their
 * checkpoints coincide.
 */
final class WholeSeconds {
    private static final long SECOND = 1_000_000_000L;

    private final long[] instants;

    /* Where among the instance's own instants the last one of each second is. */
    private final int[] sources;

    private WholeSeconds(long[] instants, int[] sources) {
        this.instants = instants;
        this.sources = sources;
    }

    /** The snapshot of one instance, with one checkpoint for each second that has any. */
    static SnapshotContent aligned(SnapshotContent snapshot) {
        WholeSeconds seconds = of(snapshot.instants());
        Collection<StoredSlo> slos = snapshot.slos();
        List<StoredSlo> aligned = slos.stream().map(seconds::aligned).toList();
        return SnapshotContent.of(
                snapshot.takenAtNanos(),
                snapshot.tickNanos() == 0 ? 0 : Math.max(SECOND, snapshot.tickNanos()),
                seconds.instants,
                aligned,
                snapshot.silences(),
                snapshot.packedEpisodes());
    }

    private static WholeSeconds of(long[] own) {
        long[] seconds = new long[own.length];
        int[] newest = new int[own.length];
        int count = 0;
        for (int i = 0; i < own.length; i++) {
            long second = Math.floorDiv(own[i], SECOND) * SECOND;
            if (count == 0 || seconds[count - 1] != second) {
                count++;
            }
            seconds[count - 1] = second;
            newest[count - 1] = i;
        }
        return new WholeSeconds(Arrays.copyOf(seconds, count), Arrays.copyOf(newest, count));
    }

    private StoredSlo aligned(StoredSlo slo) {
        return slo.with(
                aligned(slo.checkpoints()),
                slo.slices()
                        .map(slices -> new StoredSlices(
                                slices.slicing(),
                                slices.runningUntil(),
                                slices.runningFrom(),
                                aligned(slices.checkpoints()))));
    }

    private StoredCheckpoints aligned(StoredCheckpoints checkpoints) {
        CheckpointTotals own = checkpoints.totals();
        long[] good = new long[instants.length];
        long[] bad = new long[instants.length];
        for (int i = 0; i < instants.length; i++) {
            good[i] = own.good()[sources[i]];
            bad[i] = own.bad()[sources[i]];
        }
        return StoredCheckpoints.of(instants, good, bad, own.goodNow(), own.badNow());
    }
}
