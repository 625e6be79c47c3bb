package io.slo4j.spec.file;

import java.util.Set;

/** The formats of files of SLOs. */
public enum SpecFormat {
    /** That of slo4j: {@code version: slo4j/v1}. */
    SLO4J,
    /** OpenSLO: {@code apiVersion: openslo/v1}. */
    OPENSLO,
    /** Sloth: {@code version: prometheus/v1}, or its Kubernetes resource {@code apiVersion: sloth.slok.dev/v1}. */
    SLOTH;

    static final String SLO4J_VERSION = "slo4j/v1";
    static final String OPENSLO_VERSION = "openslo/v1";
    static final String SLOTH_VERSION = "prometheus/v1";
    static final String SLOTH_RESOURCE = "sloth.slok.dev/v1";

    private static final Set<String> NAMES = Set.of("apiVersion", "version");

    /**
     * The format that a document says it has.
     *
     * @return what it begins like, whether or not the version is known; that of slo4j if it says nothing
     */
    static SpecFormat of(Element document) {
        if (!document.isKeys()) {
            return SLO4J;
        }
        Keys keys = new Keys(new Element(document.key(), document.node(), "", new Findings("")), NAMES);
        String version = keys.text("apiVersion").or(() -> keys.text("version")).orElse("");
        if (version.startsWith("openslo")) {
            return OPENSLO;
        }
        return version.startsWith("prometheus") || version.startsWith("sloth") ? SLOTH : SLO4J;
    }
}
