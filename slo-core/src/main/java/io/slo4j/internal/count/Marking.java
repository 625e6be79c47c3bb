package io.slo4j.internal.count;

/**
 * Chooses the marks of one history while time passes: among checkpoints just before they become sparser, when it is known what came
 * after them. A time without bad events costs a look at two totals. Any thread may read; the thread that ticks marks.
 */
public final class Marking {
    /** For how many of the checkpoints that are looked at nothing is chosen yet. */
    private static final int AHEAD = Timeline.RESOLUTION;

    private final long stepNanos;
    private final long grainNanos;
    private volatile Marks marks;
    private long untilNanos;

    /* The bad events at the last place that was looked at. */
    private long badUntil;

    private Marking(long stepNanos, long grainNanos, Marks marks, long untilNanos, long badUntil) {
        this.stepNanos = stepNanos;
        this.grainNanos = grainNanos;
        this.marks = marks;
        this.untilNanos = untilNanos;
        this.badUntil = badUntil;
    }

    /**
     * None so far, in a history that begins.
     *
     * @param grainNanos the length of what is counted; 1 for events
     */
    static Marking from(Timeline timeline, long startNanos, long grainNanos) {
        long stepNanos = timeline.stepNanos();
        /* Not all histories of a timeline choose in the same tick. */
        return new Marking(stepNanos, grainNanos, Marks.NONE, startNanos - timeline.turn() % AHEAD * stepNanos, 0);
    }

    /** The same for a history that goes on from another one. */
    Marking successor() {
        return new Marking(stepNanos, grainNanos, marks, untilNanos, badUntil);
    }

    /** Takes over what was marked, and up to when; before others see this. */
    void restore(Marks before, long beforeNanos) {
        marks = before;
        untilNanos = beforeNanos;
        badUntil = -1;
    }

    public Marks marks() {
        return marks;
    }

    /** Up to when marks have been chosen. */
    public long untilNanos() {
        return untilNanos;
    }

    /** How much of the past is not marked yet, at most. */
    public long unmarkedNanos() {
        return 2 * AHEAD * stepNanos;
    }

    /** How far apart the checkpoints are that are looked at. */
    public long stepNanos() {
        return stepNanos;
    }

    /** Chooses, if it is time; before the checkpoint of this tick is published. */
    void tick(History history, long nowNanos) {
        if (nowNanos - untilNanos >= unmarkedNanos()) {
            mark(history, history.timeline().view(), nowNanos);
        }
    }

    private void mark(History history, TimelineView view, long nowNanos) {
        long newest = view.at(nowNanos);
        if (newest == TimelineView.NONE) {
            return;
        }
        long fromNanos = untilNanos;
        untilNanos = Math.max(fromNanos, Math.min(view.nanos(newest), nowNanos - AHEAD * stepNanos));
        if (history.badAt(view.slot(newest)) == badUntil) {
            return;
        }
        long from = view.at(fromNanos);
        Marks before = marks;
        MarkSelection selection = new MarkSelection().add(before.totals(0, 0));
        if (grainNanos == 1) {
            add(history, view, from, selection);
            for (long each = from; each != newest; add(history, view, each, selection)) {
                each = next(view, each);
            }
        } else {
            addSlices(history, view, fromNanos, nowNanos, selection);
        }
        badUntil = selection.badAt(untilNanos);
        marks = selection.chosen(nowNanos - history.timeline().reachNanos(), untilNanos);
    }

    /* In the middle of a slice all that have ended before it are counted, and they are asked for there. */
    private void addSlices(History history, TimelineView view, long fromNanos, long nowNanos, MarkSelection selection) {
        long apart = grainNanos * Math.max(1, (stepNanos + grainNanos - 1) / grainNanos);
        for (long middle = middleAfter(fromNanos, grainNanos); middle < nowNanos; middle += apart) {
            Bracket known = history.around(view, middle, nowNanos, Long.MAX_VALUE, Long.MAX_VALUE);
            if (known.isExact()) {
                selection.add(middle, known.goodBefore(), known.badBefore());
            }
        }
    }

    /** The middle of the slice at an instant, or of the next one. */
    static long middleAfter(long nanos, long grainNanos) {
        long half = grainNanos / 2;
        return -Math.floorDiv(half - nanos, grainNanos) * grainNanos + half;
    }

    /* No nearer than a step, unless nothing else is there. */
    private long next(TimelineView view, long checkpoint) {
        if (checkpoint != TimelineView.NONE) {
            long far = view.at(view.nanos(checkpoint) + stepNanos);
            if (far != checkpoint) {
                return far;
            }
        }
        return view.after(checkpoint);
    }

    private static void add(History history, TimelineView view, long checkpoint, MarkSelection selection) {
        if (checkpoint == TimelineView.NONE) {
            selection.add(history.startNanos(), 0, 0);
        } else {
            int slot = view.slot(checkpoint);
            selection.add(view.nanos(checkpoint), history.goodAt(slot), history.badAt(slot));
        }
    }
}
