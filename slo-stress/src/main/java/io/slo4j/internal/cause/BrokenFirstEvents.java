package io.slo4j.internal.cause;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import io.slo4j.alert.Cause;
import java.util.Arrays;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** What {@link FirstEventsOfTwoCauses} would see if a new cause were put into place without looking whether another one came first. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Every event found once.")
@Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "A cause is lost with its event.")
@State
public class BrokenFirstEvents {
    private volatile CauseState state = CauseState.NONE;

    private void count(String label) {
        CauseCounter made = new CauseCounter(Cause.Kind.FAILED, label, null);
        state = state.with(made);
        made.add(1);
    }

    @Actor
    public void one() {
        count("one");
    }

    @Actor
    public void other() {
        count("other");
    }

    @Arbiter
    public void afterwards(J_Result result) {
        result.r1 = Arrays.stream(state.totals()).sum();
    }
}
