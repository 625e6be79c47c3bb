package io.slo4j.internal.snapshot;

import io.slo4j.SloDefinition;
import io.slo4j.alert.Release;
import io.slo4j.alert.Silence;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.delivery.EpisodeState;
import io.slo4j.internal.delivery.OwedEnd;
import io.slo4j.internal.guard.Log;
import io.slo4j.store.SloSnapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier process left, waiting for its SLOs to be registered again. Those that have not been registered yet are part of
 * every further snapshot, until they are older than their period. Safe for use by any thread.
 */
public final class RestoredSnapshot {
    private static final Log LOG = Log.of("io.slo4j");

    /** No checkpoint is older than this, whatever a snapshot says. */
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /** By how much at most a calendar period may be longer than its nominal length. */
    private static final Duration LONGER_THAN_NOMINAL = Duration.ofDays(3);

    private final long atNanos;
    private final long[] instants;
    private final List<StoredSilence> silences;
    private final StoredEpisodes episodes;
    private final List<StoredOwedEnd> owedEnds;
    private final List<Release> releases;
    private final CarriedSections carried;
    private final Map<String, StoredSlo> waiting = new ConcurrentSkipListMap<>();

    private RestoredSnapshot(
            long atNanos,
            long[] instants,
            Collection<StoredSlo> slos,
            List<StoredSilence> silences,
            StoredEpisodes episodes,
            List<StoredOwedEnd> owedEnds,
            List<Release> releases,
            CarriedSections carried) {
        this.atNanos = atNanos;
        this.instants = instants;
        this.silences = silences;
        this.episodes = episodes;
        this.owedEnds = owedEnds;
        this.releases = releases;
        this.carried = carried;
        slos.forEach(slo -> waiting.put(slo.name(), slo));
    }

    /** Where no earlier process has left anything. */
    public static RestoredSnapshot nothing(long nowNanos) {
        return new RestoredSnapshot(
                nowNanos,
                new long[0],
                List.of(),
                List.of(),
                StoredEpisodes.NONE,
                List.of(),
                List.of(),
                CarriedSections.NONE);
    }

    /** The part of a snapshot that lies in the past. */
    public static RestoredSnapshot of(SloSnapshot taken, long nowNanos) {
        SnapshotContent snapshot = TakenSnapshot.content(taken);
        long takenAt = snapshot.takenAtNanos();
        long[] before = new long[0];
        if (takenAt > nowNanos) {
            before = new long[] {Math.max(TimeLine.FIRST_NANOS, nowNanos - LONGEST.toNanos())};
            LOG.warn("clock must not be behind the last snapshot, taken at " + TimeLine.instant(takenAt)
                    + ", but was at " + TimeLine.instant(nowNanos)
                    + "; what was counted later than that is in no window");
        }
        /*
         * The last totals become a checkpoint too, so that their events are older than any window from then on. Events that
         * have not happened yet must be in no window: they get a checkpoint that is older than all others.
         */
        long last = Math.min(takenAt, nowNanos);
        long[] past = LongStream.of(snapshot.instants())
                .filter(instant -> instant < last)
                .toArray();
        past = Stream.of(before, past, new long[] {last})
                .flatMapToLong(LongStream::of)
                .distinct()
                .toArray();
        snapshot.damaged()
                .forEach(
                        part -> LOG.warn(part.what() + " is damaged in the snapshot and starts afresh: " + part.why()));
        return new RestoredSnapshot(
                nowNanos,
                past,
                snapshot.slos(),
                snapshot.silences(),
                snapshot.packedEpisodes(),
                snapshot.owedEnds(),
                snapshot.releases(),
                snapshot.carried());
    }

    /** The silences. */
    public List<Silence> silences() {
        return silences.stream()
                .flatMap(silence -> SilenceMapper.restored(silence).stream())
                .toList();
    }

    /** The last releases, the oldest first. */
    public List<Release> releases() {
        return releases;
    }

