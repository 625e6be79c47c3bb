package io.slo4j.internal.engine;

/**
 * One SLO in its registry.
 *
 * @param tracker what counts and evaluates it
 * @param slo what the front door shows of it
 * @param <H> the front door's type
 */
public record Entry<H>(SloTracker tracker, H slo) {
    String name() {
        return tracker.definition().name();
    }
}
