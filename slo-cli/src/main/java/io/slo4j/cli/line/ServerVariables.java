package io.slo4j.cli.line;

import io.slo4j.cli.line.LogVariable.Role;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the variables of log formats mean: those of nginx begin with a dollar sign, those of Apache, Tomcat and Jetty with a percent sign. */
final class ServerVariables {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[a-z]\\w*|\\{[a-z]\\w*\\})");
    private static final Pattern PERCENT =
            Pattern.compile("%%|%[!0-9,]*[<>]?(?:\\{([^}]*)\\})?(\\^(?:FB|ti|to)|uri|[A-Za-z])");
    /* What only Apache has, and what only Jetty has. */
    private static final Pattern APACHE = Pattern.compile("%[!0-9,]*[<>]|%\\S*\\^");
    private static final Pattern JETTY =
            Pattern.compile("%\\{(?:client|server|local|remote)\\}[ap]|%\\{[^}]*\\|[^}]*\\}t|%uri");

    private final boolean nginx;
    private final boolean inMicros;

    private ServerVariables(boolean nginx, boolean inMicros) {
        this.nginx = nginx;
        this.inMicros = inMicros;
    }

    /** Those of the server whose format this is. */
    static ServerVariables of(String format) {
        return new ServerVariables(
                DOLLAR.matcher(format).find(),
                APACHE.matcher(format).find() || JETTY.matcher(format).find());
    }

    /** Finds variables, and the two percent signs that stand for one. */
    Pattern pattern() {
        return nginx ? DOLLAR : PERCENT;
    }

    /** Whether a variable continues a path, and may follow it with nothing between. */
    static boolean isQuery(String name) {
        return name.equals("%q") || name.equals("$is_args") || name.equals("$args") || name.equals("$query_string");
    }

    Role role(String name) {
        return nginx ? dollarRole(plain(name)) : percentRole(name);
    }

    private static Role dollarRole(String name) {
        return switch (name) {
            case "time_local", "time_iso8601", "msec" -> Role.TIME;
            case "status" -> Role.STATUS;
            case "request" -> Role.REQUEST;
            case "request_method" -> Role.METHOD;
            case "uri", "request_uri", "document_uri" -> Role.PATH;
            case "request_time" -> Role.ELAPSED;
            default -> isUpstreamTime(name) ? Role.ELAPSED : Role.OTHER;
        };
    }

    private static Role percentRole(String name) {
        return switch (letter(name)) {
            case "t" -> parameter(name).endsWith("_frac") ? Role.OTHER : Role.TIME;
            case "s" -> Role.STATUS;
            case "r" -> Role.REQUEST;
            case "m" -> Role.METHOD;
            case "U", "uri" -> Role.PATH;
            case "D", "T", "F" -> Role.ELAPSED;
            default -> Role.OTHER;
        };
    }

    /** The unit of a time that the request took. {@code %D} is in microseconds, but for Tomcat's up to version 9. */
    Optional<LatencyUnit> unit(String name) {
        if (role(name) != Role.ELAPSED) {
            return Optional.empty();
        }
        if (nginx) {
            return Optional.of(LatencyUnit.S);
        }
        return switch (letter(name)) {
            case "D" -> inMicros ? Optional.of(LatencyUnit.US) : Optional.empty();
            case "F" -> Optional.of(LatencyUnit.MS);
            default ->
                Optional.ofNullable(parameter(name).isEmpty() ? LatencyUnit.S : LatencyUnit.named(parameter(name)));
        };
    }

    boolean isList(String name) {
        return nginx && plain(name).startsWith("upstream_");
    }

    private static boolean isUpstreamTime(String name) {
        return name.startsWith("upstream_") && name.endsWith("_time");
    }

    /** The name without dollar sign and braces. */
    private static String plain(String name) {
        return name.replaceAll("[${}]", "");
    }

    private static String letter(String name) {
        Matcher parts = PERCENT.matcher(name);
        return parts.matches() ? String.valueOf(parts.group(2)) : "";
    }

    private static String parameter(String name) {
        Matcher parts = PERCENT.matcher(name);
        return parts.matches() && parts.group(1) != null ? parts.group(1) : "";
    }
}
