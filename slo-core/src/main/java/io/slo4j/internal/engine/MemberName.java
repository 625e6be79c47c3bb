package io.slo4j.internal.engine;

import java.util.Optional;

/**
 * How members of a group are called: {@code http{route="/cart"}}, the name of the group and the label with its value.
 *
 * @param group the name of the group
 * @param label the label's key
 */
public record MemberName(String group, String label) {
    /** A longer value of a label is cut. */
    public static final int LONGEST = 200;

    private static final char REPLACEMENT = '\uFFFD';

    /** The name of the member for a value. */
    public String of(String value) {
        return prefix() + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    private String prefix() {
        return group + "{" + label + "=\"";
    }

    /** Whether a member of this group has such a name. */
    boolean isOf(String name) {
        return value(name).isPresent();
    }

    /** The value for which a member of this group has such a name; empty if none has. */
    Optional<String> value(String name) {
        String prefix = prefix();
        if (!name.startsWith(prefix) || !name.endsWith("\"}") || name.length() < prefix.length() + 2) {
            return Optional.empty();
        }
        String value = name.substring(prefix.length(), name.length() - 2)
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
        return of(value).equals(name) ? Optional.of(value) : Optional.empty();
    }

    /**
     * A value as it can be kept, shown and stored: the same one if it is short enough and valid text; else its beginning, valid,
     * and a number made of all of it, so that values that differ stay apart.
     */
    static String bounded(String value) {
        int end = Math.min(value.length(), LONGEST);
        boolean asItIs = end == value.length();
        for (int i = 0; i < end && asItIs; i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                asItIs = isPair(value, i);
                i++;
            }
        }
        return asItIs ? value : shortened(value);
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length()
                && Character.isHighSurrogate(text.charAt(at))
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static String shortened(String value) {
        String number = "~" + hash(value);
        StringBuilder text = new StringBuilder(LONGEST);
        for (int i = 0; i < value.length() && text.length() < LONGEST - number.length() - 1; i++) {
            char next = value.charAt(i);
            if (!Character.isSurrogate(next)) {
                text.append(next);
            } else if (isPair(value, i)) {
                text.append(next).append(value.charAt(++i));
            } else {
                text.append(REPLACEMENT);
            }
        }
        return text.append(number).toString();
    }

    /** FNV-1a, as sixteen hexadecimal digits; the same in every process. */
    private static String hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return String.format("%016x", hash);
    }
}
