package io.slo4j.examples.replay;

import io.slo4j.Slo;
import io.slo4j.SloStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a chart shows of a replay of any length: at most {@value #MOST} points, each for so many seconds. When they are
 * full, each two become one. A point keeps the highest burn rate of its seconds, so that no short peak is lost, and the
 * budget and the counts as of their end.
 */
final class Series implements ReplayObserver {
    static final int MOST = 1500;

    private final List<Duration> windows;
    private final double[][] burnRates;
    private final double[] remaining = new double[MOST];
    private final long[] good = new long[MOST];
    private final long[] bad = new long[MOST];
    private final boolean[] seen = new boolean[MOST];
    private long first;
    private long secondsPerPoint = 1;
    private int used;

    Series(List<Duration> windows) {
        this.windows = windows;
        this.burnRates = new double[windows.size()][MOST];
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
        for (int i = 0; i < burnRates.length; i++) {
            burnRates[i][at] = Math.max(burnRates[i][at], now.burnRate(windows.get(i)));
        }
        remaining[at] = now.budget().remaining();
        good[at] = now.good();
        bad[at] = now.bad();
        seen[at] = true;
        used = at + 1;
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            int last = seen[2 * i + 1] ? 2 * i + 1 : 2 * i;
            for (double[] rates : burnRates) {
                rates[i] = Math.max(rates[2 * i], rates[2 * i + 1]);
            }
            remaining[i] = remaining[last];
            good[i] = good[last];
            bad[i] = bad[last];
            seen[i] = seen[last];
        }
        for (double[] rates : burnRates) {
            Arrays.fill(rates, MOST / 2, MOST, 0);
        }
        Arrays.fill(seen, MOST / 2, MOST, false);
        used = (used + 1) / 2;
        secondsPerPoint *= 2;
    }

    List<Duration> windows() {
        return windows;
    }

    long secondsPerPoint() {
        return secondsPerPoint;
    }

    /** How many points there are, those of gaps included. */
    int size() {
        return used;
    }

    /** When the seconds of a point begin. */
    long second(int point) {
        return first + point * secondsPerPoint;
    }

    /** Whether a point lies in a gap that was passed over. */
    boolean isGap(int point) {
        return !seen[point];
    }

    double burnRate(int window, int point) {
        return burnRates[window][point];
    }

    double remaining(int point) {
        return remaining[point];
    }

    /** Good events since the beginning. */
    long good(int point) {
        return good[point];
    }

    /** Bad events since the beginning. */
    long bad(int point) {
        return bad[point];
    }
}
