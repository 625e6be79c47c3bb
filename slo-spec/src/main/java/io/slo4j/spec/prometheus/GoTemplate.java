package io.slo4j.spec.prometheus;

/** Texts of an alerting rule, in which Prometheus takes two opening braces for the beginning of an expression. */
final class GoTemplate {
    private GoTemplate() {}

    /** A text that stands for itself. */
    static String literal(String text) {
        return text.replace("{{", "{{\"{{\"}}");
    }

    /** A text that stands for itself, before an expression, with whose braces its last ones would be taken for one. */
    static String literalBefore(String text) {
        String before = text.replaceFirst("\\{+$", "");
        String braces = text.substring(before.length());
        return literal(before) + (braces.isEmpty() ? "" : "{{\"" + braces + "\"}}");
    }

    /** The value of a label of the alert. */
    static String label(String name) {
        return "{{ $labels." + name + " }}";
    }
}
