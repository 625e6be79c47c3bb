package io.slo4j.cli.log;

import io.slo4j.text.Figures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report on reading: how many lines of each kind, and what was wrong. For one thread. */
public final class ReadReport {
    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_LENGTH = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * A malformed line.
     *
     * @param line where it is, and how it begins
     * @param refusal what it must have, and what it had instead
     */
    public record Example(String line, String refusal) {}

    private final List<Example> examples = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long lines;
    private long malformed;
    private long late;
    private long withoutTime;
    private long uncounted;
    private long wrongClocks;
    private final List<String> wrongClockExamples = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void line() {
        lines++;
    }

    void malformed(String file, long number, byte[] bytes, int from, int to, String refusal) {
        malformed++;
        if (examples.size() < EXAMPLES) {
            String start = new String(bytes, from, Math.min(EXAMPLE_LENGTH, to - from), StandardCharsets.UTF_8);
            examples.add(new Example(
                    file + ", line " + number + ": " + printable(start) + (to - from > EXAMPLE_LENGTH ? "..." : ""),
                    printable(refusal)));
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }

    void tooLong(String file, long number) {
        malformed++;
        if (examples.size() < EXAMPLES) {
            String most = Figures.count(Lines.LONGEST);
            examples.add(new Example(file + ", line " + number, "a line must have at most " + most + " bytes"));
        }
    }

    void lackedTime() {
        withoutTime++;
    }

    void late(long events) {
        late += events;
    }

    /** A line was set aside, because its time is not that of its neighbours. */
    void wrongClock(String file, long number, long second, long neighbour) {
        wrongClocks++;
        if (wrongClockExamples.size() < EXAMPLES) {
            wrongClockExamples.add(
                    file + ", line " + number + " says " + time(second) + ", its neighbours " + time(neighbour));
        }
    }

    /** The clock of a log goes back, and stays there. */
    void setBack(String file, long number, long seconds) {
        notes.add("the clock of " + file + " goes back by " + Figures.time(Duration.ofSeconds(seconds)) + " at line "
                + number + "; what follows is late until it has caught up");
    }

    /** Something about the logs that whoever reads the results must know. */
    public void note(String text) {
        notes.add(text);
    }

    private static String time(long second) {
        return TIME.format(Instant.ofEpochSecond(second));
    }

    /** A line was left out, because with its events there would be more than can be counted. */
    void tooMany() {
        uncounted++;
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
        return lines > malformed + wrongClocks;
    }

    /** Lines that were set aside, because their clock is wrong. */
    public long wrongClocks() {
        return wrongClocks;
    }

    /** The first lines with a wrong clock: where, what they say, and what their neighbours say. */
    public List<String> wrongClockExamples() {
        return List.copyOf(wrongClockExamples);
    }

    /** What else there is to know of the logs. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Events that came too late, and were counted in a later second. */
    public long late() {
        return late;
    }

    /** Lines that were left out, because with their events there would be more than can be counted. */
    public long uncounted() {
        return uncounted;
    }

    /** Lines without the duration of the request, although it matters. */
    public long withoutTime() {
        return withoutTime;
    }

    /** The first malformed lines. */
    public List<Example> examples() {
        return List.copyOf(examples);
    }

    /** Files that could not be read, or not to their end, and why. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
