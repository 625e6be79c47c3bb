package io.slo4j.notify;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as text: the one place that knows the library. Maps, collections, texts, numbers and booleans are what it writes. */
final class Json {
    private static final int DEEPEST = 32;
    private static final int MOST_OF_A_NAME = 100;

    private Json() {}

    static String text(Object tree) {
        return JsonWriter.string(tree);
    }

    /**
     * Reads an object that can be written again as it is.
     *
     * @throws IllegalArgumentException if the text is none; the message says where, and shows a name at most
     */
    static Map<String, Object> object(String what, String text) {
        JsonScan scan = JsonScan.of(text);
        if (scan.deepest() > DEEPEST) {
            throw new IllegalArgumentException(
                    what + " must be nested at most " + DEEPEST + " deep, but was " + scan.deepest());
        }
        Map<String, Object> object = parsed(what, text);
        if (scan.twice() != null) {
            throw new IllegalArgumentException("fields of one object of a " + what
                    + " must have different names, but two were \"" + OneLine.of(scan.twice(), MOST_OF_A_NAME) + '"');
        }
        checkNumbers(what, object);
        return object;
    }

    private static Map<String, Object> parsed(String what, String text) {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException wrong) {
            throw new IllegalArgumentException(what + " must be a JSON object, but was not: line "
                    + wrong.getLinePosition() + ", column " + wrong.getCharPosition());
        }
    }

    private static void checkNumbers(String what, @Nullable Object part) {
        if (part instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException(
                    "numbers of a " + what + " must be within the range of a double, but one was " + number);
        }
        if (part instanceof Map<?, ?> object) {
            object.values().forEach(value -> checkNumbers(what, value));
        } else if (part instanceof Collection<?> array) {
            array.forEach(value -> checkNumbers(what, value));
        }
    }

    /** What stands between quotation marks, as it is meant; as it stands if it means nothing. */
    static String unescaped(String raw) {
        try {
            return String.valueOf(JsonParser.any().from('"' + raw + '"'));
        } catch (JsonParserException wrong) {
            return raw;
        }
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
