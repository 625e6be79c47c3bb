package io.slo4j.cli.log;

/**
 * Sorts lines that are a little out of order into their seconds, and passes the seconds on in order, each once. A server
 * writes a line when a request has ended, and some servers give the time when it began, so lines are out of order by up to
 * the duration of a request. This waits {@value #WINDOW_SECONDS} seconds. A later line is counted in the oldest second that
 * has not been passed on, and reported.
 */
public final class SecondsInOrder implements SecondSink {
    /** How far behind the newest line a line may be to be counted in its own second. */
    public static final int WINDOW_SECONDS = 300;

    /** How many good events can be counted, and how many bad ones, so that their sum can be: as many as an SLO counts. */
    static final long MOST = (1L << 62) - 1;

    private static final int SLOTS = 512;
    private static final long NOTHING_YET = Long.MIN_VALUE;

    private final SecondSink inOrder;
    private final ReadReport report;
    private final long[] good = new long[SLOTS];
    private final long[] bad = new long[SLOTS];
    private final boolean[] seen = new boolean[SLOTS];
    private long newest = NOTHING_YET;
    private long allGood;
    private long allBad;

    /**
     * Passes seconds on.
     *
     * @param inOrder gets each second that has events once, the oldest first
     * @param report counts events that came too late
     */
    public SecondsInOrder(SecondSink inOrder, ReadReport report) {
        this.inOrder = inOrder;
        this.report = report;
    }

    @Override
    public void count(long second, long goodEvents, long badEvents) {
        if (goodEvents > MOST - allGood || badEvents > MOST - allBad) {
            report.tooMany();
            return;
        }
        allGood += goodEvents;
        allBad += badEvents;
        long counted = second;
        if (second > newest) {
            passOnUntil(second - WINDOW_SECONDS);
            newest = second;
        } else if (second < newest - WINDOW_SECONDS) {
            report.late(goodEvents + badEvents);
            counted = newest - WINDOW_SECONDS;
        }
        int slot = slot(counted);
        good[slot] += goodEvents;
        bad[slot] += badEvents;
        seen[slot] = true;
    }

    /** Passes on the seconds that are left. */
    public void end() {
        passOnUntil(newest + 1);
    }

    /** Passes on the seconds before one. The slots hold only seconds within the window of the newest one. */
    private void passOnUntil(long end) {
        if (newest == NOTHING_YET) {
            return;
        }
        for (long second = newest - WINDOW_SECONDS; second < end && second <= newest; second++) {
            int slot = slot(second);
            if (seen[slot]) {
                inOrder.count(second, good[slot], bad[slot]);
                good[slot] = 0;
                bad[slot] = 0;
                seen[slot] = false;
            }
        }
    }

    private static int slot(long second) {
        return (int) (second & SLOTS - 1);
    }
}
