package io.slo4j;

/**
 * Called when SLOs are registered and closed, on the thread that does so; that thread waits for it. It may be called by
 * several threads at the same time. What it throws is logged and counted.
 */
public interface SloListener {
    /**
     * An SLO has been registered. Also called for each SLO that is registered when this listener is added.
     *
     * @param slo the SLO; another thread may have closed it by now
     */
    void registered(Slo slo);

    /**
     * An SLO has been closed.
     *
     * @param slo the SLO; another one may have its name by now
     */
    void closed(Slo slo);
}
