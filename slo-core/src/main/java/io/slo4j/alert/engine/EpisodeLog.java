package io.slo4j.alert.engine;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertHistory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last alerts of one registry. */
public final class EpisodeLog implements AlertHistory {
    private final int capacity;

    /* Guarded by this. */
    private final Deque<Episode> episodes = new ArrayDeque<>();
    private final Map<AlertKey, Episode> firing = new HashMap<>();

    /**
     * @param capacity how many it remembers, 0 or more
     */
    public EpisodeLog(int capacity) {
        this.capacity = capacity;
    }

    synchronized void changed(Alert alert) {
        if (!alert.firing()) {
            Episode ended = firing.remove(AlertKey.of(alert));
            if (ended != null) {
                ended.end(alert.at());
            }
        } else if (capacity > 0) {
            if (episodes.size() == capacity) {
                episodes.removeFirst();
            }
            Episode begun = new Episode(alert);
            episodes.addLast(begun);
            firing.put(AlertKey.of(alert), begun);
        }
    }

    @Override
    public synchronized List<AlertEpisode> episodes() {
        List<AlertEpisode> latestFirst = new ArrayList<>(episodes.size());
        for (Iterator<Episode> each = episodes.descendingIterator(); each.hasNext(); ) {
            latestFirst.add(each.next().standing);
        }
        return List.copyOf(latestFirst);
    }

    /** One that may still be open. It keeps no alert, and with it no exception, alive. */
    private static final class Episode {
        private AlertEpisode standing;

        Episode(Alert begin) {
            this.standing = new AlertEpisode(
                    begin.slo(),
                    begin.severity(),
                    begin.rule().name(),
                    begin.labels(),
                    begin.since(),
                    begin.firedAt(),
                    Optional.empty());
        }

        void end(Instant resolvedAt) {
            standing = new AlertEpisode(
                    standing.slo(),
                    standing.severity(),
                    standing.rule(),
                    standing.labels(),
                    standing.startedAt(),
                    standing.firedAt(),
                    Optional.of(resolvedAt));
        }
    }
}
