package io.slo4j.internal.latency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * What {@link IncrementsOfTwoThreads} would see if two threads could both replace the stripes: each counts in a stripe of
 * its own making, and the later replacement forgets the earlier one's.
 */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Every increment found once.")
@Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "The stripe with an increment was replaced.")
@State
public class BrokenGrowth {
    private volatile AtomicIntegerArray[] stripes = {new AtomicIntegerArray(1)};

    private void growAndIncrement() {
        AtomicIntegerArray[] few = stripes;
        AtomicIntegerArray[] more = Arrays.copyOf(few, few.length + 1);
        more[few.length] = new AtomicIntegerArray(1);
        stripes = more;
        more[few.length].incrementAndGet(0);
    }

    @Actor
    public void first() {
        growAndIncrement();
    }

    @Actor
    public void second() {
        growAndIncrement();
    }

    @Arbiter
    public void afterwards(I_Result result) {
        for (AtomicIntegerArray stripe : stripes) {
            result.r1 += stripe.get(0);
        }
    }
}
