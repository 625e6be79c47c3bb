package io.slo4j.internal.cause;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Cause;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** Two threads count the first events of two causes, and each an event of a third one: every event is found under its cause. */
@JCStressTest
@Outcome(id = "1, 1, 2", expect = ACCEPTABLE, desc = "Every event found once.")
@Outcome(expect = FORBIDDEN, desc = "An event was lost or counted twice.")
@State
public class FirstEventsOfTwoCauses {
    private final CauseCounts counts = new CauseCounts();

    @Actor
    public void one() {
        counts.count(Cause.Kind.FAILED, "one", 1, null);
        counts.count(Cause.Kind.FAILED, "both", 1, null);
    }

    @Actor
    public void other() {
        counts.count(Cause.Kind.FAILED, "both", 1, null);
        counts.count(Cause.Kind.FAILED, "other", 1, null);
    }

    @Arbiter
    public void afterwards(JJJ_Result result) {
        BadEvents found = counts.read().here();
        result.r1 = found.causes().stream()
                .filter(cause -> cause.label().equals("one"))
                .mapToLong(Cause::events)
                .sum();
        result.r2 = found.causes().stream()
                .filter(cause -> cause.label().equals("other"))
                .mapToLong(Cause::events)
                .sum();
        result.r3 = found.causes().stream()
                .filter(cause -> cause.label().equals("both"))
                .mapToLong(Cause::events)
                .sum();
    }
}
