package io.slo4j.internal.count;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** What {@link RecordAndReadAgainstTicks} would see if a checkpoint were published before it is written. */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "Nothing happened since the checkpoint.")
@Outcome(id = "7", expect = ACCEPTABLE_INTERESTING, desc = "The window began at a checkpoint nobody had written yet.")
@State
public class BrokenPublicationBeforeTheCheckpoint {
    private final Timeline timeline = new Timeline(1, 1);
    private final History history = new History(timeline, 0, new Totals());

    public BrokenPublicationBeforeTheCheckpoint() {
        tick(1);
        history.totals().good(7);
        tick(2);
    }

    private void tick(long now) {
        int slot = timeline.claim(now);
        timeline.publish(now, slot);
        history.checkpoint(slot, history.totals().goodEvents(), 0);
    }

    @Actor
    public void ticker() {
        tick(3);
    }

    @Actor
    public void reader(J_Result result) {
        result.r1 = history.window(4, 1, history.totals().goodEvents(), 0).good();
    }
}
