package io.slo4j.internal.count;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one SLO that are looked at in ticks. Windows of the same length are one, so that whoever asks for it second
 * finds what the first one looked up. For the thread that ticks.
 */
public final class TickWindows {
    private final PastTotals past;
    private final WindowStarts starts;
    private final long[] windowsNanos;

    /* Those that have been asked for: by their place, and all. */
    private final @Nullable CachedWindow[] asked;
    private CachedWindow[] all = {};

    /**
     * The windows of one history.
     *
     * @param windowsNanos the lengths of those that are known by their place, never changed
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

    /** One of the windows that are known by their place. */
    public CachedWindow at(int place) {
        CachedWindow window = asked[place];
        if (window == null) {
            window = of(windowsNanos[place]);
            asked[place] = window;
        }
        return window;
    }

    /** Follows a window of any length, so that ticks can look at it from the next one on. */
    public void follow(long windowNanos) {
        starts.follow(windowNanos);
    }

    /** A window of any length; one that was not followed can be looked at from the next tick on. */
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
