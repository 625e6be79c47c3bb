package io.slo4j.internal.latency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/** Two threads count in the same bucket, so that they meet and the stripes grow, while one of them reads. */
@JCStressTest
@Outcome(id = "in order, 4", expect = ACCEPTABLE, desc = "Every increment found once, no reading went back.")
@Outcome(expect = FORBIDDEN, desc = "An increment was lost or counted twice, or a reading went back.")
@State
public class IncrementsOfTwoThreads {
    private final StripedCounts counts = new StripedCounts(2);

    @Actor
    public void first() {
        counts.increment(1);
        counts.increment(1);
    }

    @Actor
    public void secondAndReader(LI_Result result) {
        int before = counts.read()[1];
        counts.increment(1);
        int between = counts.read()[1];
        counts.increment(1);
        int after = counts.read()[1];
        boolean inOrder = 0 <= before && before + 1 <= between && between + 1 <= after && after <= 4;
        result.r1 = inOrder ? "in order" : before + ", " + between + ", " + after;
    }

    @Arbiter
    public void afterwards(LI_Result result) {
        result.r2 = counts.read()[1];
    }
}
