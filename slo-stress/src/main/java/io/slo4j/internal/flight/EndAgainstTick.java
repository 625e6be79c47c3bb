package io.slo4j.internal.flight;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** An event ends while a tick finds that its time is up, and the next event takes its place at once. */
@JCStressTest
@Outcome(
        id = "1, 1, 1",
        expect = ACCEPTABLE,
        desc = "The tick found the event, and its end knows; a later tick found the next.")
@Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The event ended before; a later tick found the next.")
@Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "The event ended before, and the tick found the next.")
@Outcome(expect = FORBIDDEN, desc = "An event was counted twice or not at all.")
@State
public class EndAgainstTick {
    private final InFlightEvents events = new InFlightEvents(0);
    private final long begun = events.begin(0);

    @Actor
    public void tick(III_Result result) {
        result.r1 = events.tick(100, 10);
    }

    @Actor
    public void end(III_Result result) {
        result.r2 = InFlightEvents.wasFound(events.end(begun)) ? 1 : 0;
        events.begin(0);
    }

    @Arbiter
    public void afterwards(III_Result result) {
        result.r3 = events.tick(100, 10);
    }
}
