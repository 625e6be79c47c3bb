package io.slo4j.spec.file;

import io.slo4j.spec.file.SpecFinding.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Checks that documents can be walked: an alias must not lead back to itself, and aliases of aliases must not stand for more values
 * than anybody writes.
 */
final class Structure {
    private static final long MOST_VALUES = 1_000_000;
    private static final int DEEPEST = 100;

    private static final Set<Tag> TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP, Tag.MERGE);

    /* A node equals itself alone. */
    private final Map<Node, Long> sizes = new HashMap<>();
    private final Findings findings;

    Structure(Findings findings) {
        this.findings = findings;
    }

    boolean isSound(Element document) {
        return size(document.node(), 0) > 0;
    }

    /** How many values there are, aliases followed; 0 if that cannot be said. */
    private long size(Node node, int depth) {
        Long known = sizes.putIfAbsent(node, 0L);
        if (known != null) {
            return known > 0 ? known : refused(node, "an alias must not lead back to itself");
        }
        if (!TAGS.contains(node.getTag())) {
            return refused(
                    node,
                    "a value must have no tag, but had "
                            + Element.quoted(node.getTag().getValue()));
        }
        if (depth > DEEPEST) {
            return refused(
                    node, "values must be nested at most " + DEEPEST + " deep, aliases followed, but were deeper");
        }
        long sum = 1;
        for (Node child : children(node)) {
            long size = size(child, depth + 1);
            if (size == 0) {
                return 0;
            }
            sum += size;
        }
        if (sum > MOST_VALUES) {
            return refused(node, "values must be at most 1,000,000, aliases followed, but were more");
        }
        sizes.put(node, sum);
        return sum;
    }

    private static List<Node> children(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .flatMap(entry -> java.util.stream.Stream.of(entry.getKeyNode(), entry.getValueNode()))
                    .toList();
        }
        return node instanceof SequenceNode list ? list.getValue() : List.of();
    }

    private long refused(Node node, String message) {
        findings.add(Kind.MISTAKE, node.getStartMark(), "", message);
        return 0;
    }
}
