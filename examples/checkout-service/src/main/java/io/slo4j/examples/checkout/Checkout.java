package io.slo4j.examples.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Prices a cart of the shop's articles and charges for it, as badly as the present faults demand. */
final class Checkout implements CheckoutApi {
    private static final BigDecimal TAX = new BigDecimal("0.19");
    private static final BigDecimal DISCOUNT = new BigDecimal("0.05");
    private static final int DISCOUNT_FROM_ITEMS = 5;
    private static final int[] PRICES_IN_CENTS = {1990, 4995, 799, 12900, 350, 2499, 6480};

    private final AtomicLong orders = new AtomicLong();
    private final Supplier<Faults> faults;
    private final DoubleSupplier chance;

    /**
     * @param faults what goes wrong at present
     * @param chance a number from 0 to below 1, another one each time
     */
    Checkout(Supplier<Faults> faults, DoubleSupplier chance) {
        this.faults = faults;
        this.chance = chance;
    }

    @Override
    public Receipt checkout(int items) {
        if (items < 1 || items > 100) {
            throw new BadRequestException("items must be 1 to 100, but was " + items);
        }
        long order = orders.incrementAndGet();
        Receipt receipt = priced(order, items);
        charge(receipt);
        return receipt;
    }

    private static Receipt priced(long order, int items) {
        BigDecimal net = BigDecimal.ZERO;
        for (int i = 0; i < items; i++) {
            int article = (int) Math.floorMod(order + i, (long) PRICES_IN_CENTS.length);
            net = net.add(BigDecimal.valueOf(PRICES_IN_CENTS[article], 2));
        }
        BigDecimal discount = items < DISCOUNT_FROM_ITEMS ? BigDecimal.ZERO.setScale(2) : cents(net.multiply(DISCOUNT));
        BigDecimal tax = cents(net.subtract(discount).multiply(TAX));
        return new Receipt(
                order, items, net, discount, tax, net.subtract(discount).add(tax));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    private void charge(Receipt receipt) {
        Faults now = faults.get();
        if (now.latencyMillis() > 0) {
            await(now.latencyMillis());
        }
        if (chance.getAsDouble() < now.errorRatio()) {
            throw new PaymentFailedException(
                    "payment of order " + receipt.order() + " failed: the bank did not answer");
        }
    }

    private static void await(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PaymentFailedException("the service is stopping");
        }
    }
}
