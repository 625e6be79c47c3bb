package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.definition.Settled;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.snapshot.DefinitionReader;
import io.slo4j.internal.snapshot.RestoredSnapshot;
import io.slo4j.internal.snapshot.SnapshotContent;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads how the SLOs of a snapshot stood: each is restored at the instant of the snapshot, as a registry would restore it, and
 * read as a registry would read it.
 */
public final class SnapshotReader {
    private static final long SECOND = 1_000_000_000L;

    /* What is in flight is not stored. */
    private static final @Nullable HangingWork NOTHING_IN_FLIGHT = null;

    private SnapshotReader() {}

    /**
     * How the SLOs stood, ordered by name.
     *
     * @param definitions makes a definition of these settings
     */
    public static List<StatusReading> read(SloSnapshot snapshot, Function<Settled, SloDefinition> definitions) {
        SnapshotContent content = TakenSnapshot.content(snapshot);
        long at = content.takenAtNanos();
        long tick = content.tickNanos() == 0 ? SECOND : content.tickNanos();
        Notices notices = new Notices();
        SharedTimeline timeline = new SharedTimeline(tick, at);
        Trackers trackers = new Trackers(
                VirtualClock.at(TimeLine.instant(at)),
                timeline,
                at,
                notices,
                new FailureMessages(message -> message, notices));
        trackers.takeOver(RestoredSnapshot.of(snapshot, at), List.of(), at, alert -> {});
        return content.slos().stream()
                .map(slo -> read(
                        timeline, trackers, definitions.apply(DefinitionReader.read(slo)), watchedFromNanos(slo), at))
                .toList();
    }

    private static long watchedFromNanos(StoredSlo slo) {
        return slo.watch().map(watch -> TimeLine.nanos(watch.since())).orElse(Long.MIN_VALUE);
    }

    private static StatusReading read(
            SharedTimeline timeline, Trackers trackers, SloDefinition definition, long watchedFromNanos, long atNanos) {
        timeline.reach(definition);
        SloTracker tracker = trackers.tracker(definition, atNanos, watchedFromNanos);
        trackers.admit(tracker, atNanos, alert -> {});
        Tracking stored = tracker.tracking();
        return stored.status(atNanos, stored.shown(), NOTHING_IN_FLIGHT, 0);
    }
}
