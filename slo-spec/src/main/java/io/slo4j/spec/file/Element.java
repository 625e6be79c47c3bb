package io.slo4j.spec.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a file, with its place. Whoever asks for it as something that it is not gets nothing, and a finding says so.
 *
 * @param key the key before it; null for a document and an item of a list
 * @param path the keys that lead to it
 */
record Element(@Nullable Node key, Node node, String path, Findings findings) {
    private static final int SHOWN = 100;

    /** Of a collection its key, since what is in it begins on a later line. */
    Optional<Mark> mark() {
        return key != null && !(node instanceof ScalarNode) ? key.getStartMark() : node.getStartMark();
    }

    /** Where it is, for a message about another element: its line, and its file if that is another one. */
    String from(Element other) {
        int line = mark().map(Mark::getLine).orElse(0) + 1;
        return findings == other.findings ? "line " + line : findings.file() + ":" + line;
    }

    /** Whether a key is there and nothing behind it. */
    boolean isEmpty() {
        return node.getTag().equals(Tag.NULL);
    }

    boolean isText() {
        return node instanceof ScalarNode && !isEmpty();
    }

    boolean isKeys() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text, number or truth value as it is written. */
    Optional<String> text() {
        if (isText()) {
            return Optional.of(((ScalarNode) node).getValue());
        }
        mistake(name() + " must be a text or a number, but was " + found());
        return Optional.empty();
    }

    Keys keys(Set<String> known) {
        return new Keys(this, known);
    }

    /** The items of a list; none if this is empty. */
    List<Element> items() {
        List<Element> items = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                items.add(new Element(null, item, path + "[" + items.size() + "]", findings));
            }
        } else if (!isEmpty()) {
            mistake(name() + " must be a list, but was " + found());
        }
        return items;
    }

    List<String> texts() {
        return items().stream().map(Element::text).flatMap(Optional::stream).toList();
    }

    /** The texts by their keys, which may be any. */
    Map<String, String> textsByKey() {
        Map<String, String> texts = new LinkedHashMap<>();
        keys(Set.of()).any().forEach((name, value) -> value.text().ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    void mistake(String message) {
        findings.mistake(this, message);
    }

    void leftOut(String message) {
        findings.leftOut(this, message);
    }

    Element below(Node name, Node value, String label) {
        return new Element(name, value, path.isEmpty() ? label : path + "." + label, findings);
    }

    /** The last key of the path. */
    String name() {
        return key instanceof ScalarNode scalar
                ? scalar.getValue()
                : path.isEmpty() ? "document" : path.substring(path.lastIndexOf('.') + 1);
    }

    /** What is there, as a message says it. */
    String found() {
        if (node instanceof ScalarNode scalar) {
            return isEmpty() ? "empty" : quoted(scalar.getValue());
        }
        return isList() ? "a list" : "keys and values";
    }

    static String quoted(String text) {
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + '"';
    }
}
