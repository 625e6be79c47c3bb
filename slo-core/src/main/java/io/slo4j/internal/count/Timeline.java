package io.slo4j.internal.count;

import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * When checkpoints were taken, which of them are still kept, and in which slot. All SLOs of a registry are checkpointed
 * at the same instants and so share one timeline; each keeps only its totals, by slot ({@link History}).
 *
 * <p>Kept checkpoints form a pyramid of levels. Tier 0 keeps one checkpoint in every {@code spacing}, level k one in
 * every {@code 2^k x spacing}, and a level hands its oldest one down when a window that starts there can do with the
 * coarser spacing: at an age of 60 coarser spacings. Hence any window W starts at a checkpoint that is at most W/60 (and
 * never less than one tick) too old, and thirty days of one-second ticks need about a thousand checkpoints. A window W that
 * begins while no checkpoints were taken for W/30 or longer starts at the last one before.
 *
 * <p>One thread at a time may {@link #claim}, {@link #publish} and {@link #reach}; any thread may read {@link #view}.
 */
public final class Timeline {
    /** A window starts at a checkpoint that is at most this share of its length too old. */
    public static final int RESOLUTION = 60;

    /* Free slots at any time: how many publications a reader may sleep through before it has to look again. */
    private static final int SPARE = 3;

    /* A total outage of five minutes is known well by checkpoints that are as far apart as this. */
    private static final long MARKED_STEP_NANOS = 4_000_000_000L;

    private final long spacingNanos;
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private long reachNanos;
    private int slots;

    /* For each level: how long it keeps a checkpoint, and when its second oldest was taken, after which the oldest is done with. */
    private long[] keepNanos = {};
    private long[] secondNanos = {};
    private volatile TimelineView view;

    /* Where all SLOs that go on from an earlier process find the same checkpoints, one after the other. */
    private volatile @Nullable Slots lastLookUp;
    private final AtomicInteger turns = new AtomicInteger();

    /**
     * An empty timeline.
     *
     * @param spacingNanos the least time between two checkpoints, above 0
     * @param reachNanos the longest window it must answer, above 0
     */
    public Timeline(long spacingNanos, long reachNanos) {
        this.spacingNanos = spacingNanos;
        this.view = new TimelineView(0, new Tier[0]);
        reach(reachNanos);
    }

    /** Extends the reach to windows of this length, from now on. Checkpoints that were dropped do not come back. */
    public void reach(long windowNanos) {
        if (windowNanos <= reachNanos) {
            return;
        }
        reachNanos = windowNanos;
        Tier[] levels = Arrays.copyOf(view.levels, levelsFor(windowNanos));
        for (int k = 0; k < levels.length; k++) {
            if (levels[k] == null) {
                levels[k] = Tier.EMPTY;
            }
        }
        view = new TimelineView(view.sequence, levels);
        keepNanos = new long[levels.length];
        secondNanos = new long[levels.length];
        for (int k = 0; k < levels.length; k++) {
            keepNanos[k] = k == levels.length - 1 ? reachNanos : 2 * RESOLUTION * spacing(k);
            secondNanos[k] = levels[k].secondNanos();
        }
        for (int enough = slotsFor(levels.length); slots < enough; slots++) {
            free.add(slots);
        }
    }

    /** The longest window that is answerable. */
    public long reachNanos() {
        return reachNanos;
    }

    /** How many slots there are; an SLO's checkpoints must have as many before the next {@link #claim}. */
    public int slots() {
        return slots;
    }

    /**
     * What {@link #slotsAt} has found.
     *
     * @param instants not to be changed
     * @param slots not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Slots(TimelineView view, long[] instants, int[] slots) {}

    /**
     * The slots of the newest checkpoints at or before some instants. Those of the last array that was asked for are remembered until
     * the next checkpoint.
     *
     * @param instants ascending, and not to be changed any more
     * @return not to be changed
     */
    int[] slotsAt(long[] instants) {
        Slots last = lastLookUp;
        TimelineView now = view;
        if (last == null || last.view != now || last.instants != instants) {
            last = new Slots(now, instants, now.slotsAt(instants));
            lastLookUp = last;
        }
        return last.slots;
    }

    /** The kept checkpoints as of the last publication; immutable. */
    public TimelineView view() {
        return view;
    }

    /**
     * A slot for a checkpoint at this instant, to be written and then published; -1 if the last checkpoint is too recent
     * for another one.
     */
    public int claim(long nowNanos) {
        TimelineView last = view;
        if (!last.isEmpty()
                && Math.floorDiv(last.newestNanos(), spacingNanos) >= Math.floorDiv(nowNanos, spacingNanos)) {
            return -1;
        }
        /*
         * Publications so far must be visible before the slot is written, which none of the last SPARE views names any
         * more: a reader that meets a new value in it then finds, in holds(), that its view is that old.
         */
        VarHandle.storeStoreFence();
        return free.remove();
    }

    /** Makes the checkpoint in a claimed slot visible. */
    public void publish(long nowNanos, int slot) {
        TimelineView last = view;
        Tier[] levels = last.levels.clone();
        append(levels, 0, nowNanos, slot);
        for (int k = 0; k < levels.length; k++) {
            if (secondNanos[k] <= nowNanos - keepNanos[k]) {
                handDown(levels, k, levels[k].surplus(nowNanos - keepNanos[k]));
            }
        }
        view = new TimelineView(last, levels);
        lastLookUp = null;
    }

    private void append(Tier[] levels, int k, long nanos, int slot) {
        levels[k] = levels[k].append(nanos, slot);
        secondNanos[k] = levels[k].secondNanos();
    }

    /*
     * The oldest checkpoints of a level go to the next coarser one where that has a cell for them, and are free otherwise. So does
     * the last one before a gap, a downtime say: a window that begins in the gap must not hold what happened before it, even if
     * little has happened since. The gap leaves a cell empty, which makes room.
     */
    private void handDown(Tier[] levels, int k, int surplus) {
        for (int i = 0; i < surplus; i++) {
            long time = levels[k].time(i);
            if (k + 1 < levels.length
                    && (levels[k + 1].opensCell(time, spacing(k + 1))
                            || levels[k].time(i + 1) - time >= 2 * spacing(k + 1))) {
                append(levels, k + 1, time, levels[k].slot(i));
            } else {
                free.add(levels[k].slot(i));
            }
        }
        levels[k] = levels[k].without(surplus);
        secondNanos[k] = levels[k].secondNanos();
    }

    /**
     * Whether everything read from the slots of this view, before this call, was still what the view says.
     *
     * <p>A slot that a publication drops goes to the end of a queue which is never shorter than {@link #SPARE}; it can be
     * written again only after that many further publications. A reader that has seen fewer has seen no reuse.
     */
    public boolean holds(TimelineView read) {
        /* What was read from the slots was read before the view is asked for. */
        VarHandle.loadLoadFence();
        return view.sequence - read.sequence < SPARE;
    }

    /**
     * Takes up when others took checkpoints, as if they had been this timeline; before the first {@link #claim}. Of several
     * instants within one spacing the last one counts.
     *
     * @param instants ascending
     */
    public void restore(long[] instants) {
        for (int i = 0; i < instants.length; i++) {
            boolean last = i + 1 == instants.length
                    || Math.floorDiv(instants[i], spacingNanos) < Math.floorDiv(instants[i + 1], spacingNanos);
            int slot = last ? claim(instants[i]) : -1;
            if (slot >= 0) {
                publish(instants[i], slot);
            }
        }
    }

    /** How far apart the checkpoints are that marks are chosen from: as far as will do, or as near as they come. */
    long stepNanos() {
        long step = spacingNanos;
        while (2 * step <= MARKED_STEP_NANOS) {
            step *= 2;
        }
        return step;
    }

    /** Another number for each history. */
    int turn() {
        return turns.getAndIncrement() & Integer.MAX_VALUE;
    }

    private long spacing(int level) {
        return spacingNanos << level;
    }

    private int levelsFor(long windowNanos) {
        int levels = 1;
        while (spacing(levels - 1) <= (windowNanos - 1) / (2 * RESOLUTION)) {
            levels++;
        }
        return levels;
    }

    /*
     * A level holds at most one checkpoint in each of its cells. Tier 0 spans 120 cells and a part of one more, every
     * other level the 60 from where the finer one ends and a part of one at either side, the coarsest no more than the
     * reach needs; and each holds the one checkpoint at or before its far end.
     */
    private int slotsFor(int levels) {
        int count = 2 * RESOLUTION + 2 + SPARE;
        for (int k = 1; k < levels; k++) {
            long farEnd = k == levels - 1 ? reachNanos : 2 * RESOLUTION * spacing(k);
            long span = farEnd - RESOLUTION * spacing(k);
            count += (int) ((span + spacing(k) - 1) / spacing(k)) + 2;
        }
        return count;
    }
}
