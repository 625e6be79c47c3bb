package io.slo4j.internal.guard;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of java.util.logging, where that is what {@link System.Logger} writes to. It would look for the source of a record
 * on the stack, and show {@link Log} as that of all of them; a record without a source is shown with the name of its logger.
 */
final class JdkLogging {
    private static final String FINDER = "sun.util.logging.internal.LoggingProviderImpl";

    private JdkLogging() {}

    /** Whether the JDK has java.util.logging, and the application no other way to log. */
    static boolean isUsed() {
        return System.LoggerFinder.getLoggerFinder().getClass().getName().equals(FINDER);
    }

    static void write(String logger, System.Logger.Level level, String text, @Nullable Throwable thrown) {
        LogRecord message = new LogRecord(level(level), text);
        message.setLoggerName(logger);
        message.setThrown(thrown);
        message.setSourceClassName(null);
        message.setSourceMethodName(null);
        Logger.getLogger(logger).log(message);
    }

    private static Level level(System.Logger.Level level) {
        return switch (level) {
            case ERROR -> Level.SEVERE;
            case WARNING -> Level.WARNING;
            case INFO -> Level.INFO;
            default -> Level.FINE;
        };
    }
}
