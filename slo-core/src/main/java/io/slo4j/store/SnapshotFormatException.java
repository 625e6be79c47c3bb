package io.slo4j.store;

import static io.slo4j.internal.check.Arguments.given;

import java.io.IOException;

/** Bytes that are no snapshot, or one that cannot be trusted or understood. The message says what is wrong with them. */
public final class SnapshotFormatException extends IOException {
    private static final long serialVersionUID = 1;

    /** In what way the bytes are of no use. */
    public enum Reason {
        /** It was a snapshot once: truncated, changed, or contradicting itself. */
        DAMAGED,
        /** Something else altogether. */
        FOREIGN,
        /** A snapshot written by a newer slo4j, in a format that this one does not know. */
        NEWER,
        /** A snapshot written by an earlier slo4j, in a format that is not read any more. */
        OLDER
    }

    /** In what way. */
    private final Reason reason;

    /**
     * Bytes that are of no use.
     *
     * @param reason in what way
     * @param message what is wrong with them
     */
    public SnapshotFormatException(Reason reason, String message) {
        super(message);
        this.reason = given("reason", reason);
    }

    /**
     * Bytes that are of no use.
     *
     * @param reason in what way
     * @param message what is wrong with them
     * @param cause how that was found
     */
    public SnapshotFormatException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = given("reason", reason);
    }

    /**
     * In what way the bytes are of no use.
     *
     * @return damaged, foreign or newer
     */
    public Reason reason() {
        return reason;
    }
}
