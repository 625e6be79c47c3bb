package io.slo4j.internal.engine;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which part of an exception's message alerts show. The message and the redactor are the user's: what they throw costs the message. */
final class FailureMessages {
    private static final Log LOG = Log.of("io.slo4j");

    /* As much as a redactor must look at. What it finds must not be cut in two. */
    private static final int MOST_CHARACTERS = 10_000;

    private final Function<String, ? extends @Nullable String> redactor;
    private final Notices notices;

    FailureMessages(Function<String, ? extends @Nullable String> redactor, Notices notices) {
        this.redactor = redactor;
        this.notices = notices;
    }

    @Nullable
    String of(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (Throwable unreadable) {
            return null;
        }
        return message == null ? null : redacted(message);
    }

    private @Nullable String redacted(String message) {
        try {
            return redactor.apply(message.length() > MOST_CHARACTERS ? message.substring(0, MOST_CHARACTERS) : message);
        } catch (Throwable failed) {
            String type = failed.getClass().getName();
            /* Without what was thrown: its message may be the one that was not to be shown. */
            notices.warn(
                    LOG,
                    redactor,
                    () -> "the redactor of failure messages failed with " + type + ", and the message is left out",
                    null);
            return null;
        }
    }
}
