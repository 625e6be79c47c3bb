package io.slo4j.internal.engine;

/**
 * Hears of SLOs that come and go. Called while no lock of the engine is held, because a listener may have locks of its own;
 * must not throw.
 *
 * @param <H> the front door's SLOs
 */
public interface Audience<H> {
    /** An SLO takes part in ticks from now on. */
    void registered(H slo);

    /** An SLO is watched no more. */
    void closed(H slo);
}
