package io.slo4j.spec.prometheus;

import io.slo4j.alert.BurnRateRule;
import java.util.SplittableRandom;

/** What happens to an SLO in some hours or days, by chance. */
final class RandomCase {
    private static final int[] BUSY = {0, 1, 3, 20, 1_000};

    final RandomSpec spec;

    /** Of which member of a group this is told. */
    final String member;

    /** Totals of bad and of all events at the end of each step, of each replica; the first of a step is that of the time before. */
    final long[][] bad;

    final long[][] all;

    RandomCase(RandomSpec spec, String member, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.spec = spec;
        this.member = member;
        int replicas = random.nextInt(1, 4);
        this.bad = new long[replicas][spec.steps + 1];
        this.all = new long[replicas][spec.steps + 1];
        happen(random);
    }

    /* Times of some length, each with its own traffic and share of bad events, which is often near one that matters. */
    private void happen(SplittableRandom random) {
        int step = 1;
        while (step <= spec.steps) {
            int until = Math.min(spec.steps, step + (int) Math.pow(spec.steps / 2.0, random.nextDouble()));
            int busy = BUSY[random.nextInt(BUSY.length)];
            double share = share(random);
            for (; step <= until; step++) {
                for (int replica = 0; replica < bad.length; replica++) {
                    int count = busy == 0 ? 0 : random.nextInt(busy + 1);
                    int failed = (int) (count * share + random.nextDouble());
                    bad[replica][step] = bad[replica][step - 1] + failed;
                    all[replica][step] = all[replica][step - 1] + count;
                }
            }
        }
    }

    private double share(SplittableRandom random) {
        double budget = spec.definition.objective().errorBudget();
        return switch (random.nextInt(6)) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> budget * random.nextDouble();
            default -> {
                BurnRateRule rule = spec.rules().get(random.nextInt(spec.rules().size()));
                yield Math.min(1, rule.factor().doubleValue() * budget * random.nextDouble(0.5, 3));
            }
        };
    }

    long bad(int step) {
        return sum(bad, step);
    }

    long all(int step) {
        return sum(all, step);
    }

    private static long sum(long[][] totals, int step) {
        long sum = 0;
        for (long[] replica : totals) {
            sum += replica[Math.max(0, step)];
        }
        return sum;
    }
}
