package io.slo4j.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one request.
 *
 * @param result whether it was taken
 * @param reason why it was not, on one line and without secrets; empty if it was taken
 * @param retryAfter how long the receiver asks to be left alone; null if it does not
 */
record Answer(Result result, String reason, @Nullable Duration retryAfter) {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    enum Result {
        /** The receiver has it. */
        ACCEPTED,
        /** The receiver will never take this message, and may take others. */
        REFUSED,
        /** To be tried again. */
        FAILED
    }

    static Answer failed(String reason) {
        return new Answer(Result.FAILED, reason, null);
    }

    /**
     * The answer of a receiver.
     *
     * @param said the beginning of the answer's body, on one line and without secrets
     * @param retryAfter null if it does not say when to come back
     */
    static Answer of(int status, String said, @Nullable Duration retryAfter) {
        if (status >= 200 && status < 300) {
            return new Answer(Result.ACCEPTED, "", null);
        }
        String reason = "answered " + status + (said.isEmpty() ? "" : ": " + said);
        boolean capped = retryAfter != null && retryAfter.compareTo(LONGEST_WAIT) > 0;
        return new Answer(isFinal(status) ? Result.REFUSED : Result.FAILED, reason, capped ? LONGEST_WAIT : retryAfter);
    }

    /* Credentials, addresses and limits may be put right while an alert fires; a message that is wrong stays wrong. */
    private static boolean isFinal(int status) {
        return switch (status) {
            case 401, 403, 404, 407, 408, 425, 429 -> false;
            default -> status >= 400 && status < 500;
        };
    }

    boolean accepted() {
        return result == Result.ACCEPTED;
    }
}
