package io.slo4j.view;

import io.slo4j.budget.BudgetLevel;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Values as the plain texts of a view. */
final class PlainText {
    private PlainText() {}

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The actions that a level allows, in alphabetical order. */
    static List<String> allowed(BudgetLevel level) {
        return List.copyOf(new TreeSet<>(level.allowed()));
    }
}
