package io.slo4j.spec.prometheus;

import io.slo4j.spec.file.SpecEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** By what the series of one SLO are known: Sloth's labels, and those of the SLO itself. */
final class Identity {
    private static final String NO_SERVICE = "default";

    private final String service;
    private final String slo;
    private final Optional<GroupLabel> group;
    private final Map<String, String> labels = new TreeMap<>();

    private Identity(String service, SpecEntry entry) {
        this.service = service;
        this.slo = entry.definition().name();
        this.group = GroupLabel.of(entry);
        entry.labels().forEach(this::add);
        labels.put("sloth_id", id());
        labels.put("sloth_service", service);
        labels.put("sloth_slo", slo);
    }

    /** The service is that of the entry, or of its label, or the given one. */
    static Identity of(SpecEntry entry, String service) {
        String labelled = entry.labels().getOrDefault("service", service);
        String known = entry.service().orElse(labelled);
        return new Identity(known.isBlank() ? NO_SERVICE : known, entry);
    }

    /* An empty value is no label to Prometheus, and two of its names may become one. */
    private void add(String name, String value) {
        String free = PromText.labelName(name);
        while (labels.containsKey(free) || isTaken(free)) {
            free = "exported_" + free;
        }
        if (!value.isEmpty()) {
            labels.put(free, value);
        }
    }

    /** Whether a label of the SLO cannot have this name, because rules need it for one of their own. */
    boolean isTaken(String name) {
        return name.startsWith("sloth_")
                || name.startsWith("__")
                || group.filter(label -> label.is(name)).isPresent();
    }

    /** The label by whose values a group has its members; empty if this is one SLO. */
    Optional<GroupLabel> group() {
        return group;
    }

    String id() {
        return service + "-" + slo;
    }

    String service() {
        return service;
    }

    String slo() {
        return slo;
    }

    /** The labels of every series. */
    Map<String, String> labels() {
        return new TreeMap<>(labels);
    }

    /** The labels of a series over a window. */
    Map<String, String> labels(Duration window) {
        Map<String, String> all = labels();
        all.put("sloth_window", PromText.duration(window));
        return all;
    }

    /** The series of this name. */
    String series(String name) {
        return name + "{" + matchers() + "}";
    }

    /** What all series of the SLO match. */
    String matchers() {
        return "sloth_id=" + PromText.quoted(id());
    }
}
