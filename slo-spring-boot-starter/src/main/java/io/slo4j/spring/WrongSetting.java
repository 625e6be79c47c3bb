package io.slo4j.spring;

import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SloSpecBuilder;
import io.slo4j.spec.SpecMistake;
import io.slo4j.spec.SpecReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the setting that can be read, but does not fit the others: each window and each rule is tried by itself. */
final class WrongSetting {
    private final ClassLoader loader;

    WrongSetting(ClassLoader loader) {
        this.loader = loader;
    }

    /** What does not fit, by its path; empty if that is none of the windows and rules. */
    List<SpecMistake> in(String path, String name, SloSpec spec) {
        List<SpecMistake> mistakes = new ArrayList<>();
        List<String> windows = spec.windows() == null ? List.of() : spec.windows();
        for (int i = 0; i < windows.size(); i++) {
            String place = path + ".windows[" + i + "]";
            refusal(name, base(spec).windows(List.of(windows.get(i))).build())
                    .ifPresent(message -> mistakes.add(new SpecMistake(place, message)));
        }
        List<RuleSpec> rules = spec.rules() == null ? List.of() : spec.rules();
        for (int i = 0; i < rules.size(); i++) {
            RuleSpec rule = rules.get(i);
            String place = path + ".rules[" + i + "]";
            refusal(name, base(spec).rules(List.of(rule)).build())
                    .ifPresent(message -> mistakes.add(new SpecMistake(place + setting(rule, message), message)));
        }
        return mistakes;
    }

    /* What windows and rules must fit. */
    private static SloSpecBuilder base(SloSpec spec) {
        return SloSpec.builder()
                .objective(spec.objective())
                .period(spec.period())
                .latencyThreshold(spec.latencyThreshold())
                .trackLatency(spec.trackLatency())
                .budgetingMethod(spec.budgetingMethod());
    }

    private Optional<String> refusal(String name, SloSpec spec) {
        SpecReader reader = new SpecReader(loader);
        reader.define("", name, spec);
        return reader.mistakes().stream().map(SpecMistake::message).findFirst();
    }

    /* The message begins with what is wrong. */
    private static String setting(RuleSpec rule, String message) {
        if (message.startsWith("factor")) {
            return rule.factor() == null ? ".budgetShare" : ".factor";
        }
        return message.startsWith("long window") ? ".longWindow" : message.startsWith("window") ? ".window" : "";
    }
}
