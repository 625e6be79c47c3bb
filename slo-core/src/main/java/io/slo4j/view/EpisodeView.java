package io.slo4j.view;

import io.slo4j.alert.AlertEpisode;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.snapshot.SnapshotContent;
import io.slo4j.internal.snapshot.StoredEpisode;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One time that an alert fired. Immutable; instants are in ISO 8601.
 *
 * @param slo the SLO's name
 * @param severity {@code page} or {@code ticket}
 * @param rule the rule's name
 * @param labels the SLO's labels
 * @param startedAt when its condition began to hold
 * @param firedAt when it began to fire
 * @param resolvedAt when it resolved; null while it fires. If a process ended while it fired, and no later one evaluates
 *     it: when it was last known to fire
 */
public record EpisodeView(
        String slo,
        String severity,
        String rule,
        Map<String, String> labels,
        String startedAt,
        String firedAt,
        @Nullable String resolvedAt) {
    static EpisodeView of(AlertEpisode episode) {
        return new EpisodeView(
                episode.slo(),
                PlainText.lower(episode.severity()),
                episode.rule(),
                episode.labels(),
                episode.startedAt().toString(),
                episode.firedAt().toString(),
                episode.resolvedAt().map(Instant::toString).orElse(null));
    }

    static List<EpisodeView> of(SloSnapshot snapshot) {
        SnapshotContent content = TakenSnapshot.content(snapshot);
        Instant at = TimeLine.instant(content.takenAtNanos());
        List<StoredEpisode> latestFirst = new ArrayList<>(content.episodes());
        Collections.reverse(latestFirst);
        return latestFirst.stream()
                .sorted(Comparator.comparing(StoredEpisode::fired).reversed())
                .map(episode -> of(episode, at))
                .toList();
    }

    /* An alert that fires when a snapshot is taken is known to have fired until then. */
    private static EpisodeView of(StoredEpisode episode, Instant takenAt) {
        boolean fires = !episode.resolved() && !episode.until().isBefore(takenAt);
        return new EpisodeView(
                episode.slo(),
                episode.severity().toLowerCase(Locale.ROOT),
                episode.rule(),
                episode.labels(),
                episode.started().toString(),
                episode.fired().toString(),
                fires ? null : episode.until().toString());
    }
}
