package io.slo4j.spring;

import io.slo4j.SloBuilder;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.SpecException;
import io.slo4j.spec.SpecMistake;
import io.slo4j.spec.file.SloFile;
import io.slo4j.spec.file.SloFileReader;
import io.slo4j.spec.file.SpecEntry;
import io.slo4j.spec.file.SpecFileException;
import io.slo4j.spec.file.SpecFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/** The SLOs of the file that {@code slo.spec} names. Only loaded if it names one: an application may be without the module slo-spec. */
final class SpecSlos {
    private static final System.Logger LOG = System.getLogger("io.slo4j.spring");

    private SpecSlos() {}

    /** Refuses a file that nothing here can read. */
    static void requireModule(ClassLoader loader) {
        if (!ClassUtils.isPresent("io.slo4j.spec.file.SloFile", loader)) {
            throw new IllegalStateException(
                    "slo.spec must be left out, or io.slo4j:slo-spec be among the dependencies");
        }
    }

    /**
     * The SLOs of a file or resource.
     *
     * @param service of which service; null for all
     * @throws SpecException if it has mistakes, or no SLO of the service
     */
    static List<SpecSlo> read(
            String file, @Nullable String service, Map<String, BudgetPolicy> policies, ClassLoader loader) {
        SloFileReader reader = new SloFileReader().classLoader(loader);
        policies.forEach(reader::budgetPolicy);
        try {
            SloFile slos = read(file, reader, loader);
            slos.leftOut().forEach(finding -> LOG.log(System.Logger.Level.WARNING, "slo.spec: " + finding));
            return ofService(slos, service).entries().stream()
                    .map(SpecSlos::slo)
                    .toList();
        } catch (SpecFileException e) {
            throw new SpecException(e.findings().stream()
                    .filter(finding -> finding.kind() == SpecFinding.Kind.MISTAKE)
                    .map(SpecSlos::mistake)
                    .toList());
        }
    }

    private static SloFile ofService(SloFile slos, @Nullable String service) {
        if (!StringUtils.hasText(service)) {
            return slos;
        }
        SloFile chosen = slos.ofService(service);
        if (chosen.entries().isEmpty()) {
            String known = slos.entries().stream()
                    .flatMap(entry -> entry.service().stream())
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw new SpecException(List.of(new SpecMistake(
                    "slo.service",
                    "service must be one that the file has SLOs of" + (known.isEmpty() ? "" : " (" + known + ")")
                            + ", but was \"" + service + '"')));
        }
        return chosen;
    }

    private static SloFile read(String file, SloFileReader reader, ClassLoader loader) {
        if (!ResourceUtils.isUrl(file)) {
            return reader.read(Path.of(file));
        }
        try {
            return reader.read(
                    file,
                    new DefaultResourceLoader(loader).getResource(file).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpecMistake mistake(SpecFinding finding) {
        String place = finding.file() + ":" + finding.line() + ":" + finding.column();
        return new SpecMistake(
                "file " + place + (finding.path().isEmpty() ? "" : ": " + finding.path()), finding.message());
    }

    private static SpecSlo slo(SpecEntry entry) {
        SloBuilder builder = entry.builder();
        return new SpecSlo(
                entry.definition().name(),
                builder,
                entry.definition().budgetPolicy().isPresent(),
                entry.groupLabel().isPresent() ? made -> entry.group(made).orElseThrow() : null);
    }
}
