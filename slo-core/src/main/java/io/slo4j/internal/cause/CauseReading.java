package io.slo4j.internal.cause;

import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bad events of one SLO by cause, as they stood at one instant. Immutable. */
public final class CauseReading {
    /** Nothing was bad. */
    public static final CauseReading NONE = new CauseReading(CauseState.NONE);

    private final CauseState state;
    private final long[] totals;
    private final @Nullable String[] traces = new String[CausePlaces.ALL];
    private final long[] here;

    CauseReading(CauseState state) {
        this.state = state;
        this.here = state.here();
        this.totals = state.totals(here);
        for (int i = 0; i < CausePlaces.ALL; i++) {
            CauseCounter counter = state.counter(i);
            if (counter != null) {
                traces[i] = counter.trace();
            }
        }
    }

    /** All, those of earlier processes included. */
    public BadEvents all() {
        return since(Long.MIN_VALUE);
    }

    /** Those since an instant, in nanoseconds since the epoch. */
    public BadEvents since(long nanos) {
        if (state == CauseState.NONE) {
            return BadEvents.NONE;
        }
        long[] then = state.rows().at(Math.floorDiv(nanos, 1_000_000));
        long[] counts = new long[CausePlaces.ALL];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.max(0, totals[i] - then[i]);
        }
        return of(counts);
    }

    /** Those that this process has counted. */
    public BadEvents here() {
        return of(here);
    }

    private BadEvents of(long[] counts) {
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            CauseCounter counter = state.counter(i);
            if (counter != null && counts[i] > 0) {
                causes.add(new Cause(counter.kind(), counter.label(), counts[i], Optional.ofNullable(traces[i])));
            }
        }
        return BadEvents.of(causes);
    }
}
