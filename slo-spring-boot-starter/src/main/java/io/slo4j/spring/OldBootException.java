package io.slo4j.spring;

/** The application runs on a Spring Boot for which this starter is not made. */
final class OldBootException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    OldBootException(String message) {
        super(message);
    }
}
