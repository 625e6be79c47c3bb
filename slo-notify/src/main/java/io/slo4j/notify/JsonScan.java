package io.slo4j.notify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a parser does not say of a JSON text: how deep it is nested, and which name a field of one object has twice. Any text can be
 * scanned, however deep; of one that is no JSON it says nothing of worth.
 *
 * @param deepest how many objects and arrays are within each other
 * @param twice the first name that comes again, as it is written; null if none does
 */
record JsonScan(int deepest, @Nullable String twice) {

    static JsonScan of(String text) {
        Deque<Set<String>> open = new ArrayDeque<>();
        int deepest = 0;
        String twice = null;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '{', '[' -> {
                    open.push(new HashSet<>());
                    deepest = Math.max(deepest, open.size());
                }
                case '}', ']' -> open.poll();
                case '"' -> {
                    int end = endOfText(text, i + 1);
                    String name = text.substring(i + 1, end);
                    Set<String> names = open.peek();
                    if (names != null && isName(text, end + 1) && !names.add(Json.unescaped(name)) && twice == null) {
                        twice = name;
                    }
                    i = end;
                }
                default -> {}
            }
        }
        return new JsonScan(deepest, twice);
    }

    private static int endOfText(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private static boolean isName(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }
}
