package io.slo4j.cli.log;

/**
 * Some lines of a log, one after the other, and which of them have a wrong clock. Those that are about in order with each other
 * are right: the chain of most lines in which none is more than five minutes behind one before it, whatever the gaps, for a night
 * and a rotation are no fault of a clock. A line that is off the chain is judged by where it is:
 *
 * <ul>
 *   <li>near one of the chain: out of order, as round a gap, and right;
 *   <li>up to a day behind: late, as a long request is, and right;
 *   <li>up to a day ahead, but more than an eighth of the lines are so: disorder, as of two writers, and right;
 *   <li>else wrong.
 * </ul>
 *
 * At the beginning and at the end of a log up to three lines are wrong that are more than 30 days away from twice as many.
 */
final class ClockWindow {
    static final int LINES = 256;
    /** What {@link SecondsInOrder} sorts. */
    static final long NEAR = SecondsInOrder.WINDOW_SECONDS;

    static final long LATE = 86_400;

    private static final long FAR = 30 * 86_400L;
    private static final int AT_AN_EDGE = 3;
    private static final int NONE = -1;

    private final boolean[] right = new boolean[LINES];

    /* Runs of lines that are near each other: where they begin, their counts and their times. */
    private final int[] begin = new int[LINES + 1];
    private final long[] least = new long[LINES];
    private final long[] most = new long[LINES];
    private final int[] before = new int[LINES];
    private final long[] weight = new long[LINES];
    private final boolean[] chained = new boolean[LINES];
    private int runs;

    /* The clock after the last chain. */
    private long clock;
    private boolean leavesAnchor;

    /**
     * Judges lines.
     *
     * @param anchor the clock before them; {@link Long#MIN_VALUE} at the beginning of a log
     * @param anchorLines how many lines have been found right before
     * @param end whether the log ends with them
     */
    void judge(long[] seconds, int count, long anchor, long anchorLines, boolean end) {
        split(seconds, count);
        chain(anchor, Math.min(anchorLines, LINES - 1));
        trimEdges(anchor, anchorLines, end);
        mark(seconds, count, anchor);
    }

    /** Whether a line has a right clock. */
    boolean isRight(int line) {
        return right[line];
    }

    /** Whether the lines that are right are far behind the clock before them: it has been set back. */
    boolean isSetBack() {
        return leavesAnchor;
    }

    private void split(long[] seconds, int count) {
        runs = 0;
        for (int i = 0; i < count; i++) {
            long second = seconds[i];
            boolean near = runs > 0 && second <= most[runs - 1] + NEAR && second >= most[runs - 1] - NEAR;
            if (!near) {
                begin[runs] = i;
                least[runs] = second;
                most[runs] = second;
                runs++;
            } else {
                least[runs - 1] = Math.min(least[runs - 1], second);
                most[runs - 1] = Math.max(most[runs - 1], second);
            }
        }
        begin[runs] = count;
    }

    private void chain(long anchor, long anchorWeight) {
        int last = NONE;
        for (int run = 0; run < runs; run++) {
            chained[run] = false;
            before[run] = NONE;
            long behind = anchor != Long.MIN_VALUE && least[run] >= anchor - NEAR ? anchorWeight : 0;
            for (int earlier = 0; earlier < run; earlier++) {
                if (weight[earlier] > behind && least[run] >= most[earlier] - NEAR) {
                    behind = weight[earlier];
                    before[run] = earlier;
                }
            }
            weight[run] = behind + begin[run + 1] - begin[run];
            // Of two as long the one that ends nearer to what was before.
            if (last == NONE || weight[run] > weight[last] || (weight[run] == weight[last] && most[run] < most[last])) {
                last = run;
            }
        }
        boolean anchored = anchor != Long.MIN_VALUE;
        leavesAnchor = anchored && weight[last] > anchorWeight && !startsAfter(last, anchor);
        if (anchored && weight[last] <= anchorWeight) {
            return;
        }
        for (int run = last; run != NONE; run = before[run]) {
            chained[run] = true;
        }
    }

    private boolean startsAfter(int last, long anchor) {
        int first = last;
        while (before[first] != NONE) {
            first = before[first];
        }
        return least[first] >= anchor - NEAR;
    }

    private void trimEdges(long anchor, long anchorLines, boolean end) {
        if (anchorLines == 0) {
            trim(0, 1, anchor, 0);
        }
        if (end) {
            trim(runs - 1, -1, anchor, anchorLines);
        }
    }

    /** Takes the few lines at one end of the chain off it that are far away from twice as many, which are not from each other. */
    private void trim(int outermost, int step, long anchor, long anchorLines) {
        long lines = 0;
        for (int edge = outermost; isRun(edge) && lines <= AT_AN_EDGE; edge += step) {
            if (!chained[edge]) {
                continue;
            }
            lines += begin[edge + 1] - begin[edge];
            int next = nextChained(edge, step);
            if (lines <= AT_AN_EDGE && isFar(edge, next, anchor) && agree(next, step, 2 * lines, anchor, anchorLines)) {
                for (int off = outermost; off != edge + step; off += step) {
                    chained[off] = false;
                }
            }
        }
    }

    private boolean isRun(int run) {
        return run >= 0 && run < runs;
    }

    /** The next run of the chain in a direction, {@link #NONE} for the lines before the window, or the number of runs. */
    private int nextChained(int run, int step) {
        int next = run + step;
        while (isRun(next) && !chained[next]) {
            next += step;
        }
        return next;
    }

    private boolean isFar(int run, int other, long anchor) {
        if (!isRun(other)) {
            return other == NONE && anchor != Long.MIN_VALUE && least[run] - anchor > FAR;
        }
        return least[Math.max(run, other)] - most[Math.min(run, other)] > FAR;
    }

    /** Whether so many lines from a run on are not far from each other. */
    private boolean agree(int first, int step, long needed, long anchor, long anchorLines) {
        long lines = 0;
        int run = first;
        while (isRun(run)) {
            lines += begin[run + 1] - begin[run];
            int next = nextChained(run, step);
            if (lines >= needed || isFar(run, next, anchor)) {
                return lines >= needed;
            }
            run = next;
        }
        return lines + (run == NONE ? anchorLines : 0) >= needed;
    }

    private void mark(long[] seconds, int count, long anchor) {
        clock = anchor;
        int ahead = 0;
        for (int run = 0; run < runs; run++) {
            clock = chained[run] ? most[run] : clock;
            for (int i = begin[run]; i < begin[run + 1]; i++) {
                right[i] = chained[run] || isLate(seconds[i], clock) || isNearChain(seconds[i]);
                ahead += !right[i] && isAhead(seconds[i], clock) ? 1 : 0;
            }
        }
        if (ahead > Math.max(AT_AN_EDGE, count / 8)) {
            clock = anchor;
            for (int run = 0; run < runs; run++) {
                clock = chained[run] ? most[run] : clock;
                for (int i = begin[run]; i < begin[run + 1]; i++) {
                    right[i] |= isAhead(seconds[i], clock);
                }
            }
        }
    }

    private boolean isNearChain(long second) {
        for (int run = 0; run < runs; run++) {
            if (chained[run] && second >= least[run] - NEAR && second <= most[run] + NEAR) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLate(long second, long clock) {
        return clock != Long.MIN_VALUE && second <= clock && second >= clock - LATE;
    }

    private static boolean isAhead(long second, long clock) {
        return clock != Long.MIN_VALUE && second > clock && second <= clock + LATE;
    }
}
