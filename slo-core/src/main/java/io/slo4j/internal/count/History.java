package io.slo4j.internal.count;

import org.jspecify.annotations.Nullable;

/**
 * What one SLO has counted, then and now: what earlier processes counted, the totals of this one, and what both were together
 * at each checkpoint of the timeline.
 *
 * <p>Recording goes to {@link #totals} and nowhere else: they are what was counted here, whatever is taken over from others.
 * Windows may be read by any thread, without locks. Checkpoints are written by the one thread that ticks.
 */
public final class History implements PastTotals {
    private final Timeline timeline;
    private final Totals totals;
    private final Totals.Reader counted;
    private final long startNanos;
    private final Marking marking;

    /* What earlier processes counted; set before others see this history. */
    private long earlierGood;
    private long earlierBad;

    private volatile Checkpoints checkpoints;
    private volatile @Nullable TimelineView last;

    /**
     * An empty history. At checkpoints before its beginning the totals are zero.
     *
     * @param startNanos since when events are counted
     * @param totals where they are counted
     */
    public History(Timeline timeline, long startNanos, Totals totals) {
        this(timeline, startNanos, totals, 1);
    }

    /**
     * The same for time slices.
     *
     * @param grainNanos the length of a slice
     */
    public History(Timeline timeline, long startNanos, Totals totals, long grainNanos) {
        this(
                timeline,
                startNanos,
                totals,
                new Checkpoints(timeline.slots()),
                Marking.from(timeline, startNanos, grainNanos));
    }

    private History(Timeline timeline, long startNanos, Totals totals, Checkpoints checkpoints, Marking marking) {
        this.timeline = timeline;
        this.startNanos = startNanos;
        this.totals = totals;
        this.counted = totals.reader();
        this.checkpoints = checkpoints;
        this.marking = marking;
    }

    /**
     * A history that goes on from this one: it counts in the same totals, so that an event is its own whoever records it, and
     * has had the same checkpoints. Between ticks, of which this one sees no more.
     */
    public History successor() {
        History successor =
                new History(timeline, startNanos, totals, checkpoints.resizedTo(timeline.slots()), marking.successor());
        successor.earlierGood = earlierGood;
        successor.earlierBad = earlierBad;
        return successor;
    }

    /** What traffic is usual; null if nobody wants to know. */
    public @Nullable UsualTraffic usual() {
        return counted.usual();
    }

    /**
     * Takes over what was counted before, here and by others; before this history is read or ticked by anybody.
     *
     * @param before the totals at the instants of the timeline, and now
     * @param goodHere how many of the good ones now were counted in {@link #totals}
     * @param badHere how many of the bad ones now were counted there
     */
    public void restore(CheckpointTotals before, long goodHere, long badHere) {
        int[] slots = timeline.slotsAt(before.instants());
        /* What others wrote may be more than a total can be: what is oldest gives way. */
        long lessGood = Math.max(0, before.goodNow() - Totals.MOST);
        long lessBad = Math.max(0, before.badNow() - Totals.MOST);
        for (int i = 0; i < slots.length; i++) {
            checkpoint(slots[i], Math.max(0, before.good()[i] - lessGood), Math.max(0, before.bad()[i] - lessBad));
        }
        earlierGood = before.goodNow() - lessGood - goodHere;
        earlierBad = before.badNow() - lessBad - badHere;
    }

    /**
     * Takes over where bad events were, beside checkpoints; after {@link #restore}.
     *
     * @param untilNanos up to when it is known without checkpoints
     */
    public void restoreMarks(Marks before, long untilNanos) {
        marking.restore(before, untilNanos);
    }

    /** Where bad events were that checkpoints say too little of. */
    public Marking marking() {
        return marking;
    }

    /** Good events now, those of earlier processes included. */
    public long good() {
        return earlierGood + counted.goodEvents();
    }

    /** Bad events now, those of earlier processes included. */
    public long bad() {
        return earlierBad + counted.badEvents();
    }

