package io.slo4j.world;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Somebody's pager: the listener of one process after another. It hears of alerts, and sometimes throws, before it has rung
 * or after. Beginnings and ends of a rule's alerts must take turns; the same one may come again.
 */
final class Pager implements AlertListener {
    private final Consumer<String> violations;
    private final Map<String, Heard> heard = new TreeMap<>();

    /* Calls that will throw before the pager rings, and after. */
    int callsToFail;
    int callsToFailTooLate;

    /** The last thing that was heard of a rule. */
    private enum Heard {
        /** A beginning that failed: slo4j cannot know whether the pager rang, so the end is due. */
        MAYBE,
        BEGAN,
        ENDED
    }

    Pager(Consumer<String> violations) {
        this.violations = violations;
    }

    @Override
    public void onAlert(Alert alert) {
        String key = alert.slo() + " " + alert.rule().name();
        if (callsToFail > 0) {
            callsToFail--;
            if (alert.firing()) {
                heard.put(key, Heard.MAYBE);
            }
            throw new IllegalStateException("the pager is off");
        }
        if (alert.firing()) {
            heard.put(key, Heard.BEGAN);
        } else if (heard.put(key, Heard.ENDED) == null) {
            violations.accept("an end was heard without its beginning: " + key);
        }
        if (callsToFailTooLate > 0) {
            callsToFailTooLate--;
            throw new IllegalStateException("the pager rang and did not answer");
        }
    }

    boolean rings(String slo, String rule) {
        return heard.get(slo + " " + rule) == Heard.BEGAN;
    }

    /** The alerts that rang, and whose end has not been heard. */
    String ringing() {
        StringBuilder ringing = new StringBuilder();
        heard.forEach((key, last) -> {
            if (last == Heard.BEGAN) {
                ringing.append(key).append("; ");
            }
        });
        return ringing.toString();
    }

    void heal() {
        callsToFail = 0;
        callsToFailTooLate = 0;
    }
}
