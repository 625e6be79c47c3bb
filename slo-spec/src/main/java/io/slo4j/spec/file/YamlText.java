package io.slo4j.spec.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Values as text: documents as YAML, and one value as JSON. The same values are the same text. */
final class YamlText {
    private static final DumpSettings BLOCKS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setMaxSimpleKeyLength(1_024)
            .setDereferenceAliases(true)
            .build();

    private static final DumpSettings ONE_LINE = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.FLOW)
            .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setDereferenceAliases(true)
            .build();

    private YamlText() {}

    static String documents(List<Map<String, Object>> documents) {
        List<String> texts = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            texts.add(new Dump(BLOCKS, new Quoting(BLOCKS)).dumpToString(document));
        }
        return escaped(String.join("---\n", texts));
    }

    /* They are between quotation marks, where the library of YAML 1.2 leaves them as they are. */
    private static String escaped(String yaml) {
        return yaml.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\uFEFF", "\\uFEFF");
    }

    /** A value on one line, which is JSON. */
    static String json(Object value) {
        return new Dump(ONE_LINE).dumpToString(value).strip();
    }

    /**
     * Puts texts between quotation marks, and escapes what is in them, where they have characters that one version of YAML takes for
     * the end of a line, and another does not.
     */
    private static final class Quoting extends StandardRepresenter {
        private static final Pattern DISPUTED = Pattern.compile("[\\x85\\u2028\\u2029\\uFEFF]");

        Quoting(DumpSettings settings) {
            super(settings);
        }

        /* Readers of YAML 1.1 take 1E-10 for a text. */
        private static String plain(String number) {
            return number.indexOf('E') < 0 ? number : new BigDecimal(number).toPlainString();
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            return super.representScalar(
                    tag,
                    tag.equals(Tag.FLOAT) ? plain(value) : value,
                    DISPUTED.matcher(value).find() ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }

    /** Keys and values in this order; an empty text, list or map is left out. */
    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            boolean empty = value.equals("")
                    || (value instanceof List<?> list && list.isEmpty())
                    || (value instanceof Map<?, ?> values && values.isEmpty());
            if (!empty) {
                map.put((String) keysAndValues[i], value);
            }
        }
        return map;
    }
}
