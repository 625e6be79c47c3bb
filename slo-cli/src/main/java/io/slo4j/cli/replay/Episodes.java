package io.slo4j.cli.replay;

import io.slo4j.Slo;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.WatchedFigure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The alerts that fired. The first thousand are kept one by one, the rest only counted. */
public final class Episodes implements ReplayObserver {
    static final int MOST = 1000;

    private final List<Open> open = new ArrayList<>();
    private final List<Episode> episodes = new ArrayList<>();
    private long fired;
    private Instant last = Instant.MIN;

    /** An alert that fires now. */
    private static final class Open {
        final Transition begun;
        final WatchedFigure watched;
        double worst = Double.NaN;

        Open(Transition begun) {
            this.begun = begun;
            this.watched = begun.rule().figures().get(0);
        }

        void see(List<AlertStatus> alerts) {
            double figure = alerts.stream()
                    .filter(alert -> alert.rule().equals(begun.rule()))
                    .mapToDouble(alert -> watched.in(alert.evidence()))
                    .findFirst()
                    .orElseThrow();
            worst = Double.isNaN(worst) ? figure : watched.worse(worst, figure);
        }

        Episode ended(Instant until, boolean resolved) {
            return new Episode(begun.rule(), begun.at(), until, resolved, worst);
        }
    }

    @Override
    public void changed(Transition transition) {
        if (transition.to() == AlertState.FIRING) {
            fired++;
            open.add(new Open(transition));
        } else if (transition.from() == AlertState.FIRING) {
            open.stream()
                    .filter(one -> one.begun.rule().equals(transition.rule()))
                    .findFirst()
                    .ifPresent(one -> {
                        open.remove(one);
                        keep(one.ended(transition.at(), true));
                    });
        }
    }

    private void keep(Episode episode) {
        if (episodes.size() < MOST) {
            episodes.add(episode);
        }
    }

    @Override
    public void evaluated(Slo slo) {
        if (!open.isEmpty()) {
            SloStatus now = slo.status();
            last = now.at();
            List<AlertStatus> alerts = now.alerts();
            open.forEach(one -> one.see(alerts));
        }
    }

    /** How many alerts fired. */
    public long fired() {
        return fired;
    }

    /** The alerts that are kept, in the order in which they fired. */
    public List<Episode> all() {
        List<Episode> all = new ArrayList<>(episodes);
        open.forEach(one -> all.add(one.ended(last, false)));
        all.sort(Comparator.comparing(Episode::from)
                .thenComparing(one -> one.rule().severity()));
        return all;
    }
}
