package io.slo4j.spec.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The settings of slo4j that are annotations in OpenSLO, since it has no keys for them. A list and whatever is made of keys and
 * values is written as JSON there.
 *
 * @param place the object that has the annotations
 * @param values the annotations by the names of settings
 */
record OwnSettings(Element place, Map<String, Element> values) {
    void read(SloSource source) {
        if (!values.isEmpty()) {
            NativeDocument.into(source, element(place, values).keys(NativeDocument.sloKeys()));
        }
    }

    /** An element with these keys, each with the value that its annotation holds. */
    static Element element(Element place, Map<String, Element> values) {
        List<NodeTuple> entries = new ArrayList<>();
        values.forEach((name, value) -> entries.add(new NodeTuple(key(name, value), node(value))));
        Node mapping = new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
        return new Element(place.key(), mapping, place.path(), place.findings());
    }

    /** What an annotation holds. */
    static Element value(Element annotation) {
        return new Element(annotation.key(), node(annotation), annotation.path(), annotation.findings());
    }

    private static Node key(String name, Element value) {
        Optional<Mark> mark = value.key() == null ? value.mark() : value.key().getStartMark();
        return new ScalarNode(Tag.STR, true, name, ScalarStyle.PLAIN, mark, mark);
    }

    private static Node node(Element value) {
        String text = value.text().orElse("");
        if (!text.startsWith("[") && !text.startsWith("{")) {
            return value.node();
        }
        List<Element> read = Documents.of(text, new Findings(""));
        return read.size() == 1 ? moved(read.get(0).node(), value.mark()) : value.node();
    }

    /* What is within a text has its place in the text; messages name the line of the file. */
    private static Node moved(Node node, Optional<Mark> mark) {
        if (node instanceof MappingNode mapping) {
            List<NodeTuple> entries = mapping.getValue().stream()
                    .map(entry -> new NodeTuple(moved(entry.getKeyNode(), mark), moved(entry.getValueNode(), mark)))
                    .toList();
            return new MappingNode(node.getTag(), true, entries, FlowStyle.FLOW, mark, mark);
        }
        if (node instanceof SequenceNode list) {
            List<Node> items =
                    list.getValue().stream().map(item -> moved(item, mark)).toList();
            return new SequenceNode(node.getTag(), true, items, FlowStyle.FLOW, mark, mark);
        }
        return new ScalarNode(node.getTag(), true, ((ScalarNode) node).getValue(), ScalarStyle.PLAIN, mark, mark);
    }
}
