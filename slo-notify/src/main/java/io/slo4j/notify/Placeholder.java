package io.slo4j.notify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ${name}}, or a choice by its value: {@code ${firing:true=trigger|false=resolve}}. The last alternative may be without a value,
 * and is that of every other one.
 */
final class Placeholder {
    private static final Pattern FORM = Pattern.compile("\\$\\{([^{}:]*)(?::([^{}]*))?}");

    private static final int MOST_SHOWN = 40;

    /* All values of a name, where that can be said. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "firing", List.of("true", "false"),
            "test", List.of("true", "false"),
            "severity", List.of("page", "ticket", "info"));

    private Placeholder() {}

    /** The names in a text. */
    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (Matcher found = FORM.matcher(text); found.find(); ) {
            names.add(found.group(1));
        }
        return names;
    }

    /**
     * Checks that every placeholder in a text can be filled.
     *
     * @param names those that there are; others are not looked at
     * @throws IllegalArgumentException if one cannot
     */
    static void check(String text, Set<String> names) {
        Matcher found = FORM.matcher(text);
        int open = text.indexOf("${");
        while (open >= 0) {
            if (!found.find(open) || found.start() != open) {
                throw new IllegalArgumentException(
                        "placeholder of a template must be ${name} or ${name:value=text|text},"
                                + " without braces within it, but was another");
            }
            if (found.group(2) != null && names.contains(found.group(1))) {
                checkChoice(found.group(1), found.group(2));
            }
            open = text.indexOf("${", found.end());
        }
    }

    private static void checkChoice(String name, String choice) {
        Set<String> before = new HashSet<>();
        String[] alternatives = choice.split("\\|", -1);
        for (int i = 0; i < alternatives.length; i++) {
            int equals = alternatives[i].indexOf('=');
            if (equals < 0 && (i == 0 || i < alternatives.length - 1)) {
                throw wrong(name, "be value=text, but for the last of several", alternatives[i]);
            }
            String value = equals < 0 ? "" : alternatives[i].substring(0, equals);
            List<String> possible = VALUES.get(name);
            if (equals >= 0 && possible != null && !possible.contains(value)) {
                throw wrong(name, "be for " + String.join(", ", possible), value);
            }
            if (equals >= 0 && !before.add(value)) {
                throw wrong(name, "be for different values", value);
            }
        }
    }

    private static IllegalArgumentException wrong(String name, String rule, String value) {
        return new IllegalArgumentException("alternatives of ${" + name + ":...} must " + rule + ", but one was \""
                + OneLine.of(value, MOST_SHOWN) + '"');
    }

    /** What stands in a text before, between and after the placeholders. */
    static List<String> between(String text) {
        return List.of(FORM.split(text));
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
