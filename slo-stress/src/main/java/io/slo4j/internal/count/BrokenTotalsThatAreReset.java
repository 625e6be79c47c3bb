package io.slo4j.internal.count;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** What {@link RecordAndReadAgainstTicks} would see if a tick moved the counts elsewhere instead of letting them grow. */
@JCStressTest
@Outcome(id = "in order", expect = ACCEPTABLE, desc = "No reading went back.")
@Outcome(id = "back", expect = ACCEPTABLE_INTERESTING, desc = "The total went back, or counted twice, for a moment.")
@State
public class BrokenTotalsThatAreReset {
    private final LongAdder sinceTheTick = new LongAdder();
    private volatile long before;

    public BrokenTotalsThatAreReset() {
        sinceTheTick.add(7);
    }

    private long total() {
        return before + sinceTheTick.sum();
    }

    @Actor
    public void ticker() {
        before = sinceTheTick.sumThenReset();
    }

    @Actor
    public void reader(L_Result result) {
        long earlier = total();
        long later = total();
        result.r1 = earlier == 7 && later == 7 ? "in order" : "back";
    }
}
