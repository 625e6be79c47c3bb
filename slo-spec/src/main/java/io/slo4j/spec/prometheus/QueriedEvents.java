package io.slo4j.spec.prometheus;

import io.slo4j.alert.AlertRule;
import io.slo4j.spec.file.RatioQueries;
import io.slo4j.spec.file.RatioQueries.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the queries of a spec count, in their own unit. */
final class QueriedEvents implements Events {
    private static final Pattern WINDOW = Pattern.compile("\\{\\{\\s*\\.window\\s*}}");

    /** The name of a metric, with or without matchers, which may be followed by a range. */
    private static final Pattern SELECTOR =
            Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(\\s*\\{([^{}\"]|\"([^\"\\\\]|\\\\.)*+\")*+})?");

    private final RatioQueries queries;
    private final String sum;

    /**
     * @param sum the beginning of a sum, up to its bracket
     */
    QueriedEvents(RatioQueries queries, String sum) {
        this.queries = queries;
        this.sum = sum;
    }

    @Override
    public Optional<Counted> in(Duration window) {
        return queries.totalQuery().map(total -> {
            String all = over(total, window);
            String counted = over(queries.query(), window);
            /* A series of bad or of good events may not be there before the first one. */
            String some = "(" + counted + " or 0 * " + all + ")";
            return new Counted(queries.kind() == Kind.GOOD ? all + " - " + some : some, all);
        });
    }

    @Override
    public String errorRatio(Duration window) {
        String ratio = over(queries.query(), window);
        return switch (queries.kind()) {
            case BAD_RATIO -> ratio;
            case GOOD_RATIO -> "1 - " + ratio;
            case BAD -> ratio + "\n/\n" + over(queries.totalQuery().orElseThrow(), window);
            case GOOD -> {
                Counted counted = in(window).orElseThrow();
                yield "(" + counted.bad() + ")\n/\n" + counted.all();
            }
        };
    }

    private String over(String query, Duration window) {
        String length = PromText.duration(window);
        if (WINDOW.matcher(query).find()) {
            return "(" + WINDOW.matcher(query.strip()).replaceAll(length) + ")";
        }
        String function = queries.counters() ? "increase(" : "avg_over_time(";
        if (!SELECTOR.matcher(query.strip()).matches()) {
            return function + "(" + query.strip() + ")[" + length + ":])";
        }
        String one = function + query.strip() + "[" + length + "])";
        return queries.totalQuery().isPresent() ? sum + one + ")" : one;
    }

    @Override
    public Optional<String> firingProcesses(AlertRule rule) {
        return Optional.empty();
    }

    @Override
    public String unit() {
        boolean increases =
                queries.counters() && !WINDOW.matcher(queries.query()).find();
        return increases ? "increase" : "query";
    }
}
