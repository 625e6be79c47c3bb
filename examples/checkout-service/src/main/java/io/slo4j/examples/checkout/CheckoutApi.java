package io.slo4j.examples.checkout;

import io.slo4j.annotation.TrackSlo;

/** What the shop promises: every call is an event of the SLO "checkout". */
public interface CheckoutApi {
    /**
     * Prices a cart and takes the money.
     *
     * @param items how many articles are in the cart, 1 to 100
     * @throws BadRequestException if the number of items is out of range
     * @throws PaymentFailedException if the money could not be taken
     */
    @TrackSlo("checkout")
    Receipt checkout(int items);
}
