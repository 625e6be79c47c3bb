package io.slo4j.cli.log;

import io.slo4j.text.Figures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The report on reading: how many lines of each kind, and what was wrong. For one thread. */
public final class ReadReport {
    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_LENGTH = 100;

    private final List<String> examples = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long lines;
    private long malformed;
    private long late;
    private long withoutTime;

    void line() {
        lines++;
    }

    void malformed(String file, long number, byte[] bytes, int from, int to) {
        malformed++;
        if (examples.size() < EXAMPLES) {
            String start = new String(bytes, from, Math.min(EXAMPLE_LENGTH, to - from), StandardCharsets.UTF_8);
            examples.add(file + ", line " + number + ": " + start.replaceAll("\\p{Cc}", "?")
                    + (to - from > EXAMPLE_LENGTH ? "..." : ""));
        }
    }

    void tooLong(String file, long number) {
        malformed++;
        if (examples.size() < EXAMPLES) {
            examples.add(file + ", line " + number + ": longer than " + Figures.count(Lines.LONGEST) + " bytes");
        }
    }

    void lackedTime() {
        withoutTime++;
    }

    void late(long events) {
        late += events;
    }

    void problem(String text) {
        problems.add(text);
    }

    /** Lines that were read, malformed ones included, blank ones and headers not. */
    public long lines() {
        return lines;
    }

    /** Lines that could not be parsed. */
    public long malformed() {
        return malformed;
    }

    /** Whether any line was an event. */
    public boolean foundEvents() {
        return lines > malformed;
    }

    /** Events that came too late, and were counted in a later second. */
    public long late() {
        return late;
    }

    /** Lines without the duration of the request, although it matters. */
    public long withoutTime() {
        return withoutTime;
    }

    /** The first malformed lines: where, and how they begin. */
    public List<String> examples() {
        return List.copyOf(examples);
    }

    /** Files that could not be read, or not to their end, and why. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
