package io.slo4j;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger was told while this was open. */
public final class Logged extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Throwable> causes = new CopyOnWriteArrayList<>();

    public Logged(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    public List<String> messages() {
        return messages;
    }

    /** What was thrown, of the messages that say so. */
    public List<Throwable> causes() {
        return causes;
    }

    @Override
    public void publish(LogRecord message) {
        messages.add(message.getMessage());
        if (message.getThrown() != null) {
            causes.add(message.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
