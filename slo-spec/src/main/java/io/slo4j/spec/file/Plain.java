package io.slo4j.spec.file;

import java.math.BigDecimal;

/** Numbers as YAML has them, without a tag. */
final class Plain {
    private Plain() {}

    /** The share that a percentage is: of {@code 99.9%}, 0.999. */
    static Number ofPercent(String percent) {
        return of(new BigDecimal(percent.substring(0, percent.length() - 1)).movePointLeft(2));
    }

    /** A number that is written as one: a whole one without a point. */
    static Number of(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= 0 ? plain.toBigInteger() : plain;
    }
}
