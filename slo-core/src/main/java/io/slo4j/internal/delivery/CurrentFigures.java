package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;

/** Says how an alert stands that began to fire earlier, for those who are told late or again. */
@FunctionalInterface
public interface CurrentFigures {
    /**
     * The alert with the figures of now.
     *
     * @param alert a firing alert, as it was
     * @return the same alert as it is; as it was, if nobody knows more
     */
    Alert of(Alert alert, long nowNanos);
}
