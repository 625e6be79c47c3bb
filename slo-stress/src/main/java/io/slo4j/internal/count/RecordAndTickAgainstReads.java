package io.slo4j.internal.count;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJ_Result;

/** One thread records and ticks, while another one reads: totals never go back, and no window is larger than they are. */
@JCStressTest
@Outcome(id = "in order, 3", expect = ACCEPTABLE, desc = "Every event found once, no reading went back.")
@Outcome(expect = FORBIDDEN, desc = "An event was lost or counted twice, or a reading went back.")
@State
public class RecordAndTickAgainstReads {
    private final Timeline timeline = new Timeline(1, 4);
    private final History history = new History(timeline, 0, new Totals());

    @Actor
    public void recorderAndTicker() {
        for (long now = 1; now <= 3; now++) {
            history.totals().good();
            int slot = timeline.claim(now);
            history.checkpoint(slot, history.totals().goodEvents(), 0);
            timeline.publish(now, slot);
        }
    }

    @Actor
    public void reader(LJ_Result result) {
        long earlier = history.totals().goodEvents();
        long window = history.windowAt(3, 2, 4, earlier, 0).counts().good();
        long later = history.totals().goodEvents();
        boolean monotone = 0 <= earlier && earlier <= later && later <= 3;
        boolean possible = 0 <= window && window <= later;
        result.r1 = monotone && possible ? "in order" : earlier + ", " + later + ", window " + window;
    }

    @Arbiter
    public void afterwards(LJ_Result result) {
        result.r2 = history.window(3, 4, history.totals().goodEvents(), 0).good();
    }
}
