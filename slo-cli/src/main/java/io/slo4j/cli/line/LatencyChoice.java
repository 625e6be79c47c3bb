package io.slo4j.cli.line;

import io.slo4j.text.Figures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which field of the lines is the time that a request took, and in which unit: as it was said, as the log format has it, or as
 * the first lines show it, if that is certain.
 *
 * @param slow which requests are slow
 * @param words what was taken for the time, for people; empty if there is no line to say that of
 */
public record LatencyChoice(Slow slow, String words) {
    private static final String HOW =
            "--latency-field and --latency-unit say it, or --log-format with the server's own format";
    private static final Condition NEVER = new Condition.Any(List.of());
    private static final long SECOND = 1_000_000_000;

    /**
     * What was said of the time that a request took.
     *
     * @param field null if nothing was said
     * @param unit null if nothing was said
     */
    public record Said(
            long thresholdNanos,
            @Nullable FieldPlace field,
            @Nullable LatencyUnit unit) {}

    /**
     * The choice for logs whose lines are those of {@link AccessLogFormat}.
     *
     * @param lines the first lines of the logs
     * @throws IllegalArgumentException if it is not certain; the message says what to do
     */
    public static LatencyChoice of(Said said, List<SampleLine> lines) {
        FieldPlace asked = said.field();
        if (asked != null && asked.number() > 0 && asked.number() < TrailingFields.FIRST) {
            throw new IllegalArgumentException("latency field must be " + TrailingFields.FIRST
                    + " or more, for the size of the answer is field 7, but was " + asked.number());
        }
        AccessLogFormat format = new AccessLogFormat(NEVER, null);
        Map<FieldPlace, LatencyValues> found = new LinkedHashMap<>();
        SampleLine first = null;
        for (SampleLine line : lines) {
            byte[] bytes = line.bytes();
            if (format.read(bytes, 0, bytes.length)) {
                first = first == null ? line : first;
                collect(format.trailing(bytes, bytes.length), bytes, asked, found);
            }
        }
        if (first == null) {
            return unknown(said);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the time that a request took must be "
                    + (asked == null ? "a number after the size of the answer" : asked.words())
                    + ", but there is none in " + first.where() + "; " + HOW);
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("the time that a request took must be one field, but could be "
                    + found.entrySet().stream()
                            .map(one ->
                                    one.getKey().words() + " (" + one.getValue().examples() + ")")
                            .collect(Collectors.joining(" or "))
                    + "; --latency-field "
                    + found.keySet().iterator().next().text()
                    + " says which, --latency-unit s, ms, us or ns its unit, or --log-format the server's own format");
        }
        Map.Entry<FieldPlace, LatencyValues> only = found.entrySet().iterator().next();
        return chosen(said, only.getKey(), null, only.getValue());
    }

    /** Without a line nothing is guessed: each line lacks the time, and that is reported. */
    private static LatencyChoice unknown(Said said) {
        FieldPlace place = said.field() == null || said.unit() == null ? FieldPlace.NOWHERE : said.field();
        return new LatencyChoice(slow(said, place, LatencyUnit.S), "");
    }

    private static void collect(
            TrailingFields fields, byte[] bytes, @Nullable FieldPlace asked, Map<FieldPlace, LatencyValues> found) {
        if (asked != null) {
            int index = fields.find(asked);
            String value = index < 0 ? "" : value(bytes, fields.valueAt(index), fields.to(index));
            if (LatencyValues.isNumber(value)) {
                found.computeIfAbsent(asked, any -> new LatencyValues()).add(value);
            }
            return;
        }
        int count = fields.count();
        boolean combined = count >= 2 && bytes[fields.from(count - 1)] == '"' && bytes[fields.from(count - 2)] == '"';
        for (int i = combined ? count - 3 : count - 1; i >= 0; i--) {
            String value = value(bytes, fields.valueAt(i), fields.to(i));
            if (LatencyValues.isNumber(value)) {
                boolean named = fields.valueAt(i) > fields.from(i);
                FieldPlace place = named
                        ? new FieldPlace(0, text(bytes, fields.from(i), fields.valueAt(i) - 1))
                        : new FieldPlace(-i - 1, null);
                found.computeIfAbsent(place, any -> new LatencyValues()).add(value);
            }
        }
    }

    /**
     * The choice for logs that are written by a log format.
     *
     * @throws IllegalArgumentException if the format has no such time, or its unit is not certain
     */
    public static LatencyChoice of(Said said, LogTemplate template, List<SampleLine> lines) {
        FieldPlace asked = said.field();
        LogVariable variable = asked == null
                ? template.elapsed().orElse(null)
                : template.find(asked) < 0 ? null : template.variables().get(template.find(asked));
        if (variable == null) {
            throw new IllegalArgumentException("log format must have "
                    + (asked == null
                            ? "the time that a request took, such as $request_time, %D or %{ms}T; --latency-field names"
                                    + " another variable"
                            : "the latency field, but has no " + asked.text()));
        }
        FieldPlace place = new FieldPlace(0, variable.text());
        int index = template.find(place);
        TemplateFormat format = new TemplateFormat(template, NEVER, null);
        LatencyValues values = new LatencyValues();
        for (SampleLine line : lines) {
            byte[] bytes = line.bytes();
            if (format.read(bytes, 0, bytes.length)) {
                values.add(value(bytes, format.from(index), format.to(index)));
            }
        }
        return chosen(said, place, variable.unit(), values);
    }

    private static LatencyChoice chosen(
            Said said, FieldPlace place, @Nullable LatencyUnit written, LatencyValues values) {
        LatencyUnit unit = said.unit() != null ? said.unit() : written != null ? written : values.certainUnit();
        if (unit == null) {
            throw new IllegalArgumentException(
                    "the unit of " + place.words() + " must be said, for " + values.examples()
                            + " could be in any; --latency-unit us (%D of Apache, Jetty, and Tomcat from 10 on), ms"
                            + " (%D of Tomcat up to 9, NCSA log of Jetty) or s says it, --latency-field another"
                            + " field");
        }
        Slow slow = slow(said, place, unit);
        return new LatencyChoice(slow, values.isEmpty() ? "" : words(slow, values));
    }

    private static Slow slow(Said said, FieldPlace place, LatencyUnit unit) {
        return new Slow(said.thresholdNanos(), place, said.unit() != null ? said.unit() : unit);
    }

    private static String words(Slow slow, LatencyValues values) {
        byte[] example = values.example().getBytes(StandardCharsets.UTF_8);
        String taken = slow.field().words() + " was taken for the time that a request took, "
                + (values.sayTheirUnit() ? "with its unit" : "in " + slow.unit().plural()) + ": " + values.example()
                + " is " + Figures.time(Duration.ofNanos(Elapsed.nanos(example, 0, example.length, slow.unit())));
        boolean coarse = slow.unit() == LatencyUnit.S && values.areWhole() && !values.sayTheirUnit();
        return coarse && slow.thresholdNanos() % SECOND != 0
                ? taken + "; whole seconds are too coarse for " + Figures.time(Duration.ofNanos(slow.thresholdNanos()))
                : taken;
    }

    private static String value(byte[] bytes, int from, int to) {
        String text = text(bytes, from, to);
        return text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