    /** How many of the good events earlier processes counted. */
    public long earlierGood() {
        return earlierGood;
    }

    /** How many of the bad events earlier processes counted. */
    public long earlierBad() {
        return earlierBad;
    }

    public Timeline timeline() {
        return timeline;
    }

    /** What was counted here. */
    public Totals totals() {
        return totals;
    }

    @Override
    public long startNanos() {
        return startNanos;
    }

    /** Whether nothing is counted any more, as {@link Totals.Reader#fullAt} says of these totals. */
    public boolean fullAt(long goodNow, long badNow) {
        return counted.fullAt(goodNow, badNow);
    }

    /** Makes room for all slots of the timeline, after its reach was extended. */
    public void fit() {
        checkpoints = checkpoints.resizedTo(timeline.slots());
    }

    /** Checkpoints the totals of a tick, in a slot that the timeline has given. */
    public void tick(long nowNanos, int slot, long good, long bad) {
        marking.tick(this, nowNanos);
        checkpoint(slot, good, bad);
    }

    /** Writes the totals into a slot that the timeline has given. */
    public void checkpoint(int slot, long good, long bad) {
        Checkpoints roomy = checkpoints;
        if (!roomy.hold(good, bad)) {
            roomy = roomy.widenedFor(good, bad);
            checkpoints = roomy;
        }
        roomy.write(slot, good, bad);
    }

    /**
     * Ends this history: windows stay readable as they are now, because its slots are never written again.
     */
    public void end() {
        last = timeline.view();
    }

    /** Counts of the window that ends now, with totals as read now. */
    public WindowCounts window(long nowNanos, long windowNanos, long goodNow, long badNow) {
        TimelineView view;
        long goodThen;
        long badThen;
        do {
            view = view();
            int from = view.slotAt(nowNanos - windowNanos);
            goodThen = goodAt(from);
            badThen = badAt(from);
        } while (!holds(view));
        return between(goodThen, badThen, goodNow, badNow, nowNanos, windowNanos);
    }

    /** Counts since the oldest checkpoint at or after an instant, with totals as read now; none, if none is that young. */
    public WindowCounts since(long fromNanos, long nowNanos, long goodNow, long badNow) {
        TimelineView view;
        long goodThen;
        long badThen;
        do {
            view = view();
            int from = view.slotFrom(fromNanos);
            goodThen = from == TimelineView.NONE ? goodNow : goodAt(from);
            badThen = from == TimelineView.NONE ? badNow : badAt(from);
        } while (!holds(view));
        return between(goodThen, badThen, goodNow, badNow, nowNanos, Math.max(1, nowNanos - fromNanos));
    }

    /**
     * What is known of the totals at an instant up to now, with totals as read now, by checkpoints and marks. Before the first checkpoint it is that they
     * grew from 0, or no more than that they were 0 or more where older checkpoints are not kept.
     */
    public Bracket around(long instantNanos, long nowNanos, long goodNow, long badNow) {
        TimelineView view;
        Bracket around;
        do {
            view = view();
            around = marked(around(view, instantNanos, nowNanos, goodNow, badNow), instantNanos);
        } while (!holds(view));
        return around;
    }

    private Bracket marked(Bracket known, long instantNanos) {
        return known.isExact() ? known : marking.marks().narrowed(known, instantNanos);
    }

