package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;

/** Late and repeated notifications carry current figures: this finds them. */
@FunctionalInterface
public interface CurrentFigures {
    /**
     * A firing alert with the figures of now.
     *
     * @param alert as it was when it began to fire
     * @return the same alert as it is now; as it was, if nothing else is known
     */
    Alert of(Alert alert, long nowNanos);
}
