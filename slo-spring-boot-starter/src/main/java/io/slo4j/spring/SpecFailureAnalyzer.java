package io.slo4j.spring;

import io.slo4j.spec.SpecException;
import io.slo4j.spec.SpecMistake;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says every wrong value by its key. */
final class SpecFailureAnalyzer extends AbstractFailureAnalyzer<SpecException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, SpecException cause) {
        String mistakes = cause.mistakes().stream()
                .map(SpecFailureAnalyzer::text)
                .collect(Collectors.joining("\n    ", "SLOs are not configured as they must be:\n\n    ", ""));
        return new FailureAnalysis(mistakes, "Correct these values.", cause);
    }

    private static String text(SpecMistake mistake) {
        return key(mistake.path()) + ": " + mistake.message();
    }

    /** The key as it is usually written: {@code slo.objectives.checkout.latency-threshold}. */
    static String key(String path) {
        return path.startsWith("slo.")
                ? path.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
                : path;
    }
}