    @Override
    public Bracket around(TimelineView view, long instantNanos, long nowNanos, long goodNow, long badNow) {
        if (instantNanos >= nowNanos) {
            return Bracket.exact(instantNanos, goodNow, badNow);
        }
        if (instantNanos <= startNanos) {
            return Bracket.exact(instantNanos, 0, 0);
        }
        long before = view.at(instantNanos);
        boolean none = before == TimelineView.NONE;
        int from = none ? TimelineView.NONE : view.slot(before);
        long good = Math.min(goodAt(from), goodNow);
        long bad = Math.min(badAt(from), badNow);
        long beforeNanos = none ? startNanos : view.nanos(before);
        if (beforeNanos == instantNanos) {
            return Bracket.exact(instantNanos, good, bad);
        }
        long after = view.after(before);
        if (after == TimelineView.NONE) {
            return new Bracket(beforeNanos, good, bad, nowNanos, goodNow, badNow);
        }
        /* A tick reads the clock before its totals: a checkpoint may hold more than the totals of a later instant. */
        int to = view.slot(after);
        return new Bracket(
                beforeNanos, good, bad, view.nanos(after), Math.min(goodAt(to), goodNow), Math.min(badAt(to), badNow));
    }

    /**
     * The events in the window that ends now, with totals as read now: of those since the checkpoint where a window begins, the
     * ones that lie in it if they came evenly between that checkpoint and the next.
     */
    public WindowCounts within(long nowNanos, long windowNanos, long goodNow, long badNow) {
        long from = nowNanos - windowNanos;
        Bracket then = around(from, nowNanos, goodNow, badNow);
        return between(then.goodAt(from), then.badAt(from), goodNow, badNow, nowNanos, windowNanos);
    }

    /**
     * Windows that end now, with totals as read now. All begin at checkpoints of one view, which is asked for once, as are
     * this history's own fields: while another thread records, each may be in a cache line that has to be fetched from it.
     *
     * @param windowsNanos their lengths, never changed
     */
    public WindowReading windows(long nowNanos, long[] windowsNanos, long goodNow, long badNow) {
        Timeline shared = timeline;
        TimelineView ended;
        TimelineView view;
        WindowReading read;
        do {
            ended = last;
            view = ended == null ? shared.view() : ended;
            read = WindowReading.of(
                    view.places(windowsNanos, nowNanos), checkpoints, startNanos, nowNanos, goodNow, badNow);
        } while (ended == null && !shared.holds(view));
        return read;
    }

    /**
     * The window that ended at a past instant, with totals as read now. What is older than the oldest checkpoint was not
     * observed.
     */
    public PastWindow windowAt(long endNanos, long windowNanos, long nowNanos, long goodNow, long badNow) {
        TimelineView view;
        PastWindow past;
        do {
            view = view();
            long keptNanos = keptNanos(view, nowNanos);
            long from = Math.max(keptNanos, endNanos - windowNanos);
            long until = Math.max(from, endNanos);
            Bracket begin = marked(around(view, from, nowNanos, goodNow, badNow), from);
            Bracket end = marked(around(view, until, nowNanos, goodNow, badNow), until);
            past = PastWindow.between(begin, from, end, until, WindowCounts.coverage(keptNanos, endNanos, windowNanos));
        } while (!holds(view));
        return past;
    }

    /* Since when checkpoints are kept; since the beginning, unless that is longer ago than the oldest of a few ticks. */
    private long keptNanos(TimelineView view, long nowNanos) {
        long oldest = view.after(TimelineView.NONE);
        if (oldest == TimelineView.NONE) {
            return startNanos;
        }
        long oldestNanos = view.nanos(oldest);
        return nowNanos - oldestNanos < timeline.reachNanos() ? startNanos : Math.max(startNanos, oldestNanos);
    }

    @Override
    public long goodAt(int slot) {
        return slot == TimelineView.NONE ? 0 : checkpoints.good(slot);
    }

    @Override
    public long badAt(int slot) {
        return slot == TimelineView.NONE ? 0 : checkpoints.bad(slot);
    }

    WindowCounts between(long goodThen, long badThen, long good, long bad, long endNanos, long windowNanos) {
        return WindowCounts.between(goodThen, badThen, good, bad, startNanos, endNanos, windowNanos);
    }

    private TimelineView view() {
        TimelineView ended = last;
        return ended == null ? timeline.view() : ended;
    }

    private boolean holds(TimelineView view) {
        return last == view || timeline.holds(view);
    }
}
