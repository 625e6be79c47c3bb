package io.slo4j.cli.replay;

import io.slo4j.Slo;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.WatchedFigure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of a chart of a replay of any length: at most {@value #MOST}, each for the same number of seconds. When they
 * are full, each two become one. A point keeps the greatest distance of each rule and the worst value of each of its figures, so that
 * no short peak is lost, and the budget and the counts at its end.
 */
public final class Series implements ReplayObserver {
    static final int MOST = 1500;

    private final List<Line> lines;
    private final double[][] worst;
    private final double[][] distance;
    private final double[] remaining = new double[MOST];
    private final long[] good = new long[MOST];
    private final long[] bad = new long[MOST];
    private final boolean[] seen = new boolean[MOST];
    private final UsualBand usual;
    private long first;
    private long secondsPerPoint = 1;
    private int used;

    /** One figure of one rule, which is identified by its index in the policy. */
    private record Line(int rule, WatchedFigure figure) {}

    /** A series of the figures of these rules, rule by rule. */
    public Series(List<AlertRule> rules) {
        this.lines = IntStream.range(0, rules.size())
                .boxed()
                .flatMap(i -> rules.get(i).figures().stream().map(figure -> new Line(i, figure)))
                .toList();
        this.worst = new double[lines.size()][MOST];
        this.distance = new double[rules.size()][MOST];
        this.usual = new UsualBand(rules, MOST);
    }

    @Override
    public void evaluated(Slo slo) {
        SloStatus now = slo.status();
        long second = now.at().getEpochSecond();
        if (used == 0) {
            first = second;
        }
        while ((second - first) / secondsPerPoint >= MOST) {
            halve();
        }
        int at = (int) ((second - first) / secondsPerPoint);
        List<AlertStatus> alerts = now.alerts();
        for (int i = 0; i < worst.length; i++) {
            WatchedFigure watched = lines.get(i).figure;
            double figure = watched.in(alerts.get(lines.get(i).rule).evidence());
            worst[i][at] = seen[at] ? watched.worse(worst[i][at], figure) : figure;
        }
        for (int i = 0; i < distance.length; i++) {
            double reached = alerts.get(i).distance();
            distance[i][at] = seen[at] ? Math.max(distance[i][at], reached) : reached;
        }
        usual.see(at, alerts);
        remaining[at] = now.budget().remaining();
        good[at] = now.good();
        bad[at] = now.bad();
        seen[at] = true;
        used = at + 1;
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            int last = seen[2 * i + 1] ? 2 * i + 1 : 2 * i;
            for (int k = 0; k < worst.length; k++) {
                boolean both = seen[2 * i] && seen[2 * i + 1];
                worst[k][i] = both ? lines.get(k).figure.worse(worst[k][2 * i], worst[k][2 * i + 1]) : worst[k][last];
            }
            for (double[] reached : distance) {
                boolean both = seen[2 * i] && seen[2 * i + 1];
                reached[i] = both ? Math.max(reached[2 * i], reached[2 * i + 1]) : reached[last];
            }
            usual.copy(last, i);
            remaining[i] = remaining[last];
            good[i] = good[last];
            bad[i] = bad[last];
            seen[i] = seen[last];
        }
        Arrays.fill(seen, MOST / 2, MOST, false);
        used = (used + 1) / 2;
        secondsPerPoint *= 2;
    }

    public long secondsPerPoint() {
        return secondsPerPoint;
    }

    /** How many points there are, those of gaps included. */
    public int size() {
        return used;
    }

    /** When the seconds of a point begin. */
    public long second(int point) {
        return first + point * secondsPerPoint;
    }

    /** Whether a point lies in a gap that was skipped. */
    public boolean isGap(int point) {
        return !seen[point];
    }

    /** The worst of a figure in the seconds of a point. */
    public double worst(int figure, int point) {
        return worst[figure][point];
    }

    /** The greatest distance of a rule in the seconds of a point: what it judged, divided by its limit. */
    public double distance(int rule, int point) {
        return distance[rule][point];
    }

    public double remaining(int point) {
        return remaining[point];
    }

    /** What was usual. */
    public UsualBand usual() {
        return usual;
    }

    /** Good events since the beginning. */
    public long good(int point) {
        return good[point];
    }

    /** Bad events since the beginning. */
    public long bad(int point) {
        return bad[point];
    }
}
