package io.slo4j.notify;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON as text: the one place that knows the library. Maps, collections, texts, numbers and booleans are what it writes. */
final class Json {
    private Json() {}

    static String text(Object tree) {
        return JsonWriter.string(tree);
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is none; the message says where
     */
    static Map<String, Object> object(String what, String text) {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException wrong) {
            throw new IllegalArgumentException(what + " must be a JSON object, but was not: line "
                    + wrong.getLinePosition() + ", column " + wrong.getCharPosition());
        }
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
