package io.slo4j.internal.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells one listener of SLOs that come and go: of each that it is there, then that it is gone, once each and in this order,
 * whatever threads have it to tell. Nobody waits for another thread: an SLO that goes while the listener is being told that it
 * is there is told to be gone by the thread that is telling. Safe for use by any thread.
 *
 * @param <H> the front door's SLOs
 */
public final class Introductions<H> {
    private enum Stage {
        /** One thread is going to tell that it is there. */
        DUE,
        /** It is telling. */
        BEING_TOLD,
        TOLD,
        /** It has gone meanwhile. */
        GONE
    }

    private final Map<H, Stage> stages = new ConcurrentHashMap<>();
    private final Consumer<H> registered;
    private final Consumer<H> closed;

    /**
     * @param registered tells the listener that an SLO is there; never throws
     * @param closed tells the listener that an SLO is gone; never throws
     */
    public Introductions(Consumer<H> registered, Consumer<H> closed) {
        this.registered = registered;
        this.closed = closed;
    }

    /** Somebody will call {@link #registered}; under the engine's lock, so that only one does. */
    public void due(H slo) {
        stages.put(slo, Stage.DUE);
    }

    public void registered(H slo) {
        if (stages.replace(slo, Stage.DUE, Stage.BEING_TOLD)) {
            registered.accept(slo);
            if (!stages.replace(slo, Stage.BEING_TOLD, Stage.TOLD)) {
                stages.remove(slo);
                closed.accept(slo);
            }
        }
    }

    public void closed(H slo) {
        Stage stage = stages.get(slo);
        while (stage != null && !left(slo, stage)) {
            stage = stages.get(slo);
        }
    }

    /* Returns false if another thread has moved it on meanwhile. */
    private boolean left(H slo, Stage stage) {
        return switch (stage) {
            case DUE -> stages.remove(slo, Stage.DUE);
            case BEING_TOLD -> stages.replace(slo, Stage.BEING_TOLD, Stage.GONE);
            case GONE -> true;
            case TOLD -> {
                boolean mine = stages.remove(slo, Stage.TOLD);
                if (mine) {
                    closed.accept(slo);
                }
                yield mine;
            }
        };
    }
}
