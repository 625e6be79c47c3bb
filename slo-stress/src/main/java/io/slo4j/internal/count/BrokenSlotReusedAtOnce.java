package io.slo4j.internal.count;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * What {@link WindowAgainstTicks} would see if a dropped slot were the next to be written: a reader that has seen fewer
 * than three publications may have seen the reuse.
 */
@JCStressTest
@Outcome(
        id = {"whole", "ask again"},
        expect = ACCEPTABLE,
        desc = "Read before the reuse, or refused.")
@Outcome(id = "torn", expect = ACCEPTABLE_INTERESTING, desc = "Halves of two checkpoints, and nobody noticed.")
@State
public class BrokenSlotReusedAtOnce {
    private static final int SPARE = 3;

    private final Checkpoints checkpoints = new Checkpoints(1);
    private volatile long sequence;

    @Actor
    public void ticker() {
        VarHandle.storeStoreFence();
        checkpoints.write(0, TickingState.STEP, TickingState.STEP);
        sequence = 1;
    }

    @Actor
    public void reader(L_Result result) {
        long before = sequence;
        long good = checkpoints.good(0);
        long bad = checkpoints.bad(0);
        VarHandle.loadLoadFence();
        boolean holds = sequence - before < SPARE;
        result.r1 = !holds ? "ask again" : good == bad && good % TickingState.STEP == 0 ? "whole" : "torn";
    }
}
