package io.slo4j.internal.engine;

import java.util.ArrayList;
import java.util.List;

/** Where an exception was thrown, and where its causes were: types and frames, no messages. */
final class StackLines {
    private static final int OWN = 11;
    private static final int OF_A_CAUSE = 2;
    private static final int MOST_CAUSES = 3;

    private StackLines() {}

    /** The lines; those that could be read, if the exception is of a class that throws when it is asked. */
    static List<String> of(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        try {
            add(thrown, OWN, lines);
            Throwable cause = thrown.getCause();
            for (int causes = 0; cause != null && causes < MOST_CAUSES; causes++) {
                lines.add("Caused by: " + cause.getClass().getName());
                add(cause, OF_A_CAUSE, lines);
                cause = cause.getCause();
            }
        } catch (Throwable unreadable) {
            return lines;
        }
        return lines;
    }

    private static void add(Throwable thrown, int most, List<String> lines) {
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(most, frames.length); i++) {
            lines.add("at " + frames[i]);
        }
    }
}
