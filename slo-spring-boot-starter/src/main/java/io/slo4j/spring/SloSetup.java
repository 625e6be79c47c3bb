package io.slo4j.spring;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloGroup;
import io.slo4j.SloGroupBuilder;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.AnnotatedSlos;
import io.slo4j.annotation.TrackedMethod;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.SpecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Registers what is configured and what annotations define, each once. */
final class SloSetup {
    /** The name of the group of HTTP routes. */
    static final String HTTP = "http";

    private final SloRegistry slos;
    private final @Nullable SloSetup parent;
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
            ClassLoader loader,
            @Nullable SloSetup parent) {
        this.slos = slos;
        this.parent = parent != null && parent.slos == slos ? parent : null;
        this.properties = properties;
        this.customizers = customizers;
        this.levels = levels;
        this.clientErrors = new ClientErrors(properties.badStatuses());
        if (StringUtils.hasText(properties.spec())) {
            SpecSlos.requireModule(loader);
            this.ofFile = SpecSlos.read(properties.spec(), properties.service(), policies, loader);
        } else {
            this.ofFile = List.of();
        }
        register(new ConfiguredSlos(policies, loader));
    }

    private void register(ConfiguredSlos configured) {
        Map<String, SloBuilder> objectives =
                configured.read("slo.objectives", properties.objectives(), this::completed);
        Map<String, SloBuilder> byObservation =
                configured.read("slo.observations", properties.observations(), this::customized);
        Optional<SloGroupBuilder> http = configured.routes(properties.http(), this::customized);
        Set<String> named = properties.objectives().keySet();
        configured.requireOthers("slo.observations", properties.observations().keySet(), "slo.objectives", named);
        Set<String> inFile = ofFile.stream().map(SpecSlo::name).collect(Collectors.toSet());
        configured.requireOthers("slo.objectives", named, "the file of slo.spec", inFile);
        configured.requireOthers(
                "slo.observations", properties.observations().keySet(), "the file of slo.spec", inFile);
        configured.requireErrors(properties.badStatuses());
        configured.requireNoMistakes();
        ofFile.forEach(this::register);
        objectives.forEach((name, builder) -> register("slo.objectives." + name, name, builder));
        byObservation.forEach(
                (name, builder) -> observed.put(name, register("slo.observations." + name, name, builder)));
        http.ifPresent(group -> routes = Optional.ofNullable(parent)
                .flatMap(SloSetup::routes)
                .orElseGet(() -> registered("slo.http", () -> group.register(slos))));
    }

    private void register(SpecSlo slo) {
        String path = "slo.spec: " + slo.name();
        SloBuilder builder = completed(slo.name(), slo.builder(), slo.hasLevels());
        Function<SloBuilder, SloGroupBuilder> group = slo.group();
        if (group == null) {
            register(path, slo.name(), builder);
        } else if (parent == null || !parent.hasInFile(slo.name())) {
            registered(path, () -> group.apply(builder).register(slos));
        }
    }

    /* A context has the SLOs of its parent, whose registry it uses. */
    private Slo register(String path, String name, SloBuilder builder) {
        Optional<Slo> there = parent == null ? Optional.empty() : slos.find(name);
        return there.orElseGet(() -> registered(path, () -> builder.register(slos)));
    }

    private static <T> T registered(String path, Supplier<T> registration) {
        try {
            return registration.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new SpecException(List.of(ConfiguredSlos.mistake(path, e)));
        }
    }

    private boolean hasInFile(String name) {
        return ofFile.stream().anyMatch(slo -> slo.name().equals(name)) || (parent != null && parent.hasInFile(name));
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

    /** The names of the SLOs that are configured to be used by their names. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(properties.objectives().keySet());
        ofFile.stream().filter(slo -> slo.group() == null).map(SpecSlo::name).forEach(names::add);
        return names;
    }

    /** Whether a directory for snapshots is configured. */
    boolean hasStore() {
        return StringUtils.hasText(properties.store());
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
