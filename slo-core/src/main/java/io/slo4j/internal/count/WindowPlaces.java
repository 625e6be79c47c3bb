package io.slo4j.internal.count;

/**
 * Between which checkpoints several windows begin. All SLOs of a registry share them, for as long as none of the windows begins at
 * another checkpoint. Immutable.
 */
final class WindowPlaces {
    private final long[] windowsNanos;

    /* From when on, and until when, an end of the windows finds them here. */
    private final long fromNanos;
    private final long untilNanos;

    /* Of each window: the checkpoint at its beginning or the last one before, and the next one. */
    private final int[] slots;
    private final long[] nanos;

    private WindowPlaces(long[] windowsNanos, long fromNanos, long untilNanos, int[] slots, long[] nanos) {
        this.windowsNanos = windowsNanos;
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
        this.slots = slots;
        this.nanos = nanos;
    }

    /**
     * Those of windows that end at an instant.
     *
     * @param windowsNanos their lengths, never changed
     */
    static WindowPlaces of(TimelineView view, long[] windowsNanos, long nowNanos) {
        int[] slots = new int[2 * windowsNanos.length];
        long[] nanos = new long[2 * windowsNanos.length];
        long fromNanos = Long.MIN_VALUE;
        long untilNanos = Long.MAX_VALUE;
        for (int i = 0; i < windowsNanos.length; i++) {
            long before = view.at(nowNanos - windowsNanos[i]);
            long after = view.after(before);
            slots[2 * i] = before == TimelineView.NONE ? TimelineView.NONE : view.slot(before);
            slots[2 * i + 1] = after == TimelineView.NONE ? TimelineView.NONE : view.slot(after);
            if (before != TimelineView.NONE) {
                nanos[2 * i] = view.nanos(before);
                fromNanos = Math.max(fromNanos, nanos[2 * i] + windowsNanos[i]);
            }
            if (after != TimelineView.NONE) {
                nanos[2 * i + 1] = view.nanos(after);
                untilNanos = Math.min(untilNanos, nanos[2 * i + 1] + windowsNanos[i]);
            }
        }
        return new WindowPlaces(windowsNanos, fromNanos, untilNanos, slots, nanos);
    }

    boolean areOf(long[] otherNanos, long nowNanos) {
        if (nowNanos < fromNanos || nowNanos >= untilNanos || otherNanos.length != windowsNanos.length) {
            return false;
        }
        for (int i = 0; i < otherNanos.length; i++) {
            if (otherNanos[i] != windowsNanos[i]) {
                return false;
            }
        }
        return true;
    }

    long windowNanos(int window) {
        return windowsNanos[window];
    }

    int windows() {
        return windowsNanos.length;
    }

    /** The slot of the checkpoint where a window begins; {@link TimelineView#NONE} if none is so old. */
    int slotBefore(int window) {
        return slots[2 * window];
    }

    /** When that checkpoint was taken. */
    long nanosBefore(int window) {
        return nanos[2 * window];
    }

    /** The slot of the next checkpoint; {@link TimelineView#NONE} if there is none. */
    int slotAfter(int window) {
        return slots[2 * window + 1];
    }

    /** When that was taken. */
    long nanosAfter(int window) {
        return nanos[2 * window + 1];
    }
}
