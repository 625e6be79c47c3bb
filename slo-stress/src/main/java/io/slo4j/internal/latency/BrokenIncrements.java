package io.slo4j.internal.latency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What {@link IncrementsOfTwoThreads} would see if the compare-and-set of an increment were a read and a write. */
@JCStressTest
@Outcome(id = "4", expect = ACCEPTABLE, desc = "Every increment found once.")
@Outcome(
        id = {"2", "3"},
        expect = ACCEPTABLE_INTERESTING,
        desc = "An increment was lost.")
@State
public class BrokenIncrements {
    private final int[] counts = new int[2];

    private void increment() {
        counts[1]++;
    }

    @Actor
    public void first() {
        increment();
        increment();
    }

    @Actor
    public void second() {
        increment();
        increment();
    }

    @Arbiter
    public void afterwards(I_Result result) {
        result.r1 = counts[1];
    }
}
