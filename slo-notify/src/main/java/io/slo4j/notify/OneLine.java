package io.slo4j.notify;

import java.util.regex.Pattern;

/** Text from outside, on one line, without control characters, and no longer than it needs to be. */
final class OneLine {
    /* That of a link is somewhere in what stands between two spaces, as in (https://wiki.example). */
    private static final Pattern SCHEME = Pattern.compile("\\S{0,100}://");

    private OneLine() {}

    static String of(String raw, int most) {
        /* Of a text of megabytes the rest is not looked at: what is shown is no longer than what it is made from. */
        String some = cutBeforeLink(raw, 4 * most + 16);
        return cutBeforeLink(some.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " "), most);
    }

    /* Half a link leads nowhere, or elsewhere. */
    private static String cutBeforeLink(String text, int most) {
        String cut = cut(text, most);
        int end = cut.length() - 1;
        if (text.length() <= most || end < 0) {
            return cut;
        }
        int begin = end;
        while (begin > 0 && !Character.isWhitespace(text.charAt(begin - 1))) {
            begin--;
        }
        int link = SCHEME.matcher(text).region(begin, text.length()).lookingAt() ? begin : end;
        return link == end ? cut : text.substring(0, link).stripTrailing() + "\u2026";
    }

    /** The beginning of a text; the last character of one that was cut is an ellipsis. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        if (most < 2) {
            return "";
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }
}
