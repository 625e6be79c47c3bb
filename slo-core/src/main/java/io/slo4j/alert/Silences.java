package io.slo4j.alert;

import java.time.Duration;
import java.util.List;

/**
 * The silences of a registry. While a silence is active, listeners are not called when a matching alert begins to fire, and
 * its repeats are dropped. If the alert still fires when the silence ends, listeners are called at the next tick. A
 * listener that was called when an alert began to fire is also called when it resolves, silenced or not.
 *
 * <p>Silences that are over are forgotten. Safe for use by any thread.
 */
public interface Silences {
    /**
     * Adds a silence, or replaces the one with the same id. A silence that is over already is not kept.
     *
     * @param silence the silence
     * @return the same
     */
    Silence add(Silence silence);

    /**
     * Adds a silence that begins now.
     *
     * @param matcher the alerts that are silenced
     * @param lasting for how long, above zero, on the registry's clock
     * @param reason why, not blank
     * @return the silence
     * @throws IllegalArgumentException if the duration is not above zero, or the reason blank
     */
    Silence add(AlertMatcher matcher, Duration lasting, String reason);

    /**
     * Ends a silence now, or cancels it if it has not begun.
     *
     * @param id the id of a silence
     * @return true if there was such a silence
     */
    boolean end(String id);

    /**
     * The silences that are active or begin later.
     *
     * @return an immutable copy, ordered by their beginning
     */
    List<Silence> list();

    /**
     * The silences that are active now.
     *
     * @return an immutable copy, ordered by their beginning
     */
    List<Silence> active();
}
