package io.slo4j.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line, and without a stack trace, that the starter needs a newer Spring Boot. */
final class OldBootFailureAnalyzer extends AbstractFailureAnalyzer<OldBootException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, OldBootException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
