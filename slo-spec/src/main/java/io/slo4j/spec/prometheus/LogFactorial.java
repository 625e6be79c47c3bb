package io.slo4j.spec.prometheus;

/** The logarithm of a factorial, which PromQL does not know: Ramanujan's ln z! = z ln z - z + ln(8z^3 + 4z^2 + z + 1/30) / 6 + ln(pi) / 2. */
final class LogFactorial {
    static final String HALF_LN_PI = "0.5723649429247001";

    private LogFactorial() {}

    /** That of a series, but for {@code - z} and {@link #HALF_LN_PI}. Of nothing, 0 * ln(..) is 0. */
    static String part(String z) {
        return z + " * ln(clamp_min(" + z + ", 1e-9)) + ln(8 * " + z + " ^ 3 + 4 * " + z + " ^ 2 + " + z
                + " + 1 / 30) / 6";
    }
}
