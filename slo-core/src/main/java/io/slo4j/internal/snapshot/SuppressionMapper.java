package io.slo4j.internal.snapshot;

import io.slo4j.internal.delivery.Suppression;

/** The suppression of an alert, stored and restored. */
final class SuppressionMapper {
    private SuppressionMapper() {}

    static StoredSuppression stored(Suppression suppression) {
        return new StoredSuppression(
                suppression.byPages(), suppression.bySilences(), suppression.byEither(), suppression.undelivered());
    }

    static Suppression restored(StoredSuppression stored) {
        return new Suppression(stored.byPages(), stored.bySilences(), stored.byEither(), stored.undelivered());
    }
}
