package io.slo4j.cli;

import io.slo4j.spec.file.SpecEntry;
import io.slo4j.spec.prometheus.PrometheusRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which service SLOs are, and which meters count their events. */
final class GeneratedFrom {
    @Option(
            names = "--service",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "The service of SLOs that do not say it; default ${DEFAULT-VALUE}.")
    private String service = "default";

    @Option(
            names = "--selector",
            paramLabel = "MATCHERS",
            description = "Which exported meters count, such as job=\"shop\".")
    private @Nullable String selector;

    PrometheusRules rules(List<SpecEntry> entries) {
        PrometheusRules rules = PrometheusRules.of(entries).withService(service);
        return selector == null ? rules : rules.withSelector(selector);
    }
}
