package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertHistory;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last alerts of one registry, and of the processes before it. */
public final class EpisodeLog implements AlertHistory {
    private final int capacity;

    /* Guarded by this. */
    private final Deque<Episode> episodes = new ArrayDeque<>();
    private final Map<AlertKey, Episode> firing = new LinkedHashMap<>();

    /* Those that an earlier process left firing and whose alerts have not been resumed. */
    private final Map<AlertKey, Episode> leftFiring = new HashMap<>();

    /**
     * @param capacity how many it remembers, 0 or more
     */
    public EpisodeLog(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Remembers what an earlier process remembered. That comes before what was remembered here since.
     *
     * @param earlier its episodes, the oldest first
     */
    public synchronized void restore(Iterable<EpisodeState> earlier) {
        List<Episode> here = List.copyOf(episodes);
        episodes.clear();
        for (EpisodeState one : earlier) {
            Episode episode = Episode.restored(one);
            remember(episode);
            if (episode.isLeftFiring() && !firing.containsKey(episode.key())) {
                leftFiring.put(episode.key(), episode);
            }
        }
        here.forEach(this::remember);
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
            begin(key, Episode.begun(alert, Suppression.FOR_ALL));
        } else {
            Episode ended = firing.remove(key);
            if (ended != null) {
                ended.end(alert.at(), alert.incidentCost());
            }
        }
    }

    private void begin(AlertKey key, Episode episode) {
        giveUp(leftFiring.remove(key));
        remember(episode);
        firing.put(key, episode);
    }

    /**
     * Continues the episode of an alert that fired already in an earlier process.
     *
     * @return the listeners that the earlier process has not notified of it; none if the episode is not known
     */
    synchronized Suppression resumed(Alert alert) {
        AlertKey key = AlertKey.of(alert);
        Episode episode = leftFiring.remove(key);
        if (episode != null && episode.goesOnAs(alert)) {
            episode.goOn(alert);
            firing.put(key, episode);
            return episode.suppression();
        }
        giveUp(episode);
        begin(key, Episode.begun(alert, Suppression.FOR_NONE));
        return Suppression.FOR_NONE;
    }

    private static void giveUp(@Nullable Episode left) {
        if (left != null) {
            left.giveUp();
        }
    }

    /** Nothing here goes on as the alerts of some SLOs that an earlier process left firing. */
    synchronized void endLeft(Predicate<String> slos) {
        leftFiring.values().removeIf(episode -> {
            boolean over = slos.test(episode.value().slo());
            if (over) {
                episode.giveUp();
            }
            return over;
        });
    }

    synchronized boolean isAnyLeft() {
        return !leftFiring.isEmpty();
    }

    /** The listeners for which a firing alert has been suppressed; none if it is not known. */
    synchronized Suppression suppression(AlertKey key) {
        Episode episode = firing.get(key);
        return episode == null ? Suppression.FOR_NONE : episode.suppression();
    }

    /** Takes in whether a firing alert is muted at this tick; listeners for which it is not are notified. */
    synchronized void muted(AlertKey key, boolean inhibited, boolean inhibitedToo, boolean silenced) {
        Episode episode = firing.get(key);
        if (episode != null) {
            episode.muted(inhibited, inhibitedToo, silenced);
        }
    }

    @Override
    public synchronized List<AlertEpisode> episodes() {
        List<AlertEpisode> latestFirst = new ArrayList<>(episodes.size());
        for (Iterator<Episode> each = episodes.descendingIterator(); each.hasNext(); ) {
            latestFirst.add(each.next().value());
        }
        return List.copyOf(latestFirst);
    }

    /**
     * The episodes that are remembered, and those that are forgotten but go on, the oldest first.
     *
     * @param isOutstanding whether the last change of an alert may not have reached its listeners, so that the next process must
     *     notify them
     */
    public synchronized List<EpisodeState> state(Instant at, Predicate<String> isOutstanding) {
        List<EpisodeState> oldestFirst = new ArrayList<>(episodes.size());
        Stream.concat(leftFiring.values().stream(), firing.values().stream())
                .filter(Episode::isForgotten)
                .forEach(one -> oldestFirst.add(one.state(at, isOutstanding)));
        episodes.forEach(one -> oldestFirst.add(one.state(at, isOutstanding)));
        return oldestFirst;
    }

    @Override
    public String toString() {
        return "AlertHistory[" + episodes().size() + " alerts]";
    }
}
