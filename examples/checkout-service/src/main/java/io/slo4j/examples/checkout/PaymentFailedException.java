package io.slo4j.examples.checkout;

/** The money could not be taken: answered with 500. */
final class PaymentFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PaymentFailedException(String message) {
        super(message);
    }
}
