package io.slo4j;

/** Told when SLOs come and go. Called on the thread that registers or closes; what it throws is logged. */
public interface SloListener {
    /**
     * An SLO has been registered. Also called, for each SLO that is already there, when this listener is added.
     *
     * @param slo the SLO
     */
    void registered(Slo slo);

    /**
     * An SLO has been closed.
     *
     * @param slo the SLO
     */
    void closed(Slo slo);
}
