package io.slo4j.store;

import java.io.IOException;

/** A store belongs to another process. */
public final class StoreInUseException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * A store belongs to another process.
     *
     * @param message which, and whose, as far as that is known
     */
    public StoreInUseException(String message) {
        super(message);
    }
}
