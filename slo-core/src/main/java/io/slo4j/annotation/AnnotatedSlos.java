package io.slo4j.annotation;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloDefinition;
import io.slo4j.SloRegistry;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.guard.Log;
import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SpecException;
import io.slo4j.spec.SpecMistake;
import io.slo4j.spec.SpecReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The SLOs that annotations define. Add all tracked methods before any of them is looked for, so that an annotation that only names
 * an SLO finds the definition on another one. Not safe for use by several threads.
 */
public final class AnnotatedSlos {
    private static final Log LOG = Log.of("io.slo4j");

    private final Map<String, TrackedMethod> defining = new LinkedHashMap<>();

    /** Without SLOs so far. */
    public AnnotatedSlos() {}

    /**
     * Adds the SLOs that the annotations of some methods define.
     *
     * @param methods tracked methods
     * @throws IllegalArgumentException if two annotations define one SLO and do not agree
     */
    public void add(Collection<TrackedMethod> methods) {
        for (TrackedMethod method : given("methods", methods)) {
            if (given("method", method).spec().isPresent()) {
                TrackedMethod first = defining.putIfAbsent(method.slo(), method);
                if (first != null && !first.spec().equals(method.spec())) {
                    throw new IllegalArgumentException("@TrackSlo on " + first.place() + " and on " + method.place()
                            + " must agree, but each defines SLO \"" + method.slo() + "\" in its own way");
                }
            }
        }
    }

    /**
     * Registers the SLOs that are not registered yet. One that is there stays as it is, and the log says so if the annotation
     * defines it differently.
     *
     * @param slos the registry
     * @throws IllegalArgumentException if an attribute is wrong; the message names the annotation
     */
    public void registerIn(SloRegistry slos) {
        registerIn(slos, builder -> {});
    }

    /**
     * Registers the SLOs that are not registered yet, like {@link #registerIn(SloRegistry)}, with further settings.
     *
     * @param slos the registry
     * @param further makes settings after those of the annotation
     * @throws IllegalArgumentException if an attribute is wrong; the message names the annotation
     */
    public void registerIn(SloRegistry slos, Consumer<SloBuilder> further) {
        given("registry", slos);
        given("further settings", further);
        defining.values().forEach(method -> register(method, slos, further));
    }

    private static void register(TrackedMethod method, SloRegistry slos, Consumer<SloBuilder> further) {
        SloSpec spec = method.spec().orElseThrow();
        Optional<Slo> there = slos.find(method.slo());
        if (there.isPresent() && spec.objective() == null) {
            notUsed(method);
            return;
        }
        ClassLoader loader = method.method().getDeclaringClass().getClassLoader();
        SpecReader reader = new SpecReader(loader == null ? ClassLoader.getSystemClassLoader() : loader);
        String place = "@TrackSlo on " + method.place();
        Optional<SloBuilder> builder = reader.builder(place, method.slo(), spec);
        if (!reader.mistakes().isEmpty()) {
            throw new SpecException(
                    reader.mistakes().stream().map(AnnotatedSlos::ofAttribute).toList());
        }
        builder.ifPresent(further);
        Optional<SloDefinition> definition = builder.map(complete -> definition(place, complete));
        if (there.isEmpty()) {
            definition.ifPresent(slos::register);
        } else if (!definition.equals(there.map(Slo::definition))) {
            notUsed(method);
        }
    }

    /* The annotation has shorter names than a spec. */
    private static SpecMistake ofAttribute(SpecMistake mistake) {
        return new SpecMistake(mistake.path().replace(".latencyThreshold", ".latency"), mistake.message());
    }

    private static SloDefinition definition(String place, SloBuilder complete) {
        try {
            return complete.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new SpecException(List.of(new SpecMistake(place, String.valueOf(e.getMessage()))));
        }
    }

    private static void notUsed(TrackedMethod method) {
        LOG.info("SLO \"" + method.slo() + "\" is defined elsewhere; the attributes of @TrackSlo on " + method.place()
                + " are not used");
    }

    /**
     * The SLO that a tracked method names.
     *
     * @param method the method
     * @param slos the registry
     * @return the SLO
     * @throws IllegalArgumentException if nobody has defined it
     */
    public static Slo find(TrackedMethod method, SloRegistry slos) {
        given("method", method);
        return given("registry", slos)
                .find(method.slo())
                .orElseThrow(() -> new IllegalArgumentException("@TrackSlo on " + method.place()
                        + " must name a registered SLO, but was \"" + method.slo() + "\""));
    }

    /** The names of the SLOs. */
    @Override
    public String toString() {
        return OneLine.of("AnnotatedSlos" + defining.keySet());
    }
}
