package io.slo4j.notify;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the requests to one receiver: counted, and logged when it changes. Safe for use by any thread; never throws.
 */
final class ReceiverLog {
    private static final String LOGGER = "io.slo4j.notify";
    private static final long HOUR = 3_600_000_000_000L;

    private final Receiver receiver;

    /* Guarded by this, as is what follows. */
    private long accepted;
    private long refused;
    private long failed;
    private long failedSince;
    private @Nullable Long refusalNanos;
    private @Nullable String problem;

    ReceiverLog(Receiver receiver) {
        this.receiver = receiver;
    }

    synchronized void add(Answer answer) {
        switch (answer.result()) {
            case ACCEPTED -> {
                accepted++;
                problem = null;
                if (failedSince > 0) {
                    write(Level.INFO, receiver + " takes alerts again, after " + failedSince + " failed requests");
                    failedSince = 0;
                }
            }
            case REFUSED -> {
                refused++;
                problem = answer.reason();
                refused(answer);
            }
            case FAILED -> {
                failed++;
                problem = answer.reason();
                if (failedSince++ == 0) {
                    write(
                            Level.WARNING,
                            receiver + " must take alerts, but " + answer.reason()
                                    + " (said once, until it takes them again; they are sent again and again)");
                }
            }
        }
    }

    private void refused(Answer answer) {
        long now = System.nanoTime();
        if (refusalNanos == null || now - refusalNanos >= HOUR) {
            refusalNanos = now;
            write(
                    Level.WARNING,
                    receiver + " must take a message, but " + answer.reason()
                            + "; it is not sent again (said once an hour; refused so far: " + refused + ")");
        }
    }

    synchronized ReceiverStatus status() {
        return new ReceiverStatus(receiver.toString(), accepted, refused, failed, problem);
    }

    private static void write(Level level, String message) {
        try {
            System.getLogger(LOGGER).log(level, message);
        } catch (Throwable broken) {
            /* Of a logger that does not work, nobody can be told. */
        }
    }
}
