package io.slo4j.internal.snapshot;

import io.slo4j.alert.Release;
import io.slo4j.internal.check.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The snapshots of several instances as one. Everything that is kept is a sum, a maximum by a total order, or a sorted union, so
 * that it does not matter in which order, or in how many steps, instances are merged.
 */
final class Merging {
    private static final Comparator<StoredSilence> BY_ENDING = Comparator.comparing(StoredSilence::until)
            .thenComparing(StoredSilence::from)
            .thenComparing(StoredSilence::toString);

    private static final Comparator<StoredEpisode> BY_FIRING = Comparator.comparing(StoredEpisode::fired)
            .thenComparing(StoredEpisode::slo)
            .thenComparing(StoredEpisode::severity)
            .thenComparing(StoredEpisode::rule)
            .thenComparing(StoredEpisode::started)
            .thenComparing(StoredEpisode::until)
            .thenComparing(StoredEpisode::resolved)
            .thenComparing(episode -> episode.suppression().code())
            .thenComparing(StoredEpisode::incidentCost)
            .thenComparing(episode -> texts(episode.labels()), Arrays::compare);

    private static final Comparator<StoredOwedEnd> BY_BEGINNING = Comparator.comparing(StoredOwedEnd::fired)
            .thenComparing(StoredOwedEnd::slo)
            .thenComparing(StoredOwedEnd::rule)
            .thenComparing(StoredOwedEnd::toString);

    private Merging() {}

    /**
     * Merges snapshots.
     *
     * @throws IllegalArgumentException if there is none, if instances differ in what makes an event of an SLO good or in its
     *     latency range, or if they have too many checkpoints for one snapshot
     */
    static SnapshotContent merged(Collection<SnapshotContent> snapshots) {
        if (snapshots.isEmpty()) {
            throw new IllegalArgumentException("snapshots to be merged must be at least one, but were none");
        }
        List<SnapshotContent> aligned =
                snapshots.stream().map(WholeSeconds::aligned).toList();
        long takenAtNanos =
                aligned.stream().mapToLong(SnapshotContent::takenAtNanos).max().orElseThrow();
        long[] instants = aligned.stream()
                .flatMapToLong(snapshot -> LongStream.of(snapshot.instants()))
                .sorted()
                .distinct()
                .toArray();
        SnapshotContent.requireOrder(takenAtNanos, instants);
        SortedMap<String, List<StoredSlo>> byName = new TreeMap<>();
        for (SnapshotContent snapshot : aligned) {
            for (StoredSlo slo : snapshot.slos()) {
                byName.computeIfAbsent(slo.name(), name -> new ArrayList<>()).add(slo);
            }
        }
        return SnapshotContent.of(
                        takenAtNanos,
                        aligned.stream()
                                .mapToLong(SnapshotContent::tickNanos)
                                .filter(tick -> tick > 0)
                                .min()
                                .orElse(0),
                        instants,
                        byName.values().stream()
                                .map(instances -> MergedSlo.of(instances, instants))
                                .toList(),
                        silences(snapshots),
                        episodes(snapshots))
                .owing(owedEnds(snapshots))
                .released(releases(snapshots));
    }

    /** The releases of all instances, each once: each of them says when it began to run there. */
    private static List<Release> releases(Collection<SnapshotContent> snapshots) {
        List<Release> all = snapshots.stream()
                .flatMap(snapshot -> snapshot.releases().stream())
                .distinct()
                .sorted(Comparator.comparing(Release::at).thenComparing(Release::name))
                .toList();
        return all.subList(Math.max(0, all.size() - Limits.MOST_RELEASES), all.size());
    }

    /** The ends that listeners of all instances are owed. */
    private static List<StoredOwedEnd> owedEnds(Collection<SnapshotContent> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.owedEnds().stream())
                .sorted(BY_BEGINNING)
                .toList();
    }

    /** The silences of all instances: of those with the same id, and of too many, the ones that end last. */
    private static List<StoredSilence> silences(Collection<SnapshotContent> snapshots) {
        SortedMap<String, StoredSilence> byId = new TreeMap<>();
        snapshots.stream()
                .flatMap(snapshot -> snapshot.silences().stream())
                .forEach(silence -> byId.merge(
                        silence.id(), silence, (one, other) -> BY_ENDING.compare(one, other) >= 0 ? one : other));
        if (byId.size() > Limits.MOST_SILENCES) {
            List<StoredSilence> over = byId.values().stream()
                    .sorted(BY_ENDING.reversed())
                    .skip(Limits.MOST_SILENCES)
                    .toList();
            over.forEach(silence -> byId.remove(silence.id()));
        }
        return List.copyOf(byId.values());
    }

    /** The alerts of all instances, each as often as there are instances that have it. */
    private static List<StoredEpisode> episodes(Collection<SnapshotContent> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.episodes().stream())
                .sorted(BY_FIRING)
                .toList();
    }

    /** Labels in one order, so that they can be compared. */
    private static String[] texts(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .flatMap(label -> Stream.of(label.getKey(), label.getValue()))
                        .toArray(String[]::new);
    }
}
