package io.slo4j.internal.count;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one SLO that ticks read. There is one window of each length, so that each is looked up once a tick. For
 * the thread that ticks.
 */
public final class TickWindows {
    private final PastTotals past;
    private final WindowStarts starts;
    private final long[] windowsNanos;

    /* The windows that have been asked for: by their index, and all. */
    private final @Nullable CachedWindow[] asked;
    private CachedWindow[] all = {};

    /**
     * The windows of one history.
     *
     * @param windowsNanos the lengths of those that have an index, never changed
     */
    public TickWindows(PastTotals past, WindowStarts starts, long[] windowsNanos) {
        this.past = past;
        this.starts = starts;
        this.windowsNanos = windowsNanos;
        this.asked = new CachedWindow[windowsNanos.length];
        for (long windowNanos : windowsNanos) {
            starts.follow(windowNanos);
        }
    }

    /** The window at an index. */
    public CachedWindow at(int place) {
        CachedWindow window = asked[place];
        if (window == null) {
            window = of(windowsNanos[place]);
            asked[place] = window;
        }
        return window;
    }

    /** Adds a window of any length, which ticks can read from the next one on. */
    public void follow(long windowNanos) {
        starts.follow(windowNanos);
    }

    /** The window of any length; one that was not added before can be read from the next tick on. */
    public CachedWindow of(long windowNanos) {
        for (CachedWindow window : all) {
            if (window.windowNanos() == windowNanos) {
                return window;
            }
        }
        CachedWindow added = new CachedWindow(past, starts, windowNanos);
        all = Arrays.copyOf(all, all.length + 1);
        all[all.length - 1] = added;
        return added;
    }
}
