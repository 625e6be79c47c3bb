package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertHistory;
import io.slo4j.internal.snapshot.StoredEpisode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The last alerts of one registry, and of the processes before it. */
public final class EpisodeLog implements AlertHistory {
    private static final Logger LOG = System.getLogger("io.slo4j.alert");

    private final int capacity;

    /* Guarded by this. */
    private final Deque<Episode> episodes = new ArrayDeque<>();
    private final Map<AlertKey, Episode> firing = new LinkedHashMap<>();

    /* Those that an earlier process left firing and whose alerts have not come back. */
    private final Map<AlertKey, Episode> left = new HashMap<>();

    /**
     * @param capacity how many it remembers, 0 or more
     */
    public EpisodeLog(int capacity) {
        this.capacity = capacity;
    }

    /** Takes up what an earlier process remembered, the oldest first; before anything fires. What makes no sense is left out. */
    public synchronized void restore(List<StoredEpisode> stored) {
        int refused = 0;
        String reason = "";
        for (StoredEpisode one : stored) {
            try {
                Episode episode = Episode.restored(one);
                remember(episode);
                if (episode.isLeft()) {
                    left.put(episode.key(), episode);
                }
            } catch (IllegalArgumentException e) {
                refused++;
                reason = String.valueOf(e.getMessage());
            }
        }
        if (refused > 0) {
            LOG.log(Level.WARNING, "of the stored alerts " + refused + " are left out: " + reason);
        }
    }

    private void remember(Episode episode) {
        episodes.addLast(episode);
        if (episodes.size() > capacity) {
            episodes.removeFirst().forget();
        }
    }

    synchronized void changed(Alert alert) {
        AlertKey key = AlertKey.of(alert);
        if (alert.firing()) {
            begin(key, Episode.begun(alert, Suppression.FROM_ALL));
        } else {
            Episode ended = firing.remove(key);
            if (ended != null) {
                ended.end(alert.at());
            }
        }
    }

    private void begin(AlertKey key, Episode episode) {
        left.remove(key);
        remember(episode);
        firing.put(key, episode);
    }

    /** An alert that fired already in an earlier process: its episode goes on. If it is not known, it has been told. */
    synchronized void resumed(Alert alert) {
        AlertKey key = AlertKey.of(alert);
        Episode episode = left.remove(key);
        if (episode != null && episode.goesOnAs(alert)) {
            episode.goOn(alert);
            firing.put(key, episode);
        } else {
            begin(key, Episode.begun(alert, Suppression.FROM_NOBODY));
        }
    }

    /** From whom a firing alert has been held back since it began to fire. */
    synchronized Suppression heldBack(Alert alert) {
        Episode episode = firing.get(AlertKey.of(alert));
        return episode == null ? Suppression.FROM_NOBODY : episode.heldBack();
    }

    /** After a tick at which these held alerts back, and what they did not hold back was told. */
    synchronized void ticked(long nowNanos, Predicate<AlertEpisode> byPage, Predicate<AlertEpisode> bySilence) {
        for (Episode episode : firing.values()) {
            Suppression before = episode.heldBack();
            if (!before.equals(Suppression.FROM_NOBODY)) {
                AlertEpisode standing = episode.standing();
                episode.heldBack(before.and(byPage.test(standing), bySilence.test(standing)), nowNanos);
            }
        }
    }

    @Override
    public synchronized List<AlertEpisode> episodes() {
        List<AlertEpisode> latestFirst = new ArrayList<>(episodes.size());
        for (Iterator<Episode> each = episodes.descendingIterator(); each.hasNext(); ) {
            latestFirst.add(each.next().standing());
        }
        return List.copyOf(latestFirst);
    }

    /**
     * What it remembers, the oldest first, and of what fires also the forgotten, whose ends are yet to come.
     *
     * @param toldNanos the tick before which everything has been told: what has gone on its way since then may have to be told
     *     by the next process
     */
    public synchronized List<StoredEpisode> stored(Instant at, long toldNanos) {
        List<StoredEpisode> oldestFirst = new ArrayList<>(episodes.size());
        firing.values().stream()
                .filter(Episode::isForgotten)
                .forEach(one -> oldestFirst.add(one.stored(at, toldNanos)));
        episodes.forEach(one -> oldestFirst.add(one.stored(at, toldNanos)));
        return oldestFirst;
    }
}
