package io.slo4j.internal.snapshot;

import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.Severity;
import io.slo4j.internal.delivery.EpisodeState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** The alert history, stored and restored. */
final class EpisodeMapper {
    private static final Logger LOG = System.getLogger("io.slo4j.alert");

    private EpisodeMapper() {}

    static StoredEpisode stored(EpisodeState state) {
        AlertEpisode episode = state.episode();
        return new StoredEpisode(
                episode.slo(),
                episode.severity().name(),
                episode.rule(),
                episode.labels(),
                episode.startedAt(),
                episode.firedAt(),
                episode.resolvedAt().orElseThrow(),
                state.resolved(),
                SuppressionMapper.stored(state.suppression()));
    }

    /** The episodes in the same order. Those that make no sense are dropped and logged. */
    static List<EpisodeState> restored(List<StoredEpisode> stored) {
        List<EpisodeState> restored = new ArrayList<>();
        String reason = "";
        for (StoredEpisode one : stored) {
            try {
                restored.add(restored(one));
            } catch (IllegalArgumentException e) {
                reason = String.valueOf(e.getMessage());
            }
        }
        int dropped = stored.size() - restored.size();
        if (dropped > 0) {
            LOG.log(Level.WARNING, dropped + " of the stored alerts are dropped: " + reason);
        }
        return restored;
    }

    private static EpisodeState restored(StoredEpisode stored) {
        AlertEpisode episode = AlertEpisode.of(
                        stored.slo(),
                        Severity.valueOf(stored.severity()),
                        stored.rule(),
                        stored.started(),
                        stored.fired())
                .withLabels(stored.labels())
                .withResolvedAt(stored.until());
        return new EpisodeState(episode, stored.resolved(), SuppressionMapper.restored(stored.suppression()));
    }
}
