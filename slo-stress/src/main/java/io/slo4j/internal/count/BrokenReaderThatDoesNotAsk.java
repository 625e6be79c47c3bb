package io.slo4j.internal.count;

import static io.slo4j.internal.count.TickingState.FILLED;
import static io.slo4j.internal.count.TickingState.STEP;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** What {@link WindowAgainstTicks} would see of a reader that never asks {@link Timeline#holds}. */
@JCStressTest
@Outcome(id = "whole", expect = ACCEPTABLE, desc = "Every window is the difference of two totals.")
@Outcome(id = "torn", expect = ACCEPTABLE_INTERESTING, desc = "A window began in a slot that had been written again.")
@State
public class BrokenReaderThatDoesNotAsk {
    private final TickingState state = new TickingState();

    @Actor
    public void ticker() {
        state.reuse();
    }

    @Actor
    public void reader(L_Result result) {
        TimelineView view = state.timeline.view();
        result.r1 = TickingState.judge(window -> {
            int slot = view.slotAt(FILLED - window);
            return state.history.between(
                    state.history.goodAt(slot),
                    state.history.badAt(slot),
                    FILLED * STEP,
                    FILLED * STEP,
                    FILLED,
                    window);
        });
    }
}
