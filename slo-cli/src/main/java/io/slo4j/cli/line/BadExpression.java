package io.slo4j.cli.line;

import io.slo4j.cli.line.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language that says which requests are bad: {@code status>=500 and not path^=/health}.
 *
 * <pre>
 * any        = all { ("or" | "||") all }
 * all        = one { ("and" | "&amp;&amp;") one }
 * one        = ("not" | "!") one | "(" any ")" | comparison
 * comparison = "status" ("&lt;" | "&lt;=" | "=" | "==" | "!=" | "&gt;=" | "&gt;") number
 *            | "method" ("=" | "==" | "!=") text
 *            | "path" ("=" | "==" | "!=" | "^=") text
 * </pre>
 *
 * A text is a word, or anything in single or double quotes.
 */
public final class BadExpression {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\|\\||&&|<=|>=|==|!=|\\^=|[<>=!()])|'([^']*)'|\"([^\"]*)\"|([^\\s<>=!()^|&'\"]+))");
    /** Follows the last token; it cannot occur in an expression. */
    private static final String END = "\0";

    private static final int DEEPEST = 100;
    private static final int QUOTED = 100;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private BadExpression(String text) {
        this.text = text;
    }

    /**
     * Parses an expression.
     *
     * @throws IllegalArgumentException if it is not of this language; the message says where
     */
    public static Condition parse(String text) {
        BadExpression expression = new BadExpression(text);
        expression.split();
        Condition condition = expression.any();
        expression.expect(END, "and, or or the end");
        return condition;
    }

    private void split() {
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        int end = text.stripTrailing().length();
        while (from < end) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw refused("cannot be read from \""
                        + beginning(text.substring(from).strip()) + "\" on");
            }
            for (int group = 1; group <= 4; group++) {
                if (matcher.group(group) != null) {
                    tokens.add(matcher.group(group));
                }
            }
            from = matcher.end();
        }
        tokens.add(END);
    }

    private Condition any() {
        return joined(this::all, Condition.Any::new, "or", "||");
    }

    private Condition all() {
        return joined(this::one, Condition.All::new, "and", "&&");
    }

    private Condition joined(
            Supplier<Condition> part, Function<List<Condition>, Condition> join, String word, String sign) {
        List<Condition> parts = new ArrayList<>();
        parts.add(part.get());
        while (accept(word) || accept(sign)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : join.apply(List.copyOf(parts));
    }

    private Condition one() {
        if (accept("not") || accept("!")) {
            return new Condition.Not(nested(this::one));
        }
        if (accept("(")) {
            Condition inner = nested(this::any);
            expect(")", "a closing parenthesis");
            return inner;
        }
        String field = next();
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "status" -> new Condition.Status(comparison(), code());
            case "method" -> textual(field, false);
            case "path" -> textual(field, true);
            default -> throw refused("status, method or path must stand where " + quoted(field) + " does");
        };
    }

    private Condition nested(Supplier<Condition> inner) {
        if (depth == DEEPEST) {
            throw refused("not and parentheses must be at most " + DEEPEST + " deep, but were more");
        }
        depth++;
        Condition condition = inner.get();
        depth--;
        return condition;
    }

    private Comparison comparison() {
        String sign = next();
        return switch (sign) {
            case "<" -> Comparison.BELOW;
            case "<=" -> Comparison.AT_MOST;
            case "=", "==" -> Comparison.EQUAL;
            case "!=" -> Comparison.UNEQUAL;
            case ">=" -> Comparison.AT_LEAST;
            case ">" -> Comparison.ABOVE;
            default -> throw refused("status must be followed by <, <=, =, !=, >= or >, but was by " + quoted(sign));
        };
    }

    private int code() {
        String token = next();
        if (!token.matches("\\d{1,3}")) {
            throw refused("a status must be a number of up to three digits, but was " + quoted(token));
        }
        return Integer.parseInt(token);
    }

    private Condition textual(String field, boolean path) {
        String sign = next();
        if (!(sign.equals("=") || sign.equals("==") || sign.equals("!=") || (path && sign.equals("^=")))) {
            throw refused(field + " must be followed by =, !=" + (path ? " or ^= (begins with)" : "") + ", but was by "
                    + quoted(sign));
        }
        String value = next();
        if (value.equals(END)) {
            throw refused(field + sign + " must be followed by a text, but that was the end");
        }
        if (sign.equals("^=")) {
            return new Condition.PathPrefix(value);
        }
        Condition equal = path ? new Condition.Path(value) : new Condition.Method(value);
        return sign.equals("!=") ? new Condition.Not(equal) : equal;
    }

    private boolean accept(String token) {
        boolean there = tokens.get(at).equalsIgnoreCase(token);
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(String token, String what) {
        if (!tokens.get(at).equals(token)) {
            throw refused(what + " must stand where " + quoted(tokens.get(at)) + " does");
        }
        next();
    }

    private String next() {
        String token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    private static String quoted(String token) {
        return token.equals(END) ? "the end" : '"' + beginning(token) + '"';
    }

    private IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException(
                "bad must be an expression such as status>=500, but was \"" + beginning(text) + "\": " + reason);
    }

    private static String beginning(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
    }
}
