package io.slo4j.internal.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** What {@link TakeOverAgainstReads} would see if the status and the budget were each asked of whatever is tracked then. */
@JCStressTest
@Outcome(id = "nothing", expect = ACCEPTABLE, desc = "Nothing of the past.")
@Outcome(id = "all", expect = ACCEPTABLE, desc = "All of the past.")
@Outcome(expect = ACCEPTABLE_INTERESTING, desc = "The totals of before, in the history of afterwards.")
@State
public class BrokenTwoReadings {
    private final TakenOver slo = new TakenOver();

    @Actor
    public void heir() {
        slo.takeOver();
    }

    @Actor
    public void reader(L_Result result) {
        StatusReading status = slo.tracker.status(TakenOver.NOW);
        result.r1 = TakenOver.said(slo.tracker
                .budget()
                .consumedBetween(TakenOver.FROM, TakenOver.UNTIL, status.sample())
                .share());
    }
}
