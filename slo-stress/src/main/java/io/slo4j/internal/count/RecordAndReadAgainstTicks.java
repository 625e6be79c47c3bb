package io.slo4j.internal.count;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LJ_Result;

/**
 * One thread records and reads totals and a window, while another one ticks: totals are exact, and a window is never below
 * 0 or above them.
 */
@JCStressTest
@Outcome(id = "exact, 3", expect = ACCEPTABLE, desc = "Every event found once, and no window larger than the totals.")
@Outcome(expect = FORBIDDEN, desc = "An event was lost or counted twice, or a window is impossible.")
@State
public class RecordAndReadAgainstTicks {
    private final Timeline timeline = new Timeline(1, 4);
    private final History history = new History(timeline, 0, new Totals());

    @Actor
    public void recorderAndReader(LJ_Result result) {
        result.r1 = "exact";
        for (long recorded = 1; recorded <= 3; recorded++) {
            history.totals().good();
            long total = history.totals().goodEvents();
            long now = history.window(4, 1, total, 0).good();
            long past = history.windowAt(3, 2, 4, total, 0).counts().good();
            if (total != recorded || now < 0 || now > total || past < 0 || past > total) {
                result.r1 = recorded + " recorded, total " + total + ", windows " + now + " and " + past;
            }
        }
    }

    @Actor
    public void ticker() {
        for (long now = 1; now <= 3; now++) {
            int slot = timeline.claim(now);
            history.checkpoint(slot, history.totals().goodEvents(), 0);
            timeline.publish(now, slot);
        }
    }

    @Arbiter
    public void afterwards(LJ_Result result) {
        result.r2 = history.window(3, 4, history.totals().goodEvents(), 0).good();
    }
}
