package io.slo4j.spec.file;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Severity;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.file.RatioQueries.Kind;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One SLO of Sloth. */
final class SlothSlo {
    static final String SOURCE = "Prometheus";

    private static final BigDecimal ANY_BUDGET = new BigDecimal("0.001");

    private final Keys keys;
    private final SlothKeys spelling;
    private final SloSource source;
    private String percent = "";

    SlothSlo(Keys keys, SlothKeys spelling, SloSource source) {
        this.keys = keys;
        this.spelling = spelling;
        this.source = source;
    }

    /** @param ofService the labels of all SLOs of the service */
    void read(Map<String, Element> ofService) {
        keys.required("objective", "objective: 99.9").ifPresent(objective -> {
            source.origin("objective", objective);
            objective.text().ifPresent(number -> {
                percent = number.endsWith("%") ? number : number + "%";
                source.settings().objective(percent);
            });
        });
        labels(ofService);
        keys.required("sli", "sli: {events: {error_query: .., total_query: ..}}")
                .ifPresent(this::sli);
        Optional<Element> alerting = keys.get("alerting");
        Map<String, String> annotations = new LinkedHashMap<>();
        if (alerting.isPresent()) {
            alerting(alerting.get(), annotations);
        } else {
            alerts(List.of(Severity.PAGE, Severity.TICKET));
        }
        keys.get("description").ifPresent(description -> {
            source.origin("description", description);
            if (annotations.containsKey("description")) {
                description.leftOut("the annotation \"description\" of its alerts is kept");
            } else {
                description.text().ifPresent(text -> source.settings().description(text));
            }
        });
    }

    private void labels(Map<String, Element> ofService) {
        Map<String, Element> all = new LinkedHashMap<>(ofService);
        keys.get("labels").ifPresent(own -> all.putAll(own.keys(Set.of()).any()));
        Map<String, String> labels = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            source.origin("labels." + name, value);
            value.text().ifPresent(text -> labels.put(name, text));
        });
        source.settings().labels(labels.isEmpty() ? null : labels);
    }

    private void sli(Element sli) {
        Keys kinds = spelling.of(sli, "events", "raw", "plugin");
        Optional<Element> events = kinds.get("events");
        Optional<Element> raw = kinds.get("raw");
        Optional<Element> plugin = kinds.get("plugin");
        long given = List.of(events, raw, plugin).stream()
                .filter(Optional::isPresent)
                .count();
        if (given != 1 && sli.isKeys()) {
            sli.mistake("sli must have one of events, raw and plugin, but had "
                    + (given == 0 ? "none" : given + " of them"));
        }
        events.ifPresent(this::events);
        raw.ifPresent(one -> {
            String query = spelling.spelled("error_ratio_query");
            spelling.of(one, "error_ratio_query")
                    .required(query, query + ": 1 - ...")
                    .flatMap(Element::text)
                    .ifPresent(text -> queries(one, Kind.BAD_RATIO, text, null));
        });
        plugin.ifPresent(one -> one.leftOut(
                "the queries come from a plugin that runs in Sloth alone; the SLO counts what its process records"));
    }

    private void events(Element events) {
        Keys queries = spelling.of(events, "error_query", "total_query");
        String error = spelling.spelled("error_query");
        String total = spelling.spelled("total_query");
        Optional<String> bad = queries.required(error, error + ": sum(rate(errors_total[{{.window}}]))")
                .flatMap(Element::text);
        Optional<String> all = queries.required(total, total + ": sum(rate(requests_total[{{.window}}]))")
                .flatMap(Element::text);
        if (bad.isPresent() && all.isPresent()) {
            queries(events, Kind.BAD, bad.get(), all.get());
        }
    }

    private void queries(Element where, Kind kind, String query, @Nullable String total) {
        try {
            source.queries = new RatioQueries(kind, query, total, false, SOURCE);
        } catch (IllegalArgumentException e) {
            where.mistake(String.valueOf(e.getMessage()));
        }
    }

    private void alerting(Element alerting, Map<String, String> annotations) {
        Keys all = spelling.of(alerting, "name", "labels", "annotations", "page_alert", "ticket_alert");
        all.get("annotations").ifPresent(texts -> {
            source.origin("annotations", texts);
            annotations.putAll(texts.textsByKey());
            source.settings().annotations(annotations);
        });
        Map<Severity, Map<String, String>> labels = new EnumMap<>(Severity.class);
        Map<Severity, Map<String, String>> texts = new EnumMap<>(Severity.class);
        List<Severity> enabled = new ArrayList<>();
        for (Severity severity : List.of(Severity.PAGE, Severity.TICKET)) {
            Optional<Element> one =
                    all.get(spelling.spelled(severity == Severity.PAGE ? "page_alert" : "ticket_alert"));
            Optional<Keys> own = one.map(element -> spelling.of(element, "disable", "labels", "annotations"));
            own.flatMap(keys -> keys.get("labels")).ifPresent(given -> labels.put(severity, given.textsByKey()));
            own.flatMap(keys -> keys.get("annotations")).ifPresent(given -> texts.put(severity, given.textsByKey()));
            if (!Truth.of(own.flatMap(keys -> keys.get("disable")))) {
                enabled.add(severity);
            }
        }
        Map<String, String> ofAll = all.get("labels").map(Element::textsByKey).orElse(Map.of());
        all.get("labels").ifPresent(given -> ofAll.keySet().forEach(name -> source.origin("labels." + name, given)));
        source.alertTexts = new AlertTexts(all.text("name").orElse(null), ofAll, labels, texts);
        alerts(enabled);
    }

    /* Those of Sloth for thirty days. With a low objective, Sloth writes rules that can never fire. */
    private void alerts(List<Severity> enabled) {
        Optional<Objective> objective = objective();
        if (objective.isEmpty()) {
            return;
        }
        BigDecimal budget = objective.get().exactErrorBudget();
        List<AlertRule> all = AlertPolicy.sloth().rulesFor(SloPeriod.THIRTY_DAYS.length(), ANY_BUDGET);
        List<RuleSpec> rules = new ArrayList<>();
        List<AlertRule> written = new ArrayList<>();
        TreeSet<Duration> further = new TreeSet<>();
        for (AlertRule rule : all) {
            if (!enabled.contains(rule.severity())) {
                continue;
            }
            BigDecimal limit = rule.firesAbove(budget).orElseThrow();
            if (limit.compareTo(BigDecimal.ONE) < 0) {
                rules.add(RuleSpecs.of(rule));
                written.add(rule);
            } else {
                keys.get("objective")
                        .ifPresent(element -> element.leftOut("the rule " + rule.name()
                                + " can never fire: " + objective.get() + " allows a burn rate of at most "
                                + Figures.plain(BigDecimal.ONE.divide(budget, MathContext.DECIMAL32))));
            }
        }
        all.forEach(rule -> further.addAll(rule.windows()));
        written.forEach(rule -> further.removeAll(rule.windows()));
        /* Sloth records them without alerts too. */
        source.settings()
                .windows(
                        further.isEmpty()
                                ? null
                                : further.stream().map(Durations::text).toList());
        if (rules.size() == all.size()) {
            source.settings().alerts("sloth");
        } else if (rules.isEmpty()) {
            source.settings().alerts("none");
        } else {
            source.settings().rules(rules);
        }
    }

    private Optional<Objective> objective() {
        try {
            return Optional.of(Objective.parse(percent));
        } catch (IllegalArgumentException said) {
            return Optional.empty();
        }
    }
}
