package io.slo4j.internal.guard;

import io.slo4j.internal.check.OneLine;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A logger of slo4j's. It never throws: not if the logger does, nor if what was thrown or a message cannot be put in words. Names
 * and messages in what it logs are those of strangers: each message is one line, and no longer than {@value #MOST} characters. Safe
 * for use by any thread.
 */
public final class Log {
    private static final int MOST = 10_000;

    private final String name;

    private Log(String name) {
        this.name = name;
    }

    /** The logger of this name, which is not looked for until there is something to log. */
    public static Log of(String name) {
        return new Log(name);
    }

    public void warn(String message) {
        write(Level.WARNING, () -> message, null);
    }

    public void warn(String message, @Nullable Throwable thrown) {
        write(Level.WARNING, () -> message, thrown);
    }

    /**
     * Logs a warning.
     *
     * @param message may call code that is not slo4j's, such as the {@code getMessage()} of an exception
     */
    public void warn(Supplier<String> message, @Nullable Throwable thrown) {
        write(Level.WARNING, message, thrown);
    }

    public void error(String message, Throwable thrown) {
        write(Level.ERROR, () -> message, thrown);
    }

    public void info(String message) {
        write(Level.INFO, () -> message, null);
    }

    public void debug(String message, Throwable thrown) {
        write(Level.DEBUG, () -> message, thrown);
    }

    private void write(Level level, Supplier<String> message, @Nullable Throwable thrown) {
        String text = text(message);
        if (!written(level, text, thrown) && thrown != null) {
            written(level, text + " (" + thrown.getClass().getName() + ", which cannot be logged)", null);
        }
    }

    private static String text(Supplier<String> message) {
        try {
            return OneLine.of(message.get(), MOST);
        } catch (Throwable unreadable) {
            return "a message that cannot be read: " + unreadable.getClass().getName();
        }
    }

    private boolean written(Level level, String text, @Nullable Throwable thrown) {
        try {
            if (JdkLogging.isUsed()) {
                JdkLogging.write(name, level, text, thrown);
            } else {
                write(System.getLogger(name), level, text, thrown);
            }
            return true;
        } catch (Throwable broken) {
            return false;
        }
    }

    private static void write(System.Logger logger, Level level, String text, @Nullable Throwable thrown) {
        if (thrown == null) {
            logger.log(level, text);
        } else {
            logger.log(level, text, thrown);
        }
    }
}
