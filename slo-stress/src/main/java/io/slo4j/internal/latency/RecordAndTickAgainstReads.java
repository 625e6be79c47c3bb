package io.slo4j.internal.latency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJ_Result;

/** One thread records and ends intervals, while another one reads: no reading goes back or exceeds what was recorded. */
@JCStressTest
@Outcome(id = "in order, 3", expect = ACCEPTABLE, desc = "Every event found once, no reading went back.")
@Outcome(expect = FORBIDDEN, desc = "An event was lost or counted twice, or a reading went back.")
@State
public class RecordAndTickAgainstReads {
    private final SmallHistory history = new SmallHistory();

    @Actor
    public void recorderAndTicker() {
        history.record();
        history.tick(1);
        history.record();
        history.tick(2);
        history.record();
        history.tick(3);
    }

    @Actor
    public void reader(LJ_Result result) {
        long earlier = history.count();
        long later = history.count();
        result.r1 = 0 <= earlier && earlier <= later && later <= 3 ? "in order" : earlier + ", " + later;
    }

    @Arbiter
    public void afterwards(LJ_Result result) {
        result.r2 = history.count();
    }
}
