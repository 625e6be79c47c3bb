package io.slo4j.notify;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What slo4j logs, with the stack traces, until it is closed. */
final class Logged extends Handler implements AutoCloseable {
    final List<String> all = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("io.slo4j");

    Logged() {
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        StringWriter text = new StringWriter();
        text.write(record.getMessage());
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        all.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
