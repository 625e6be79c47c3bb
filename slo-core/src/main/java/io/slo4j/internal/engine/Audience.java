package io.slo4j.internal.engine;

/**
 * Hears of SLOs that come and go. Must not throw.
 *
 * @param <H> the front door's SLOs
 */
public interface Audience<H> {
    /**
     * An SLO is about to be told of: {@link #registered} will be called for it once. Called under the engine's lock, and so
     * calls nobody.
     */
    void due(H slo);

    /**
     * An SLO takes part in ticks from now on. Called while no lock of the engine is held, because a listener may have locks of
     * its own.
     */
    void registered(H slo);

    /** An SLO is watched no more; called like {@link #registered}, maybe by another thread, and before it. */
    void closed(H slo);
}
