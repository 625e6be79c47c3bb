package io.slo4j.spec.prometheus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A file of rules as YAML. */
final class RuleYaml {
    /*
     * Characters that one version of YAML takes for the end of a line, or for none at all, and another does not; Prometheus reads the
     * older one.
     */
    private static final Pattern DISPUTED = Pattern.compile("[\\x7F-\\x9F\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]");

    /* What is no text in the older version unless it is between quotation marks. */
    private static final Pattern NO_TEXT = Pattern.compile("~|[nN]ull|NULL|<<|=|");

    private RuleYaml() {}

    static String of(List<RuleGroup> groups, List<String> head) {
        List<NodeTuple> root = new ArrayList<>();
        root.add(tuple("groups", sequence(groups.stream().map(RuleYaml::group).toList())));
        DumpSettings settings = DumpSettings.builder()
                .setDumpComments(true)
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .build();
        Written written = new Written();
        new Dump(settings).dumpNode(commented(mapping(root), head), written);
        return escaped(written.text.toString());
    }

    /* They are between quotation marks, where the library of YAML 1.2 leaves them as they are. */
    private static String escaped(String yaml) {
        return DISPUTED.matcher(yaml)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04X", (int) found.group().charAt(0)));
    }

    private static final class Written implements StreamDataWriter {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(String part) {
            text.append(part);
        }

        @Override
        public void write(String part, int from, int length) {
            text.append(part, from, from + length);
        }
    }

    private static Node group(RuleGroup group) {
        List<NodeTuple> parts = new ArrayList<>();
        parts.add(tuple("name", text(group.name())));
        addDuration(parts, "interval", group.interval());
        parts.add(tuple(
                "rules", sequence(group.rules().stream().map(RuleYaml::rule).toList())));
        return commented(mapping(parts), group.comments());
    }

    private static Node rule(Rule rule) {
        List<NodeTuple> parts = new ArrayList<>();
        parts.add(tuple(rule.kind() == Rule.Kind.RECORD ? "record" : "alert", text(rule.name())));
        parts.add(tuple("expr", expression(rule.expression())));
        addDuration(parts, "for", rule.hold());
        addDuration(parts, "keep_firing_for", rule.keepFiring());
        addTexts(parts, "labels", rule.labels());
        addTexts(parts, "annotations", rule.annotations());
        return commented(mapping(parts), rule.comments());
    }

    private static void addDuration(List<NodeTuple> parts, String key, Duration duration) {
        if (!duration.isZero()) {
            parts.add(tuple(key, text(PromText.duration(duration))));
        }
    }

    private static void addTexts(List<NodeTuple> parts, String key, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            parts.add(tuple(
                    key,
                    mapping(texts.entrySet().stream()
                            .map(one -> tuple(one.getKey(), text(one.getValue())))
                            .toList())));
        }
    }

    private static NodeTuple tuple(String key, Node value) {
        return new NodeTuple(text(key), value);
    }

    private static Node mapping(List<NodeTuple> parts) {
        return new MappingNode(Tag.MAP, parts, FlowStyle.BLOCK);
    }

    private static Node sequence(List<Node> parts) {
        return new SequenceNode(Tag.SEQ, parts, FlowStyle.BLOCK);
    }

    /* Plain where that reads back as the same text: the library decides. */
    private static Node text(String value) {
        if (NO_TEXT.matcher(value).matches()) {
            return new ScalarNode(Tag.STR, value, ScalarStyle.SINGLE_QUOTED);
        }
        return new ScalarNode(
                Tag.STR, value, DISPUTED.matcher(value).find() ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
    }

    private static Node expression(String value) {
        return value.contains("\n") && !DISPUTED.matcher(value).find()
                ? new ScalarNode(Tag.STR, value + "\n", ScalarStyle.LITERAL)
                : text(value);
    }

    private static Node commented(Node node, List<String> lines) {
        if (!lines.isEmpty()) {
            node.setBlockComments(lines.stream()
                    .map(line ->
                            new CommentLine(Optional.empty(), Optional.empty(), " " + oneLine(line), CommentType.BLOCK))
                    .toList());
        }
        return node;
    }

    /* What comes from a name may hold anything. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9F\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]", " ");
    }
}
