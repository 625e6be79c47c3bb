package io.slo4j.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * One SLO in its registry.
 *
 * @param tracker what counts and evaluates it
 * @param slo what the front door shows of it
 * @param group the name of the group that it is a member of, if any
 * @param <H> the front door's type
 */
record Entry<H>(SloTracker tracker, H slo, @Nullable String group) {
    String name() {
        return tracker.definition().name();
    }
}
