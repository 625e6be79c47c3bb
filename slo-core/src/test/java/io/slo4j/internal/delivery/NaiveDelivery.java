package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.TICKET;

import io.slo4j.alert.AlertMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one listener is notified of, found by looking at every alert at every tick: of a firing alert if it fires, is not muted
 * and the listener does not know of it; of a resolved alert if the listener believes that it fires.
 */
final class NaiveDelivery {
    /** What kind of listener it is; windows and intervals in seconds, 0 for none. */
    record Kind(boolean inhibited, boolean silenced, long collect, long repeat) {}

    private final Kind kind;
    private final Map<String, Boolean> known = new TreeMap<>();
    private final Map<String, Long> notifiedAt = new TreeMap<>();

    /* What a collecting listener is yet to be notified of, and since when. */
    private final Map<String, Long> changes = new LinkedHashMap<>();
    private final Map<String, Long> repeats = new LinkedHashMap<>();

    NaiveDelivery(Kind kind) {
        this.kind = kind;
    }

    /** What the listener receives at this tick, in no order. */
    Set<String> tick(long second, Set<String> firing, List<AlertMatcher> silences, SampleAlerts alerts) {
        for (String slo : List.of("a", "b")) {
            for (String rule : SampleAlerts.RULES) {
                String alert = slo + " " + rule;
                boolean muted = (kind.inhibited && rule.equals(TICKET) && hasPage(firing, slo, silences, alerts))
                        || (kind.silenced && isSilenced(slo, rule, silences, alerts));
                step(alert, firing.contains(alert), muted, second);
            }
        }
        Set<String> now = new TreeSet<>();
        long oldest = second;
        for (long since : changes.values()) {
            oldest = Math.min(oldest, since);
        }
        for (long since : repeats.values()) {
            oldest = Math.min(oldest, since);
        }
        if (second - oldest >= kind.collect) {
            changes.keySet()
                    .forEach(alert -> now.add(alert + (known.getOrDefault(alert, false) ? " fires" : " resolves")));
            repeats.keySet().forEach(alert -> now.add(alert + " fires still"));
            changes.clear();
            repeats.clear();
        }
        return now;
    }

    /* A page that is silenced holds nothing back, unless the listener has heard of it before. */
    private boolean hasPage(Set<String> firing, String slo, List<AlertMatcher> silences, SampleAlerts alerts) {
        return Stream.of(SampleAlerts.FAST, SampleAlerts.MEDIUM)
                .filter(page -> firing.contains(slo + " " + page))
                .anyMatch(page -> !kind.silenced
                        || !isSilenced(slo, page, silences, alerts)
                        || known.getOrDefault(slo + " " + page, false));
    }

    private static boolean isSilenced(String slo, String rule, List<AlertMatcher> silences, SampleAlerts alerts) {
        return silences.stream().anyMatch(silence -> silence.matches(alerts.fires(slo, rule)));
    }

    private void step(String alert, boolean fires, boolean muted, long second) {
        boolean knows = known.getOrDefault(alert, false);
        if (fires && !knows && !muted) {
            change(alert, true, second);
            notifiedAt.put(alert, second);
        } else if (!fires && knows) {
            change(alert, false, second);
        } else if (fires
                && knows
                && !muted
                && kind.repeat > 0
                && second - notifiedAt.getOrDefault(alert, second) >= kind.repeat) {
            notifiedAt.put(alert, second);
            if (!changes.containsKey(alert)) {
                repeats.putIfAbsent(alert, second);
            }
        }
    }

    private void change(String alert, boolean fires, long second) {
        known.put(alert, fires);
        repeats.remove(alert);
        if (changes.remove(alert) == null) {
            changes.put(alert, second);
        }
    }

    /** The alerts that the listener believes to fire when it has received everything. */
    Set<String> believed() {
        List<String> firing = new ArrayList<>();
        known.forEach((alert, fires) -> {
            if (fires) {
                firing.add(alert);
            }
        });
        return new TreeSet<>(firing);
    }
}
