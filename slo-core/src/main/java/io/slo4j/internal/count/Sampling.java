package io.slo4j.internal.count;

/**
 * Reads the checkpoints of many SLOs at the same instants while ticks go on. The slots of these instants are looked up
 * once, and again only if the timeline may have reused one of them. For one thread.
 */
public final class Sampling {
    private final Timeline timeline;
    private final long[] instants;
    private final int[] slots;
    private final long[] good;
    private final long[] bad;
    private TimelineView view;

    /** Reads at the instants that the timeline keeps now. */
    public Sampling(Timeline timeline) {
        this(timeline, timeline.view().instants());
    }

    private Sampling(Timeline timeline, long[] instants) {
        this.timeline = timeline;
        this.view = timeline.view();
        this.instants = instants;
        this.slots = new int[instants.length];
        this.good = new long[instants.length];
        this.bad = new long[instants.length];
        find();
    }

    /** Reads histories that have not been ticked, and so have no checkpoints. */
    public static Sampling ofNone(Timeline timeline) {
        return new Sampling(timeline, new long[0]);
    }

    private void find() {
        for (int i = 0; i < slots.length; i++) {
            slots[i] = view.slotAt(instants[i]);
        }
    }

    public long[] instants() {
        return instants;
    }

    /** The totals of an SLO at the instants, and now. The next reading overwrites them. */
    public CheckpointTotals read(History history) {
        copy(history);
        while (!timeline.holds(view)) {
            view = timeline.view();
            find();
            copy(history);
        }
        /* Read after the checkpoints, so that no checkpoint is ahead of them. */
        long goodNow = history.good();
        long badNow = history.bad();
        for (int i = 0; i < instants.length; i++) {
            good[i] = goodNow - Checkpoints.difference(goodNow, good[i]);
            bad[i] = badNow - Checkpoints.difference(badNow, bad[i]);
        }
        return new CheckpointTotals(instants, good, bad, goodNow, badNow);
    }

    private void copy(History history) {
        for (int i = 0; i < slots.length; i++) {
            good[i] = history.goodAt(slots[i]);
            bad[i] = history.badAt(slots[i]);
        }
    }
}
