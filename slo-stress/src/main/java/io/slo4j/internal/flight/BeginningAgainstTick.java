package io.slo4j.internal.flight;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** An event whose time is up begins while a tick forgets when the earliest event of its part began. */
@JCStressTest
@Outcome(
        id = {"1, 1", "2, 0"},
        expect = ACCEPTABLE,
        desc = "This tick or the next found it.")
@Outcome(expect = FORBIDDEN, desc = "The next tick passed it by, or it was found twice.")
@State
public class BeginningAgainstTick {
    private final InFlightEvents events = new InFlightEvents(0);

    public BeginningAgainstTick() {
        events.begin(0);
    }

    @Actor
    public void begin() {
        events.begin(0);
    }

    @Actor
    public void tick(II_Result result) {
        result.r1 = events.tick(100, 10);
    }

    @Arbiter
    public void afterwards(II_Result result) {
        result.r2 = events.tick(101, 10);
    }
}
