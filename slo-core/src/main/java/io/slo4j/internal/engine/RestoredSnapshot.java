package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.snapshot.SlicesMapper;
import io.slo4j.internal.snapshot.SnapshotContent;
import io.slo4j.internal.snapshot.StoredEpisode;
import io.slo4j.internal.snapshot.StoredSilence;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.time.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What an earlier process left, waiting for its SLOs to be registered again. Those that nobody has registered yet stay in
 * every further snapshot, until they are older than their period. Safe for use by any thread.
 */
final class RestoredSnapshot {
    private static final Logger LOG = System.getLogger("io.slo4j");

    /** Windows of the past are kept for no longer than this, whatever a snapshot says. */
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /** By how much at most a calendar period may be longer than its nominal length. */
    private static final Duration LONGER_THAN_NOMINAL = Duration.ofDays(3);

    private final long atNanos;
    private final long[] instants;
    private final List<StoredSilence> silences;
    private final List<StoredEpisode> episodes;
    private final Map<String, StoredSlo> waiting = new ConcurrentSkipListMap<>();

    private RestoredSnapshot(
            long atNanos,
            long[] instants,
            Collection<StoredSlo> slos,
            List<StoredSilence> silences,
            List<StoredEpisode> episodes) {
        this.atNanos = atNanos;
        this.instants = instants;
        this.silences = silences;
        this.episodes = episodes;
        slos.forEach(slo -> waiting.put(slo.name(), slo));
    }

    static RestoredSnapshot nothing(long nowNanos) {
        return new RestoredSnapshot(nowNanos, new long[0], List.of(), List.of(), List.of());
    }

    /** What a snapshot holds of the time before now. */
    static RestoredSnapshot of(SnapshotContent snapshot, long nowNanos) {
        long takenAt = snapshot.takenAtNanos();
        long[] before = new long[0];
        if (takenAt > nowNanos) {
            before = new long[] {nowNanos - LONGEST.toNanos()};
            LOG.log(
                    Level.WARNING,
                    "clock must not be behind the last snapshot, taken at " + Durations.instant(takenAt)
                            + ", but was at " + Durations.instant(nowNanos)
                            + "; what was counted later than that is in no window");
        }
        /*
         * The totals are those of a checkpoint too, so that what they hold is older than any window from then on. Where
         * they hold what has not happened yet, that is older than all other checkpoints: it gets one before them.
         */
        long last = Math.min(takenAt, nowNanos);
        long[] past = LongStream.of(snapshot.instants())
                .filter(instant -> instant < last)
                .toArray();
        past = Stream.of(before, past, new long[] {last})
                .flatMapToLong(LongStream::of)
                .distinct()
                .toArray();
        return new RestoredSnapshot(nowNanos, past, snapshot.slos(), snapshot.silences(), snapshot.episodes());
    }

    List<StoredSilence> silences() {
        return silences;
    }

    List<StoredEpisode> episodes() {
        return episodes;
    }

    /** When checkpoints were, those of the future left out. */
    long[] instants() {
        return instants;
    }

    /** The longest period that waits, as far as that makes sense. */
    long reachNanos() {
        return waiting.values().stream()
                .map(slo -> slo.definition().period())
                .max(Duration::compareTo)
                .map(longest -> longest.plus(LONGER_THAN_NOMINAL))
                .map(longest -> longest.compareTo(LONGEST) < 0 ? longest : LONGEST)
                .map(Durations::saturatedNanos)
                .orElse(0L);
    }

    /** When this was restored. */
    long atNanos() {
        return atNanos;
    }

    /** Since when an SLO has been observed that is registered now. */
    long startNanos(SloDefinition definition, long nowNanos) {
        StoredSlo stored = waiting.get(definition.name());
        return stored != null && stored.definition().good().equals(definition.meaningOfGood())
                ? Math.min(nowNanos, Durations.epochNanos(stored.start()))
                : nowNanos;
    }

    /** Since when the time slices of an SLO have been counted that is registered now. */
    long slicedSinceNanos(SloDefinition definition, long nowNanos) {
        StoredSlo stored = waiting.get(definition.name());
        Slicing slicing = Slicing.of(definition.budgetingMethod());
        boolean goesOn = stored != null
                && slicing != null
                && stored.slices()
                        .filter(slices -> SlicesMapper.isCutBy(slicing, slices))
                        .isPresent();
        return goesOn ? startNanos(definition, nowNanos) : nowNanos;
    }

    /** The history of an SLO that is registered now, which then waits no longer; none if it means something else. */
    Optional<StoredSlo> take(SloDefinition definition) {
        StoredSlo stored = waiting.remove(definition.name());
        if (stored == null) {
            return Optional.empty();
        }
        String then = stored.definition().good();
        if (!then.equals(definition.meaningOfGood())) {
            LOG.log(
                    Level.WARNING,
                    "SLO \"" + definition.name() + "\" starts afresh: what was stored counts as good what " + then
                            + ", and now that is what " + definition.meaningOfGood());
            return Optional.empty();
        }
        return Optional.of(stored);
    }

    /** What still waits and may matter to its SLO. */
    List<StoredSlo> waiting(long nowNanos) {
        waiting.values()
                .removeIf(slo -> nowNanos - Durations.epochNanos(slo.asOf())
                        > Durations.saturatedNanos(slo.definition().period()));
        return List.copyOf(waiting.values());
    }
}
