package io.slo4j.spec.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A document of Sloth: {@code prometheus/v1}, or a {@code PrometheusServiceLevel} of Kubernetes. */
final class SlothDocument {
    private SlothDocument() {}

    static List<SloSource> read(Element document) {
        Keys top = document.keys(Set.of("version", "apiVersion", "kind", "metadata", "spec"));
        if (top.get("apiVersion").isPresent()) {
            return resource(document);
        }
        top.get("version").ifPresent(version -> requireVersion(version, SpecFormat.SLOTH_VERSION));
        return service(document, new SlothKeys(false), "version");
    }

    private static List<SloSource> resource(Element document) {
        SlothKeys spelling = new SlothKeys(true);
        Keys top = spelling.of(document, "apiVersion", "kind", "metadata", "spec");
        top.get("apiVersion").ifPresent(version -> requireVersion(version, SpecFormat.SLOTH_RESOURCE));
        Optional<Element> kind = top.required("kind", "kind: PrometheusServiceLevel");
        if (kind.isEmpty()) {
            return List.of();
        }
        if (!kind.get().text().orElse("").equals("PrometheusServiceLevel")) {
            kind.get()
                    .leftOut("a document must be a PrometheusServiceLevel to have SLOs, but was "
                            + kind.get().found());
            return List.of();
        }
        top.get("metadata")
                .ifPresent(metadata -> metadata.keys(Set.of()).any().forEach((name, value) -> {
                    if (!name.equals("name")) {
                        value.leftOut("it is said of the resource in Kubernetes, not of its SLOs");
                    }
                }));
        return top.required("spec", "spec: {service: shop, slos: []}")
                .map(spec -> service(spec, spelling))
                .orElse(List.of());
    }

    private static void requireVersion(Element version, String known) {
        if (!version.text().orElse(known).equals(known)) {
            version.mistake(version.name() + " must be " + known + ", but was " + version.found());
        }
    }

    private static List<SloSource> service(Element element, SlothKeys spelling, String... more) {
        List<String> names = new ArrayList<>(List.of(more));
        names.addAll(List.of("service", "labels", "slo_plugins", "slos"));
        Keys keys = spelling.of(element, names.toArray(String[]::new));
        keys.get(spelling.spelled("slo_plugins")).ifPresent(SlothDocument::plugins);
        Optional<Element> service = keys.required("service", "service: shop");
        Map<String, Element> labels = new LinkedHashMap<>();
        keys.get("labels").ifPresent(all -> labels.putAll(all.keys(Set.of()).any()));
        List<SloSource> sources = new ArrayList<>();
        keys.required("slos", "slos: [{name: requests, objective: 99.9}]")
                .ifPresent(slos -> slos.items().forEach(slo -> {
                    Keys own = spelling.of(
                            slo, "name", "objective", "description", "plugins", "labels", "sli", "alerting");
                    own.get("plugins").ifPresent(SlothDocument::plugins);
                    own.required("name", "name: requests-availability")
                            .flatMap(Element::text)
                            .ifPresent(name -> {
                                SloSource source = new SloSource(slo, name);
                                service.ifPresent(source::service);
                                new SlothSlo(own, spelling, source).read(labels);
                                sources.add(source);
                            });
                }));
        return sources;
    }

    private static void plugins(Element plugins) {
        plugins.leftOut("plugins run in Sloth alone");
    }
}
