package io.slo4j.view;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.budget.BudgetLevelChange;
import java.util.List;

/**
 * An error budget that has moved to another level: what a budget listener is called with. Immutable.
 *
 * @param version the version of the tree, {@link SloView#VERSION}
 * @param slo the SLO's name
 * @param from the level before
 * @param to the level now
 * @param at when it moved, in ISO 8601
 * @param allowed the actions that the level now allows, in alphabetical order
 * @param remaining the share of the budget that is left
 * @param summary what happened, in a few sentences
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
     * @param change what a listener was called with
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
