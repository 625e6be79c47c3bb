package io.slo4j.internal.flight;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What {@link EndAgainstTick} would see if an end and a tick read the word of an event and then wrote it. */
@JCStressTest
@Outcome(
        id = {"1, 0", "0, 1"},
        expect = ACCEPTABLE,
        desc = "The event was counted once.")
@Outcome(id = "1, 1", expect = ACCEPTABLE_INTERESTING, desc = "The tick and the end both counted it.")
@State
public class BrokenEndAgainstTick {
    private volatile long word = Word.open(0);

    @Actor
    public void tick(II_Result result) {
        long seen = word;
        if (Word.isOpen(seen)) {
            word = Word.up(seen);
            result.r1 = 1;
        }
    }

    @Actor
    public void end(II_Result result) {
        long seen = word;
        word = Word.free(0);
        result.r2 = Word.isOpen(seen) ? 1 : 0;
    }
}
