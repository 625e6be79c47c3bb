package io.slo4j.notify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must not be shown of a request, whoever repeats it and however it is encoded: the values of its headers, the path and the query
 * of the receiver's URL, and the texts of its template.
 *
 * <p>A word of an answer is shown only if it shares no {@value #RUN} characters in a row with a secret, upper and lower case being
 * one. They are looked for in the decoded answer, with and without what is neither a letter nor a digit; and also as Base64 and in
 * hexadecimal digits. Parts of a secret that are shorter are hidden where they are a word.
 */
final class Secrets {
    private static final int RUN = 6;
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST = 2;

    private final Set<String> runs = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    /**
     * @param uri the receiver's URL
     * @param headers their values
     * @param texts what else is sent and is none of the receiver's business to repeat
     */
    Secrets(URI uri, Collection<String> headers, Collection<String> texts) {
        add(uri.getRawPath().replaceFirst("^/", ""));
        addQuery(uri.getRawQuery());
        headers.forEach(this::addHeader);
        texts.forEach(this::add);
    }

    private void addQuery(@Nullable String query) {
        for (String parameter : query == null ? new String[0] : query.split("[&;]", -1)) {
            String value = parameter.substring(parameter.indexOf('=') + 1);
            add(value.isEmpty() ? parameter : value);
        }
    }

    private void addHeader(String value) {
        String credentials = value.replaceFirst("^(?i:bearer|basic) +", "");
        add(credentials);
        if (value.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
                add(pair);
                add(pair.substring(pair.indexOf(':') + 1));
            } catch (IllegalArgumentException other) {
                /* Not of Receiver's making. */
            }
        }
    }

    private void add(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return;
        }
        String plain = Decoded.of(secret);
        addRuns(secret);
        addRuns(plain);
        addEncoded(secret);
        addEncoded(plain);
        for (String part : plain.split("[^\\p{L}\\p{N}]+", -1)) {
            addShort(part, SHORTEST_PART);
            addEncoded(part);
        }
        addShort(plain, SHORTEST);
    }

    private void addRuns(String secret) {
        for (String form : new String[] {lower(secret), letters(secret)}) {
            for (int i = 0; i + RUN <= form.length(); i++) {
                runs.add(form.substring(i, i + RUN));
            }
        }
    }

    private void addShort(String part, int shortest) {
        if (part.length() >= shortest && part.length() < RUN) {
            words.add(lower(part));
        }
    }

    /* What comes before a secret shifts its Base64 by none, one or two bytes; only the characters that it alone decides are its own. */
    private void addEncoded(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        addRuns(HexFormat.of().formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int first = (8 * before + 5) / 6;
            int end = 8 * shifted.length / 6;
            if (first < end) {
                addRuns(Base64.getEncoder().encodeToString(shifted).substring(first, end));
                addRuns(Base64.getUrlEncoder().encodeToString(shifted).substring(first, end));
            }
        }
    }

    /** A text, decoded and on one line, without the words that have to do with a secret. */
    String hidden(String text, int most) {
        String decoded = Decoded.of(text);
        BitSet hidden = new BitSet(decoded.length());
        findRuns(decoded, false, hidden);
        findRuns(decoded, true, hidden);
        findWords(decoded, hidden);
        return OneLine.of(without(decoded, hidden), most);
    }

    private void findRuns(String text, boolean onlyLetters, BitSet hidden) {
        int[] places = new int[text.length()];
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!onlyLetters || isLetter(character)) {
                places[form.length()] = i;
                form.append(Character.toLowerCase(character));
            }
        }
        for (int i = 0; i + RUN <= form.length(); i++) {
            if (runs.contains(form.substring(i, i + RUN))) {
                hidden.set(places[i], places[i + RUN - 1] + 1);
            }
        }
    }

    private void findWords(String text, BitSet hidden) {
        String form = lower(text);
        for (String word : words) {
            for (int i = form.indexOf(word); i >= 0; i = form.indexOf(word, i + 1)) {
                int end = i + word.length();
                if (isBetweenWords(form, i) && isBetweenWords(form, end)) {
                    hidden.set(i, end);
                }
            }
        }
    }

    private static boolean isBetweenWords(String text, int at) {
        return at == 0 || at == text.length() || !isLetter(text.charAt(at - 1)) || !isLetter(text.charAt(at));
    }

    /* What stands next to a part of a secret, without a space between them, may be another part. */
    private static String without(String text, BitSet hidden) {
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (int start = hidden.nextSetBit(0); start >= 0; start = hidden.nextSetBit(from)) {
            int begin = start;
            while (begin > from && !isSpace(text.charAt(begin - 1))) {
                begin--;
            }
            int end = hidden.nextClearBit(start);
            while (end < text.length() && (hidden.get(end) || !isSpace(text.charAt(end)))) {
                end++;
            }
            shown.append(text, from, begin).append("***");
            from = end;
        }
        return shown.append(text, from, text.length()).toString();
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character);
    }

    private static boolean isLetter(char character) {
        return Character.isLetterOrDigit(character);
    }

    private static String letters(String text) {
        return text(text, true);
    }

    /* As long as the text is. */
    private static String lower(String text) {
        return text(text, false);
    }

    private static String text(String text, boolean onlyLetters) {
        StringBuilder form = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!onlyLetters || isLetter(text.charAt(i))) {
                form.append(Character.toLowerCase(text.charAt(i)));
            }
        }
        return form.toString();
    }
}
