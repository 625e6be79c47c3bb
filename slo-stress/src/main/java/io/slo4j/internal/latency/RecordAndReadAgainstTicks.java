package io.slo4j.internal.latency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJ_Result;

/**
 * One thread records and looks at once for what it has recorded, while another one ends intervals: an event is in exactly
 * one interval, or in the open one.
 */
@JCStressTest
@Outcome(id = "exact, 3", expect = ACCEPTABLE, desc = "Every event found once, at any time.")
@Outcome(expect = FORBIDDEN, desc = "An event was lost or counted twice.")
@State
public class RecordAndReadAgainstTicks {
    private final SmallHistory history = new SmallHistory();

    @Actor
    public void recorderAndReader(LJ_Result result) {
        history.record();
        long one = history.count();
        history.record();
        long two = history.count();
        history.record();
        long three = history.count();
        result.r1 = one == 1 && two == 2 && three == 3 ? "exact" : one + ", " + two + ", " + three;
    }

    @Actor
    public void ticker() {
        history.tick(1);
        history.tick(2);
        history.tick(3);
    }

    @Arbiter
    public void afterwards(LJ_Result result) {
        result.r2 = history.count();
    }
}
