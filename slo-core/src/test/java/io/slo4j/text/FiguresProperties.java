package io.slo4j.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.DoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any double at all has a text that fits into a line, and the text says what the double is. */
class FiguresProperties {
    private static final int LONGEST = 24;

    private static final Map<String, DoubleFunction<String>> FIGURES = Map.of(
            "number", Figures::number,
            "times", Figures::times,
            "per second", Figures::perSecond,
            "percent", Figures::percent,
            "achieved", Figures::achieved,
            "plain", Figures::plain,
            "plain percent", Figures::plainPercent,
            "percentile", Figures::percentile,
            "exact", Figures::exact,
            "exact percent", Figures::exactPercent);

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .edgeCases(edges -> edges.add(
                        0.0,
                        -0.0,
                        1e-300,
                        1e308,
                        Double.MIN_VALUE,
                        -Double.MIN_VALUE,
                        -2.2250738585072014E-308,
                        Double.MAX_VALUE,
                        -Double.MAX_VALUE,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        1e17,
                        1e18,
                        -Math.nextDown(1e18),
                        Math.nextUp(1.0)));
    }

    @Property
    void noTextIsLongerThanTwentyFourCharactersAndAUnit(@ForAll("doubles") double figure) {
        FIGURES.forEach((name, text) -> {
            String said = text.apply(figure).replaceAll("^p|x$|%$|/s$", "");
            assertTrue(said.length() <= LONGEST, () -> name + " of " + figure + " is " + said);
        });
    }

    @Property
    void anExactFigureReadsAsTheSameDouble(@ForAll("doubles") double figure) {
        assertEquals(figure == 0 ? 0.0 : figure, Double.parseDouble(Figures.exact(figure)));
    }

    @Property
    void aMeasuredFigureIsRightInItsThreeDigits(@ForAll("doubles") double figure) {
        if (Double.isFinite(figure) && figure != 0) {
            BigDecimal said = new BigDecimal(Figures.number(figure).replace(",", ""));
            BigDecimal exact = new BigDecimal(figure);
            BigDecimal error = said.subtract(exact).abs();
            assertTrue(error.compareTo(exact.abs().multiply(new BigDecimal("0.00501"))) <= 0, said + " of " + figure);
        }
    }

    @Example
    void whatIsFarFromOneHasAnExponent() {
        assertEquals("1e-300", Figures.number(1e-300));
        assertEquals("1e308x", Figures.times(1e308));
        assertEquals("4.94e-324/s", Figures.perSecond(Double.MIN_VALUE));
        assertEquals("1e310%", Figures.percent(1e308));
        assertEquals("-1.8e308", Figures.number(-Double.MAX_VALUE));
        assertEquals("1.798e308", Figures.plain(Double.MAX_VALUE));
        assertEquals("-2.2250738585072014e-308", Figures.exact(-2.2250738585072014E-308));
        assertEquals("100,000,000,000,000,000", Figures.number(1e17));
        assertEquals("1e18", Figures.number(1e18));
    }
}
