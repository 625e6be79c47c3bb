package io.slo4j.cli.log;

import java.io.IOException;

/**
 * Sets lines aside whose clock is wrong, so that one of them does not move all that come after it. A line that is near the clock
 * of those before it passes at once. Otherwise it waits, with those after it, until a {@link ClockWindow} is full and shows whether
 * the log goes on from there or returns; half of the window is decided then, with the other half for neighbours.
 */
final class ClockCheck {
    private static final long NOT_YET = Long.MIN_VALUE;

    private final String log;
    private final TimedLines lines;
    private final ReadReport report;
    private final ClockWindow window = new ClockWindow();

    /* Lines that are decided, from head on, and those after them that are not. */
    private final long[] seconds = new long[ClockWindow.LINES];
    private final long[] good = new long[ClockWindow.LINES];
    private final long[] bad = new long[ClockWindow.LINES];
    private final long[] numbers = new long[ClockWindow.LINES];
    private int head;
    private int decided;
    private int end;

    private long clock = NOT_YET;
    private long passed;
    /* The lines behind the clock that came one after the other. */
    private long behind;
    private long firstBehind;
    private long setBackBy;

    private long second;
    private long goodEvents;
    private long badEvents;

    ClockCheck(String log, TimedLines lines, ReadReport report) {
        this.log = log;
        this.lines = lines;
        this.report = report;
    }

    /** Moves to the next line whose clock is right; false at the end. */
    boolean next() throws IOException {
        while (head == decided) {
            if (!lines.next()) {
                if (head == end) {
                    return false;
                }
                decide(true);
            } else if (head == end && isNear(lines.second())) {
                pass(lines.number(), lines.second(), lines.good(), lines.bad());
                return true;
            } else {
                hold();
            }
        }
        pass(numbers[head], seconds[head], good[head], bad[head]);
        head++;
        return true;
    }

    private boolean isNear(long at) {
        return clock != NOT_YET && at <= clock + ClockWindow.NEAR && at >= clock - ClockWindow.LATE;
    }

    private void pass(long number, long at, long goodOfLine, long badOfLine) {
        second = at;
        goodEvents = goodOfLine;
        badEvents = badOfLine;
        passed++;
        follow(number, at);
        clock = Math.max(clock, at);
    }

    /** A clock has been set back if so many lines one after the other are behind it. */
    private void follow(long number, long at) {
        if (at >= clock - ClockWindow.NEAR) {
            behind = 0;
            return;
        }
        if (behind == 0) {
            firstBehind = number;
            setBackBy = clock - at;
        }
        behind++;
        if (behind == ClockWindow.LINES) {
            report.setBack(log, firstBehind, setBackBy);
        }
    }

    private void hold() {
        if (head > 0) {
            for (int i = head; i < end; i++) {
                move(i, i - head);
            }
            end -= head;
            head = 0;
            decided = 0;
        }
        seconds[end] = lines.second();
        good[end] = lines.good();
        bad[end] = lines.bad();
        numbers[end] = lines.number();
        end++;
        if (end == ClockWindow.LINES) {
            decide(false);
        }
    }

    private void move(int from, int to) {
        seconds[to] = seconds[from];
        good[to] = good[from];
        bad[to] = bad[from];
        numbers[to] = numbers[from];
    }

    /** Decides on the first half of what waits, or on all of it at the end, and on what is then near. */
    private void decide(boolean atTheEnd) {
        window.judge(seconds, end, clock, passed, atTheEnd);
        int judged = atTheEnd ? end : end / 2;
        int right = firstRight();
        if (window.isSetBack() && right < judged) {
            report.setBack(log, numbers[right], clock - seconds[right]);
            clock = seconds[right];
        }
        long neighbour = clock == NOT_YET ? seconds[right] : clock;
        long latest = clock;
        int kept = 0;
        for (int i = 0; i < end; i++) {
            boolean undecided = i >= judged;
            if (undecided || window.isRight(i)) {
                neighbour = undecided ? neighbour : seconds[i];
                latest = undecided ? latest : Math.max(latest, seconds[i]);
                move(i, kept++);
                decided = undecided ? decided : kept;
            } else {
                report.wrongClock(log, numbers[i], seconds[i], neighbour);
            }
        }
        end = kept;
        long now = clock;
        clock = latest;
        while (decided < end && isNear(seconds[decided])) {
            clock = Math.max(clock, seconds[decided]);
            decided++;
        }
        clock = now;
    }

    /** The first line that is right, or the first one if none is. */
    private int firstRight() {
        for (int i = 0; i < end; i++) {
            if (window.isRight(i)) {
                return i;
            }
        }
        return 0;
    }

    long second() {
        return second;
    }

    long good() {
        return goodEvents;
    }

    long bad() {
        return badEvents;
    }
}
