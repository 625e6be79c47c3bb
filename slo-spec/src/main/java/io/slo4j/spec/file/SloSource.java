package io.slo4j.spec.file;

import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SloSpecBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What one file says of one SLO, in whatever format, and from which place each setting came. Not safe for use by several threads. */
final class SloSource {
    private final Element place;
    private final String name;
    private final SloSpecBuilder settings = SloSpec.builder();
    private final Map<String, Element> origins = new LinkedHashMap<>();

    @Nullable
    String service;

    @Nullable
    SpecGroup group;

    @Nullable
    RatioQueries queries;

    AlertTexts alertTexts = AlertTexts.NONE;

    /** @param place where the SLO begins */
    SloSource(Element place, String name) {
        this.place = place;
        this.name = name;
    }

    Element place() {
        return place;
    }

    String name() {
        return name;
    }

    SloSpecBuilder settings() {
        return settings;
    }

    /** Says where a setting comes from. */
    void origin(String setting, Element value) {
        origins.put(setting, value);
    }

    /** The service that it is of, which must have a name. */
    void service(Element value) {
        value.text().ifPresent(text -> {
            if (text.isBlank()) {
                value.mistake("service must not be blank, but was " + Element.quoted(text));
            }
            service = text;
        });
    }

    /** As it is written. */
    SloSpec written() {
        return settings.build();
    }

    /**
     * As a process has it: its alerts have the labels of all alerts too.
     *
     * @param knowsClasses whether the types of exceptions can be found
     */
    SloSpec ofProcess(SloSpec written, boolean knowsClasses) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (written.labels() != null) {
            labels.putAll(written.labels());
        }
        labels.putAll(alertTexts.ofAll());
        settings.labels(labels.isEmpty() ? null : labels);
        if (!knowsClasses) {
            settings.good(null).bad(null).ignored(null);
        }
        SloSpec taken = settings.build();
        settings.labels(written.labels())
                .good(written.good())
                .bad(written.bad())
                .ignored(written.ignored());
        return taken;
    }

    /** The place of a setting, {@code rules[0].hold}, or of what is next around it. */
    Element origin(String path) {
        for (Map.Entry<String, Element> origin : origins.entrySet()) {
            if (leadsTo(origin.getKey(), path)) {
                return within(origin.getValue(), origin.getKey(), path);
            }
        }
        return place;
    }

    private static Element within(Element element, String at, String path) {
        if (element.isList()) {
            int index = 0;
            for (Element item : element.items()) {
                String next = at + "[" + index++ + "]";
                if (leadsTo(next, path)) {
                    return within(item, next, path);
                }
            }
        } else if (element.node() instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key && leadsTo(at + "." + key.getValue(), path)) {
                    return within(
                            element.below(key, entry.getValueNode(), key.getValue()), at + "." + key.getValue(), path);
                }
            }
        }
        return element;
    }

    private static boolean leadsTo(String at, String path) {
        return path.startsWith(at)
                && (path.length() == at.length() || path.charAt(at.length()) == '.' || path.charAt(at.length()) == '[');
    }
}
