package io.slo4j.internal.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Totals, and windows of them, beside numbers that have no end. */
class TotalsProperties {
    private static final long SECOND = 1_000_000_000L;
    private static final BigInteger MOST = BigInteger.valueOf(Totals.MOST);

    record Step(long good, long bad) {}

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Long> events = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(0, 1_000)),
                Tuple.of(2, Arbitraries.longs().between(0, 1L << 47)),
                Tuple.of(2, Arbitraries.of((1L << 20), (1L << 20) + 1, 1L << 47, 1L << 48, 1L << 60, Totals.MOST)),
                Tuple.of(1, Arbitraries.longs().between(0, Totals.MOST)));
        return Combinators.combine(events, events).as(Step::new);
    }

    private static BigInteger plus(BigInteger sum, long events) {
        return sum.add(BigInteger.valueOf(events));
    }

    @Property
    void everyWindowIsExactUntilATotalIsFullAndNothingIsCountedAfterwards(
            @ForAll @Size(min = 1, max = 60) List<@From("steps") Step> steps) {
        Timeline timeline = new Timeline(SECOND, 3_600 * SECOND);
        Totals totals = new Totals();
        History history = new History(timeline, 0, totals);
        List<BigInteger[]> exact = new ArrayList<>();
        BigInteger good = BigInteger.ZERO;
        BigInteger bad = BigInteger.ZERO;
        boolean full = false;
        exact.add(new BigInteger[] {good, bad});
        for (int second = 1; second <= steps.size(); second++) {
            Step step = steps.get(second - 1);
            boolean goodFits = !full && plus(good, step.good).compareTo(MOST) <= 0;
            full |= !goodFits && step.good > 1L << 20;
            totals.good(step.good);
            good = goodFits ? plus(good, step.good) : full ? good : MOST;
            boolean badFits = !full && plus(bad, step.bad).compareTo(MOST) <= 0;
            full |= !badFits && step.bad > 1L << 20;
            totals.bad(step.bad);
            bad = badFits ? plus(bad, step.bad) : full ? bad : MOST;
            full |= good.equals(MOST) || bad.equals(MOST);
            exact.add(new BigInteger[] {good, bad});

            long goodNow = totals.goodEvents();
            long badNow = totals.badEvents();
            assertEquals(full, totals.reader().fullAt(goodNow, badNow));
            assertEquals(good, BigInteger.valueOf(goodNow));
            assertEquals(bad, BigInteger.valueOf(badNow));
            int slot = timeline.claim(second * SECOND);
            history.checkpoint(slot, goodNow, badNow);
            timeline.publish(second * SECOND, slot);
            for (int window : new int[] {1, 5, 60}) {
                BigInteger[] then = exact.get(Math.max(0, second - window));
                requireExact(
                        good.subtract(then[0]),
                        bad.subtract(then[1]),
                        history.window(second * SECOND, window * SECOND, goodNow, badNow));
            }
        }
    }

    private static void requireExact(BigInteger good, BigInteger bad, WindowCounts counts) {
        assertEquals(good, BigInteger.valueOf(counts.good()));
        assertEquals(bad, BigInteger.valueOf(counts.bad()));
        assertEquals(good.add(bad), BigInteger.valueOf(counts.events()));
        double ratio = counts.hasEvents()
                ? new BigDecimal(bad)
                        .divide(new BigDecimal(good.add(bad)), MathContext.DECIMAL128)
                        .doubleValue()
                : 0;
        assertEquals(ratio, counts.errorRatio(), ratio * 1e-15);
    }

    @Example
    void aFewAtATimeFillATotalToItsLimitAndNoFurther() {
        Totals totals = new Totals();
        assertEquals(true, totals.good(Totals.MOST - 1));
        totals.bad(3);
        for (int i = 0; i < 5; i++) {
            totals.good();
        }
        assertEquals(Totals.MOST, totals.goodEvents());
        assertEquals(true, totals.reader().fullAt(totals.goodEvents(), totals.badEvents()));
        totals.good(1 << 20);
        totals.bad(4);
        assertEquals(Totals.MOST, totals.goodEvents());
        assertEquals(3, totals.badEvents());
    }
}
