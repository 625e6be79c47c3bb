package io.slo4j.internal.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinomialTailTest {
    @Test
    void theTermsAreThoseOfTheDistribution() {
        assertEquals(1 - Math.pow(0.999, 36), BinomialTail.atLeast(1, 36, 0.001), 1e-15);
        assertEquals(Math.pow(0.001, 36), BinomialTail.atLeast(36, 36, 0.001), 1e-120);
        assertEquals(1, BinomialTail.atLeast(0, 36, 0.001));
    }

    @Test
    void whatIsSurelyBelowALevelIsBelowIt() {
        SplittableRandom random = new SplittableRandom(14);
        int sure = 0;
        for (int i = 0; i < 200_000; i++) {
            long events = 1 + (long) Math.pow(10, 9 * random.nextDouble());
            double ratio = Math.pow(10, -6 * random.nextDouble()) * 0.9;
            double expected = events * ratio;
            long bad = Math.min(events, (long) (expected + 12 * random.nextDouble() * (1 + Math.sqrt(expected))));
            double level = Math.pow(10, -8 * random.nextDouble()) * 0.9;
            if (BinomialTail.isSurelyBelow(level, bad, events, ratio)) {
                sure++;
                double chance = BinomialTail.atLeast(bad, events, ratio);
                assertTrue(chance < level, bad + " of " + events + " at " + ratio + ": " + chance + ", level " + level);
            }
        }
        assertTrue(sure > 50_000, sure + " times");
    }

    @Test
    void nothingIsSureAboutWhatIsExpected() {
        assertFalse(BinomialTail.isSurelyBelow(0.5, 1, 1_000, 0.001));
        assertFalse(BinomialTail.isSurelyBelow(0.0001, 2, 36, 0.001));
        assertTrue(BinomialTail.isSurelyBelow(0.0001, 36, 36, 0.001));
    }
}
