package io.slo4j.spec.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of an element and the values behind them. A key that is there twice, or is no text, is a mistake. */
final class Keys {
    private final Element element;
    private final Set<String> known;
    private final Map<String, Element> values = new LinkedHashMap<>();

    /** @param known the keys that {@link #get} will be asked for */
    Keys(Element element, Set<String> known) {
        this.element = element;
        this.known = known;
        if (element.node() instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else if (!element.isEmpty()) {
            element.mistake(element.name() + " must be made of keys and values, but was " + element.found());
        }
    }

    private void take(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode name)) {
            element.findings()
                    .add(
                            SpecFinding.Kind.MISTAKE,
                            entry.getKeyNode().getStartMark(),
                            element.path(),
                            "key must be a text, but was a list or keys and values");
            return;
        }
        Element value = element.below(name, entry.getValueNode(), name.getValue());
        Element before = values.putIfAbsent(name.getValue(), value);
        if (before != null) {
            at(value, "key must be given once, but \"" + name.getValue() + "\" is in line " + line(before) + " too");
        }
    }

    private static int line(Element element) {
        return keyMark(element).map(Mark::getLine).orElse(0) + 1;
    }

    private static Optional<Mark> keyMark(Element element) {
        return element.key() == null ? element.mark() : element.key().getStartMark();
    }

    private void at(Element value, String message) {
        element.findings().add(SpecFinding.Kind.MISTAKE, keyMark(value), value.path(), message);
    }

    /** All of them, whatever their names. */
    Map<String, Element> any() {
        return values;
    }

    /** The value of a key; nothing if the key is left out or nothing is behind it. */
    Optional<Element> get(String key) {
        if (!known.contains(key)) {
            throw new IllegalArgumentException("key must be one of " + known + ", but was \"" + key + '"');
        }
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    Optional<String> text(String key) {
        return get(key).flatMap(Element::text);
    }

    /** The value of a key that must be there. */
    Optional<Element> required(String key, String example) {
        Optional<Element> value = get(key);
        if (value.isEmpty() && (element.isKeys() || element.isEmpty())) {
            element.mistake(key + " must be given, such as " + example);
        }
        return value;
    }

    /** Refuses keys that are not known and keys without a value. */
    void requireKnown() {
        for (Element value : unknown()) {
            at(
                    value,
                    "key must be one of " + String.join(", ", new TreeSet<>(known)) + ", but was "
                            + Element.quoted(value.name()));
        }
        values.forEach((key, value) -> {
            if (known.contains(key) && value.isEmpty()) {
                at(value, key + " must have a value, or be left out");
            }
        });
    }

    /** Says which keys are left out because nobody knows them. */
    void leaveOutUnknown() {
        for (Element value : unknown()) {
            element.findings()
                    .add(
                            SpecFinding.Kind.LEFT_OUT,
                            keyMark(value),
                            value.path(),
                            "the key is not known here; known are " + String.join(", ", new TreeSet<>(known)));
        }
    }

    private List<Element> unknown() {
        List<Element> unknown = new ArrayList<>();
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                unknown.add(value);
            }
        });
        return unknown;
    }
}
