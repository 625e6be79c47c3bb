package io.slo4j.internal.latency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * What {@link RecordAndReadAgainstTicks} would see if the reading of the counts and the intervals up to it were published one
 * after the other: an event recorded long ago is in both or in neither.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "The event is found once.")
@Outcome(
        id = "0",
        expect = ACCEPTABLE_INTERESTING,
        desc = "The event is missing: no longer open, not yet in an interval.")
@Outcome(id = "2", expect = ACCEPTABLE_INTERESTING, desc = "The event is found twice: in an interval, and still open.")
@State
public class BrokenSeparatePublication {
    private final StripedCounts counts = new StripedCounts(1);
    private volatile int reading;
    private volatile int intervals;

    public BrokenSeparatePublication() {
        counts.increment(0);
    }

    @Actor
    public void ticker() {
        int now = counts.read()[0];
        int interval = now - reading;
        reading = now;
        intervals = interval;
    }

    @Actor
    public void reader(I_Result result) {
        int open = counts.read()[0] - reading;
        result.r1 = intervals + open;
    }
}
