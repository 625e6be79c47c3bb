package io.slo4j.internal.delivery;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What a listener listens to. slo4j's own code: quick, and never throws.
 *
 * @param of which changes, whoever they are of
 * @param over whether there are no more of them: the SLO that the listener was registered on has been closed
 */
public record Scope<C>(Predicate<C> of, BooleanSupplier over) {
    /** That of a listener of a whole registry. */
    public static <C> Scope<C> unlimited(Predicate<C> of) {
        return new Scope<>(of, () -> false);
    }

    boolean holds(C change) {
        return of.test(change);
    }

    boolean isOver() {
        return over.getAsBoolean();
    }
}
