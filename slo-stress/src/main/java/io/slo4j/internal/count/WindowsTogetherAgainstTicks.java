package io.slo4j.internal.count;

import static io.slo4j.internal.count.TickingState.FILLED;
import static io.slo4j.internal.count.TickingState.REACH;
import static io.slo4j.internal.count.TickingState.REUSED;
import static io.slo4j.internal.count.TickingState.STEP;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.stream.LongStream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A status against ticks: what {@link WindowAgainstTicks} shows of one window, for windows that are read together.
 */
@JCStressTest
@Outcome(id = "whole", expect = ACCEPTABLE, desc = "Every window is the difference of two totals.")
@Outcome(expect = FORBIDDEN, desc = "A window began at halves of checkpoints, or at one of another instant.")
@State
public class WindowsTogetherAgainstTicks {
    private static final long[] WINDOWS =
            LongStream.rangeClosed(REACH - REUSED + 1, REACH).toArray();

    private final TickingState state = new TickingState();

    @Actor
    public void ticker() {
        state.reuse();
    }

    @Actor
    public void reader(L_Result result) {
        WindowReading together = state.history.windows(FILLED, WINDOWS, FILLED * STEP, FILLED * STEP);
        result.r1 = TickingState.judge(window -> together.counts((int) (window - WINDOWS[0])));
    }
}
