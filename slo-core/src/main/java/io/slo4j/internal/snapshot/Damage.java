package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotFormatException.Reason;

/** Bytes that were a snapshot once, and cannot be trusted any more. */
final class Damage {
    private Damage() {}

    static SnapshotFormatException of(String message) {
        return new SnapshotFormatException(Reason.DAMAGED, message);
    }

    static SnapshotFormatException of(String message, Throwable cause) {
        return new SnapshotFormatException(Reason.DAMAGED, message, cause);
    }
}
