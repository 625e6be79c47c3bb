package io.slo4j.examples.checkout;

import java.math.BigDecimal;

/** What the customer pays. */
public record Receipt(long order, int items, BigDecimal net, BigDecimal discount, BigDecimal tax, BigDecimal total) {}
