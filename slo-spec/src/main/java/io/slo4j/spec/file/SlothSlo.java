package io.slo4j.spec.file;

import io.slo4j.alert.Severity;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.file.RatioQueries.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One SLO of Sloth. */
final class SlothSlo {
    static final String SOURCE = "Prometheus";

    private final Keys keys;
    private final SlothKeys spelling;
    private final SloSource source;

    SlothSlo(Keys keys, SlothKeys spelling, SloSource source) {
        this.keys = keys;
        this.spelling = spelling;
        this.source = source;
    }

    /** @param ofService the labels of all SLOs of the service */
    void read(Map<String, Element> ofService) {
        keys.required("objective", "objective: 99.9").ifPresent(objective -> {
            source.origin("objective", objective);
            objective
                    .text()
                    .ifPresent(percent -> source.settings().objective(percent.endsWith("%") ? percent : percent + "%"));
        });
        labels(ofService);
        keys.required("sli", "sli: {events: {error_query: .., total_query: ..}}")
                .ifPresent(this::sli);
        Optional<Element> alerting = keys.get("alerting");
        Map<String, String> annotations = new LinkedHashMap<>();
        if (alerting.isPresent()) {
            alerting(alerting.get(), annotations);
        } else {
            source.settings().alerts("sloth");
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

    private void queries(Element where, Kind kind, String query, @org.jspecify.annotations.Nullable String total) {
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
        List<RuleSpec> rules = new ArrayList<>();
        for (Severity severity : List.of(Severity.PAGE, Severity.TICKET)) {
            Optional<Element> one =
                    all.get(spelling.spelled(severity == Severity.PAGE ? "page_alert" : "ticket_alert"));
            Optional<Keys> own = one.map(element -> spelling.of(element, "disable", "labels", "annotations"));
            own.flatMap(keys -> keys.get("labels")).ifPresent(given -> labels.put(severity, given.textsByKey()));
            own.flatMap(keys -> keys.get("annotations")).ifPresent(given -> texts.put(severity, given.textsByKey()));
            if (!Truth.of(own.flatMap(keys -> keys.get("disable")))) {
                rules.addAll(rules(severity));
            }
        }
        Map<String, String> ofAll = all.get("labels").map(Element::textsByKey).orElse(Map.of());
        all.get("labels").ifPresent(given -> ofAll.keySet().forEach(name -> source.origin("labels." + name, given)));
        source.alertTexts = new AlertTexts(all.text("name").orElse(null), ofAll, labels, texts);
        switch (rules.size()) {
            case 0 -> source.settings().alerts("none");
            case 4 -> source.settings().alerts("sloth");
            default -> source.settings().rules(rules);
        }
    }

    /** Those of Sloth for thirty days, as {@code AlertPolicy.sloth()} has them. */
    private static List<RuleSpec> rules(Severity severity) {
        return severity == Severity.PAGE
                ? List.of(rule("page", "2%", "1h", "5m"), rule("page", "5%", "6h", "30m"))
                : List.of(rule("ticket", "10%", "1d", "2h"), rule("ticket", "10%", "3d", "6h"));
    }

    private static RuleSpec rule(String severity, String share, String longWindow, String shortWindow) {
        return RuleSpec.builder()
                .severity(severity)
                .budgetShare(share)
                .longWindow(longWindow)
                .shortWindow(shortWindow)
                .build();
    }
}
