package io.slo4j.spring;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.AnnotatedSlos;
import io.slo4j.annotation.TrackedMethod;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.SpecReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Registers what is configured and what annotations define, each once. */
final class SloSetup {
    /** The name of the group of HTTP routes. */
    static final String HTTP = "http";

    private final SloRegistry slos;
    private final SloProperties properties;
    private final List<SloCustomizer> customizers;
    private final @Nullable BudgetPolicy levels;
    private final ClientErrors clientErrors;
    private final AnnotatedSlos annotated = new AnnotatedSlos();
    private final Map<String, Slo> observed = new HashMap<>();
    private final Set<String> usedByAnnotations = new LinkedHashSet<>();
    private final Set<String> registered = new HashSet<>();
    private final List<SpecSlo> ofFile;
    private @Nullable SloGroup routes;

    SloSetup(
            SloRegistry slos,
            SloProperties properties,
            List<SloCustomizer> customizers,
            Map<String, BudgetPolicy> policies,
            @Nullable BudgetPolicy levels,
            ClassLoader loader) {
        this.slos = slos;
        this.properties = properties;
        this.customizers = customizers;
        this.levels = levels;
        this.clientErrors = new ClientErrors(properties.badStatuses());
        SpecReader reader = new SpecReader(loader);
        policies.forEach(reader::budgetPolicy);
        if (StringUtils.hasText(properties.spec())) {
            SpecSlos.requireModule(loader);
            this.ofFile = SpecSlos.read(properties.spec(), policies, loader);
        } else {
            this.ofFile = List.of();
        }
        register(reader);
    }

    private void register(SpecReader reader) {
        List<SloBuilder> all = new ArrayList<>();
        properties
                .objectives()
                .forEach((name, spec) -> reader.builder("slo.objectives." + name, name, spec.spec())
                        .map(builder -> completed(name, builder, spec.budgetPolicy() != null))
                        .ifPresent(all::add));
        Map<String, SloBuilder> byObservation = new HashMap<>();
        properties
                .observations()
                .forEach((name, spec) -> reader.builder("slo.observations." + name, name, spec.spec())
                        .map(builder -> customized(name, builder, spec.budgetPolicy() != null))
                        .ifPresent(builder -> byObservation.put(name, builder)));
        Optional<SloBuilder> http = properties.http().objective() == null
                ? Optional.empty()
                : reader.builder("slo.http", HTTP, properties.http().spec());
        reader.requireNoMistakes();
        ofFile.forEach(this::register);
        all.forEach(builder -> builder.register(slos));
        byObservation.forEach((name, builder) -> observed.put(name, builder.register(slos)));
        http.ifPresent(
                builder -> routes = customized(HTTP, builder, properties.http().budgetPolicy() != null)
                        .groupBy("route")
                        .atMost(properties.http().mostRoutes())
                        .register(slos));
    }

    private void register(SpecSlo slo) {
        SloBuilder builder = completed(slo.name(), slo.builder(), slo.hasLevels());
        if (slo.group() == null) {
            builder.register(slos);
        } else {
            slo.group().apply(builder).register(slos);
        }
    }

    private SloBuilder completed(String name, SloBuilder builder, boolean hasLevels) {
        builder.result(Object.class, clientErrors::isBadAnswer, Outcome.BAD);
        try {
            builder.exception(Throwable.class, clientErrors::isGood, Outcome.GOOD);
            builder.exception(Throwable.class, ClientErrors::isGone, Outcome.IGNORED);
        } catch (IllegalArgumentException decided) {
            /* There is a rule for every exception already. */
        }
        return customized(name, builder, hasLevels);
    }

    private SloBuilder customized(String name, SloBuilder builder, boolean hasLevels) {
        if (levels != null && !hasLevels) {
            builder.budgetPolicy(levels);
        }
        customizers.forEach(customizer -> customizer.customize(name, builder));
        return builder;
    }

    SloRegistry slos() {
        return slos;
    }

    /** A configured SLO; the factory method of its bean. */
    Slo find(String name) {
        return slos.find(name).orElseThrow();
    }

    ClientErrors clientErrors() {
        return clientErrors;
    }

    /** The SLOs of HTTP routes, if they are configured. */
    Optional<SloGroup> routes() {
        return Optional.ofNullable(routes);
    }

    /** Whether any kind of observation has an SLO. */
    boolean observesWork() {
        return !observed.isEmpty();
    }

    /** The SLO of an observation, if it is configured. */
    @Nullable
    Slo observed(String name) {
        return observed.get(name);
    }

    /** Registers the SLOs that annotations define and nobody has configured. */
    void add(Collection<TrackedMethod> methods) {
        synchronized (annotated) {
            annotated.add(methods);
            for (TrackedMethod method : methods) {
                usedByAnnotations.add(method.slo());
                if (method.spec().isPresent() && registered.add(method.slo())) {
                    AnnotatedSlos one = new AnnotatedSlos();
                    one.add(List.of(method));
                    one.registerIn(slos, builder -> completed(method.slo(), builder, false));
                }
            }
        }
    }

    /** The configured SLOs that no annotation uses. */
    Set<String> withoutAnnotation() {
        synchronized (annotated) {
            Set<String> names = new LinkedHashSet<>(properties.objectives().keySet());
            names.removeAll(usedByAnnotations);
            return names;
        }
    }

    /** The SLOs for which nothing has been recorded, as they are configured. */
    List<String> neverRecorded() {
        List<String> silent = new ArrayList<>();
        properties.objectives().keySet().stream()
                .filter(this::isSilent)
                .forEach(name -> silent.add("slo.objectives." + name));
        properties.observations().keySet().stream()
                .filter(this::isSilent)
                .forEach(name -> silent.add("slo.observations." + name));
        ofFile.stream()
                .filter(slo -> slo.group() == null && isSilent(slo.name()))
                .forEach(slo -> silent.add(slo.name() + " of " + properties.spec()));
        if (routes != null && routes.members().isEmpty()) {
            silent.add("slo.http");
        }
        return silent;
    }

    private boolean isSilent(String name) {
        return slos.find(name)
                .map(Slo::status)
                .map(status -> status.good() + status.bad() == 0)
                .orElse(true);
    }
}
