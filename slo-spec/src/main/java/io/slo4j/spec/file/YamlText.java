package io.slo4j.spec.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

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
            texts.add(new Dump(BLOCKS).dumpToString(document));
        }
        return String.join("---\n", texts);
    }

    /** A value on one line, which is JSON. */
    static String json(Object value) {
        return new Dump(ONE_LINE).dumpToString(value).strip();
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
