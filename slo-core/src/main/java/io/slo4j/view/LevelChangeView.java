package io.slo4j.view;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.budget.BudgetLevelChange;
import java.util.List;

/**
 * A change of an error budget's level, as a budget listener gets it. Immutable.
 *
 * @param version the version of the tree, {@link SloView#VERSION}
 * @param slo the SLO's name
 * @param from the level before
 * @param to the level now
 * @param at when the level changed, in ISO 8601
 * @param allowed the actions that the level now allows, in alphabetical order
 * @param remaining the share of the budget that is left
 * @param summary the change in a few sentences
 */
public record LevelChangeView(
        int version,
        String slo,
        String from,
        String to,
        String at,
        List<String> allowed,
        double remaining,
        String summary) {

    /**
     * Returns the view of a change of level.
     *
     * @param change a change, as a listener gets it
     * @return the view
     */
    public static LevelChangeView of(BudgetLevelChange change) {
        given("level change", change);
        return new LevelChangeView(
                SloView.VERSION,
                change.slo(),
                change.from().name(),
                change.to().name(),
                change.at().toString(),
                PlainText.allowed(change.to()),
                change.budget().remaining(),
                change.summary());
    }
}
