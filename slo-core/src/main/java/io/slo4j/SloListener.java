package io.slo4j;

/**
 * Called when SLOs are registered and closed, on the thread that does so; that thread waits for it. It may be called by
 * several threads at the same time, while no lock of the registry is held. What it throws is logged and counted.
 *
 * <p>Of each SLO it hears first that it is registered, then that it is closed, each once. An SLO that is closed while this hears
 * that it is registered is told as closed by the thread that registered it; one that is closed before that is not told at all.
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