    /** The alert history, the oldest first; each alert is made when it is asked for. */
    public Iterable<EpisodeState> episodes() {
        return () -> EpisodeMapper.restored(episodes.iterator());
    }

    /** The ends that listeners are owed. */
    public List<OwedEnd> owedEnds() {
        return owedEnds.stream()
                .flatMap(end -> OwedEndMapper.restored(end).stream())
                .toList();
    }

    /** What the earlier process left and is not understood here. */
    public CarriedSections carried() {
        return carried;
    }

    /** When checkpoints were taken, ascending; none is in the future. */
    public long[] instants() {
        return instants;
    }

    /** The longest period of an SLO that waits, but at most ten years. */
    public long reachNanos() {
        return waiting.values().stream()
                .map(slo -> slo.definition().period())
                .max(Duration::compareTo)
                .map(longest -> longest.plus(LONGER_THAN_NOMINAL))
                .map(longest -> longest.compareTo(LONGEST) < 0 ? longest : LONGEST)
                .map(Nanos::of)
                .orElse(0L);
    }

    /** Whether the budget of an SLO that waits counts time slices. */
    public boolean hasSlices() {
        return waiting.values().stream().anyMatch(slo -> slo.slices().isPresent());
    }

    /** When the histories of an SLO begin: with what waits for it or, if nothing does, with what was counted here. */
    public SloStart start(SloDefinition definition, SloStart here) {
        StoredSlo stored = waiting.get(definition.name());
        if (stored == null || !stored.definition().good().equals(definition.meaningOfGood())) {
            return here;
        }
        long startNanos = TimeLine.nanos(stored.start());
        return new SloStart(
                Math.min(here.eventsNanos(), startNanos),
                SlicesMapper.goOn(stored, definition) ? Math.min(here.slicesNanos(), startNanos) : here.slicesNanos());
    }

    /**
     * Lets an SLO go on from what waits for it, if anything does and it means the same, and from what was counted here. Nobody
     * ticks meanwhile.
     *
     * @param here what was counted here
     * @param sampling reads its checkpoints
     * @param next the parts that go on, which nobody has seen yet
     * @param timeline when checkpoints were taken on their timeline; not to be changed any more
     */
    public void restore(SloParts here, Sampling sampling, SloParts next, long[] timeline, long nowNanos) {
        new Continuation(sampling, timeline, atNanos, nowNanos).restore(taken(next.definition()), here, next);
    }

    /** What waits for an SLO, if it goes on from that; null otherwise. */
    public @Nullable StoredSlo left(SloDefinition definition) {
        StoredSlo stored = waiting.get(definition.name());
        return stored != null && stored.definition().good().equals(definition.meaningOfGood()) ? stored : null;
    }

    private @Nullable StoredSlo taken(SloDefinition definition) {
        StoredSlo stored = waiting.remove(definition.name());
        if (stored == null) {
            return null;
        }
        return goesOn(stored.definition().good(), definition) ? stored : null;
    }

    /** Whether an SLO goes on from what counted this as good; if it does not, the log says so. */
    public static boolean goesOn(String then, SloDefinition definition) {
        String now = definition.meaningOfGood();
        if (!then.equals(now)) {
            LOG.warn("SLO \"" + definition.name() + "\" starts afresh: what was stored counts as good what " + then
                    + ", and now that is what " + now);
        }
        return then.equals(now);
    }

    /** Gives up what waits for SLOs of some names. */
    public void forget(Predicate<String> names) {
        waiting.keySet().removeIf(names);
    }

    /** Whether something waits for an SLO of this name. */
    public boolean awaits(String name) {
        return waiting.containsKey(name);
    }

    /** What still waits, however old it is. */
    public List<StoredSlo> left() {
        return List.copyOf(waiting.values());
    }

    /** What still waits and is not older than its period. */
    public List<StoredSlo> waiting(long nowNanos) {
        waiting.values()
                .removeIf(slo -> nowNanos - TimeLine.nanos(slo.asOf())
                        > Nanos.of(slo.definition().period()));
        return List.copyOf(waiting.values());
    }
}
