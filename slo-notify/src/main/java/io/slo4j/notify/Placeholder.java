package io.slo4j.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ${name}}, or a choice by its value: {@code ${firing:true=trigger|false=resolve}}. The last alternative may be without a value,
 * and is that of every other one.
 */
final class Placeholder {
    private static final Pattern FORM = Pattern.compile("\\$\\{([^{}:]*)(?::([^{}]*))?}");

    private Placeholder() {}

    /** The names in a text. */
    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (Matcher found = FORM.matcher(text); found.find(); ) {
            names.add(found.group(1));
        }
        return names;
    }

    /** The value of a text that is one placeholder and nothing else, of its own type; else a text. */
    static Object filled(String text, Map<String, Object> values) {
        Matcher found = FORM.matcher(text);
        if (found.matches() && found.group(2) == null) {
            return values.getOrDefault(found.group(1), "");
        }
        return found.reset().replaceAll(one -> Matcher.quoteReplacement(text(one.group(1), one.group(2), values)));
    }

    private static String text(String name, @Nullable String choice, Map<String, Object> values) {
        String value = String.valueOf(values.getOrDefault(name, ""));
        if (choice == null) {
            return value;
        }
        for (String alternative : choice.split("\\|", -1)) {
            int equals = alternative.indexOf('=');
            if (equals < 0 || alternative.substring(0, equals).equals(value)) {
                return alternative.substring(equals + 1);
            }
        }
        return "";
    }
}
