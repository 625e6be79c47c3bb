package io.slo4j.internal.delivery;

import io.slo4j.alert.AlertEpisode;

/**
 * One episode, as the next process must know it. Immutable.
 *
 * @param episode it ends when the alert resolved or, if it has not, when it was last known to fire
 * @param resolved whether the alert has resolved
 * @param suppression the listeners that have not been notified of it; none if it has resolved
 */
public record EpisodeState(AlertEpisode episode, boolean resolved, Suppression suppression) {}
