package io.slo4j.internal.latency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * What {@link RecordAndTickAgainstReads} would see if a reader took the counts first and the ticker's reading after them: the
 * ticker may have counted what the reader has not, and the open interval is negative.
 */
@JCStressTest
@Outcome(
        id = {"0", "1"},
        expect = ACCEPTABLE,
        desc = "The event is open, or not there yet.")
@Outcome(id = "-1", expect = ACCEPTABLE_INTERESTING, desc = "The open interval is negative.")
@State
public class BrokenOrderOfReading {
    private final StripedCounts counts = new StripedCounts(1);
    private volatile int reading;

    @Actor
    public void recorderAndTicker() {
        counts.increment(0);
        reading = counts.read()[0];
    }

    @Actor
    public void reader(I_Result result) {
        int now = counts.read()[0];
        result.r1 = now - reading;
    }
}
