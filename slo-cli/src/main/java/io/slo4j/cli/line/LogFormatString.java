package io.slo4j.cli.line;

import io.slo4j.cli.line.LogVariable.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the log format of a server as its configuration has it: {@code log_format} of nginx, {@code LogFormat} of Apache, and the
 * patterns of Tomcat and Jetty. The directive may be there whole, or only the string in it.
 */
public final class LogFormatString {
    private static final Pattern NGINX_DIRECTIVE =
            Pattern.compile("\\s*(?:log_format\\s+\\S+\\s+(?:escape=\\S+\\s+)?)?('.*')\\s*;?\\s*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'", Pattern.DOTALL);
    private static final Pattern APACHE_DIRECTIVE = Pattern.compile(
            "\\s*(?:LogFormat|CustomLog\\s+\\S+)\\s+\"((?:[^\"\\\\]|\\\\.)*)\".*", Pattern.CASE_INSENSITIVE);

    private final String given;
    /* Text and variables in turn, from text to text. */
    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private LogFormatString(String given) {
        this.given = given;
    }

    /**
     * Reads a format.
     *
     * @throws IllegalArgumentException if it has no time of the request, or two variables with nothing between them
     */
    public static LogTemplate parse(String given) {
        return new LogFormatString(given).template();
    }

    private LogTemplate template() {
        String format = unwrapped();
        ServerVariables server = ServerVariables.of(format);
        split(format, server.pattern());
        List<LogVariable> variables = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Role role = server.role(names.get(i));
            String after = texts.get(i + 1);
            if (after.isEmpty() && i + 1 < names.size()) {
                throw refused("must have something between " + names.get(i) + " and " + names.get(i + 1));
            }
            variables.add(new LogVariable(
                    names.get(i),
                    role,
                    server.unit(names.get(i)).orElse(null),
                    server.isList(names.get(i)),
                    texts.get(i).endsWith("\"") && after.startsWith("\""),
                    after));
        }
        LogTemplate template = new LogTemplate(texts.get(0).getBytes(StandardCharsets.UTF_8), List.copyOf(variables));
        if (template.first(Role.TIME) < 0) {
            throw refused("must have the time of a request, such as $time_local, $time_iso8601, $msec or %t");
        }
        return template;
    }

    private String unwrapped() {
        Matcher nginx = NGINX_DIRECTIVE.matcher(given);
        if (nginx.matches()) {
            StringBuilder joined = new StringBuilder();
            QUOTED.matcher(nginx.group(1)).results().forEach(part -> joined.append(part.group(1)));
            return joined.toString();
        }
        Matcher apache = APACHE_DIRECTIVE.matcher(given);
        return (apache.matches() ? apache.group(1) : given.strip())
                .replace("&quot;", "\"")
                .replace("\\\"", "\"")
                .replace("\\t", "\t")
                .replace("\\\\", "\\");
    }

    private void split(String format, Pattern token) {
        StringBuilder text = new StringBuilder();
        Matcher found = token.matcher(format);
        int read = 0;
        while (found.find()) {
            text.append(format.substring(read, found.start()));
            read = found.end();
            if (found.group().equals("%%")) {
                text.append('%');
            } else if (text.length() > 0 || names.isEmpty() || !ServerVariables.isQuery(found.group())) {
                texts.add(text.toString());
                text.setLength(0);
                names.add(found.group());
            }
        }
        texts.add(text.append(format.substring(read)).toString());
    }

    private IllegalArgumentException refused(String rule) {
        return new IllegalArgumentException("log format " + rule + ", but was \"" + given + '"');
    }
}
