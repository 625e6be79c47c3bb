package io.slo4j.internal.count;

import static io.slo4j.internal.count.TickingState.FILLED;
import static io.slo4j.internal.count.TickingState.STEP;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A reader of long windows against ticks that drop the checkpoints where these begin, and write into their slots: the
 * window is exact, or begins with the history where its checkpoint is forgotten already. Never is it torn or negative.
 */
@JCStressTest
@Outcome(id = "whole", expect = ACCEPTABLE, desc = "Every window is the difference of two totals.")
@Outcome(expect = FORBIDDEN, desc = "A window began at halves of checkpoints, or at one of another instant.")
@State
public class WindowAgainstTicks {
    private final TickingState state = new TickingState();

    @Actor
    public void ticker() {
        state.reuse();
    }

    @Actor
    public void reader(L_Result result) {
        result.r1 = TickingState.judge(window -> state.history.window(FILLED, window, FILLED * STEP, FILLED * STEP));
    }
}
