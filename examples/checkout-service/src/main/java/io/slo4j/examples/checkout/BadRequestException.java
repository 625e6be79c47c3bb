package io.slo4j.examples.checkout;

/** The caller's mistake: answered with 400, and no fault of the service. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadRequestException(String message) {
        super(message);
    }
}
