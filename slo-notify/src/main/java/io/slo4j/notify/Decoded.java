package io.slo4j.notify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it was before somebody encoded it for a URL, for HTML or for JSON, however often: what is left holds no encoding any more.
 * So one text that was encoded in several ways is found by looking for it once.
 */
final class Decoded {
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:[uU]([0-9a-fA-F]{4})|[xX]([0-9a-fA-F]{2})|([\"\\\\/'bfnrt]))");
    private static final Pattern NUMERIC = Pattern.compile("&#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));");
    private static final Pattern NAMED = Pattern.compile("&([a-zA-Z]{2,6});");

    private static final Map<String, String> ENTITIES = entities(
            "! excl \" quot # num $ dollar % percnt & amp ' apos ( lpar ) rpar"
                    + " * ast + plus , comma . period / sol : colon ; semi < lt = equals > gt ? quest @ commat [ lsqb [ lbrack"
                    + " \\ bsol ] rsqb ] rbrack ^ hat _ lowbar ` grave { lcub { lbrace | verbar | vert } rcub } rbrace");
    private static final Map<String, String> ESCAPES = Map.of("b", "\b", "f", "\f", "n", "\n", "r", "\r", "t", "\t");

    private Decoded() {}

    /* Each round makes it shorter or is the last. */
    static String of(String text) {
        String before;
        String now = text;
        do {
            before = now;
            now = replaced(PERCENT, now, Decoded::bytes);
            now = replaced(NUMERIC, now, Decoded::character);
            now = replaced(
                    NAMED, now, found -> ENTITIES.getOrDefault(found.group(1).toLowerCase(Locale.ROOT), found.group()));
            now = replaced(ESCAPE, now, Decoded::escaped);
        } while (!now.equals(before));
        return now;
    }

    private static Map<String, String> entities(String pairs) {
        Map<String, String> entities = new HashMap<>();
        String[] all = pairs.split(" ", -1);
        for (int i = 0; i < all.length; i += 2) {
            entities.put(all[i + 1], all[i]);
        }
        return entities;
    }

    private interface Meaning {
        String of(MatchResult found);
    }

    private static String replaced(Pattern encoded, String text, Meaning meaning) {
        return encoded.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meaning.of(found)));
    }

    private static String bytes(MatchResult found) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String text = found.group();
        for (int i = 0; i < text.length(); i += 3) {
            bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String escaped(MatchResult found) {
        if (found.group(3) != null) {
            return ESCAPES.getOrDefault(found.group(3), found.group(3));
        }
        String digits = found.group(1) == null ? found.group(2) : found.group(1);
        return String.valueOf((char) Integer.parseInt(digits, 16));
    }

    private static String character(MatchResult found) {
        int code = found.group(1) != null ? Integer.parseInt(found.group(1)) : Integer.parseInt(found.group(2), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd";
    }
}
