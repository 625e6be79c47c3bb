package io.slo4j.internal.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The past of an earlier process arrives while somebody asks what was consumed: it is of all of the past, or of nothing of it. */
@JCStressTest
@Outcome(id = "nothing", expect = ACCEPTABLE, desc = "Nothing of the past.")
@Outcome(id = "all", expect = ACCEPTABLE, desc = "All of the past.")
@Outcome(expect = FORBIDDEN, desc = "A part of the past.")
@State
public class TakeOverAgainstReads {
    private final TakenOver slo = new TakenOver();

    @Actor
    public void heir() {
        slo.takeOver();
    }

    @Actor
    public void reader(L_Result result) {
        result.r1 = TakenOver.said(slo.tracker
                .consumedBetween(TakenOver.FROM, TakenOver.UNTIL, TakenOver.NOW)
                .share());
    }
}
