package io.slo4j.internal.snapshot;

import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.Severity;
import io.slo4j.internal.delivery.EpisodeState;
import io.slo4j.internal.guard.Log;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The alert history, stored and restored. */
final class EpisodeMapper {
    private static final Log LOG = Log.of("io.slo4j.alert");

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
                SuppressionMapper.stored(state.suppression()),
                episode.incidentCost());
    }

    /** The episodes in the same order. Those that make no sense are dropped and, once all have been asked for, logged. */
    static Iterator<EpisodeState> restored(Iterator<StoredEpisode> stored) {
        return new Restored(stored);
    }

    private static final class Restored implements Iterator<EpisodeState> {
        private final Iterator<StoredEpisode> stored;
        private @Nullable EpisodeState next;
        private int dropped;
        private String reason = "";

        Restored(Iterator<StoredEpisode> stored) {
            this.stored = stored;
            find();
        }

        private void find() {
            next = null;
            while (next == null && stored.hasNext()) {
                try {
                    next = restored(stored.next());
                } catch (IllegalArgumentException e) {
                    dropped++;
                    reason = String.valueOf(e.getMessage());
                }
            }
            if (next == null && dropped > 0) {
                LOG.warn(dropped + " of the stored alerts are dropped: " + reason);
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public EpisodeState next() {
            EpisodeState found = next;
            if (found == null) {
                throw new NoSuchElementException("there are no more alerts");
            }
            find();
            return found;
        }
    }

    private static EpisodeState restored(StoredEpisode stored) {
        AlertEpisode episode = AlertEpisode.of(
                        stored.slo(),
                        Severity.valueOf(stored.severity()),
                        stored.rule(),
                        stored.started(),
                        stored.fired())
                .withLabels(stored.labels())
                .withResolvedAt(stored.until())
                .withIncidentCost(stored.incidentCost());
        return new EpisodeState(episode, stored.resolved(), SuppressionMapper.restored(stored.suppression()));
    }
}
