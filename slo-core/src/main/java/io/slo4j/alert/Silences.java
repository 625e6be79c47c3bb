package io.slo4j.alert;

import java.time.Duration;
import java.util.List;

/**
 * The silences of a registry. While one is active, nobody is told of the alerts it means, that they fire or still fire. When
 * it ends while such an alert still fires, its listeners are told then, at the next tick. That an alert has resolved is told
 * to those who were told that it fires, silence or not.
 *
 * <p>Silences that are over are forgotten. Safe for use by any thread.
 */
public interface Silences {
    /**
     * Adds a silence, in place of one with the same id if there is one. One that is over already is not kept.
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
     * Ends a silence now, or calls it off if it has not begun.
     *
     * @param id the id of a silence
     * @return whether there was one that was not over
     */
    boolean end(String id);

    /**
     * The silences that are active or yet to come.
     *
     * @return an immutable copy, by their beginning
     */
    List<Silence> list();

    /**
     * The silences that are active now.
     *
     * @return an immutable copy, by their beginning
     */
    List<Silence> active();
}
