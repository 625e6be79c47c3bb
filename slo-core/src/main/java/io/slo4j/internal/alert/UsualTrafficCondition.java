package io.slo4j.internal.alert;

import io.slo4j.alert.Evidence;
import io.slo4j.alert.UsualFigure;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.internal.chance.PoissonTail;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.Usual;
import io.slo4j.internal.count.UsualTraffic;
import io.slo4j.internal.count.WindowCounts;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fewer events in a window than a share of what is usual at this hour of the week, or more. What is usual is looked up once a minute.
 * Where it is not known, or nobody has watched for the whole window, nothing begins and what fires stays as it is.
 */
final class UsualTrafficCondition implements Condition {
    private static final long MINUTE = 60_000_000_000L;
    private static final Usual UNKNOWN = new Usual(0, 0, 0);

    private final UsualTrafficRule rule;
    private final int window;
    private final long windowNanos;
    private @Nullable UsualTraffic traffic;
    private volatile Known known = new Known(Long.MIN_VALUE, 0, UNKNOWN);

    /* What is seen of it is asked for by people and by charts, not by ticks. */
    private volatile Known errorRatio = known;
    private volatile Known slowest = known;

    /** What is usual in windows that end in a minute. */
    private record Known(long minute, int changes, Usual usual) {}

    /** Looks up what is usual in a window of a length that ends at an instant. */
    private interface Lookup {
        Usual in(UsualTraffic all, long endNanos, long windowNanos, ZoneId zone);
    }

    UsualTrafficCondition(UsualTrafficRule rule, RuleInputs slo) {
        this.rule = rule;
        this.window = slo.window(rule.window());
        this.windowNanos = Nanos.of(rule.window());
    }

    @Override
    public void watch(@Nullable UsualTraffic usual) {
        traffic = usual;
    }

    private Usual usual(long nowNanos) {
        Known now = known(known, UsualTraffic::usual, nowNanos);
        known = now;
        return now.usual;
    }

    private Known known(Known last, Lookup lookup, long nowNanos) {
        long minute = Math.floorDiv(nowNanos, MINUTE);
        UsualTraffic all = traffic;
        int changes = all == null ? 0 : all.changes();
        return last.minute == minute && last.changes == changes
                ? last
                : new Known(
                        minute, changes, all == null ? UNKNOWN : lookup.in(all, nowNanos, windowNanos, rule.zone()));
    }

    private static boolean isKnown(Usual usual) {
        return usual.weeks() >= UsualFigure.LEAST_WEEKS;
    }

    @Override
    public boolean mayBegin(Readings now) {
        return true;
    }

    @Override
    public boolean isHeldDown() {
        return false;
    }

    @Override
    public double distance(Readings now) {
        Usual usual = usual(now.nanos());
        if (!isKnown(usual) || usual.median() == 0) {
            return 0;
        }
        long events = now.eventsWithin(window).events();
        double limit = rule.share() * usual.median();
        double distance = rule.isAbove() ? events / limit : limit / Math.max(1, events);
        return Condition.beside(distance, judge(now) == Verdict.HOLDS);
    }

    @Override
    public Verdict judge(Readings now) {
        Usual usual = usual(now.nanos());
        if (!isKnown(usual)) {
            return Verdict.CLEAR;
        }
        WindowCounts counts = now.eventsWithin(window);
        if (!isBeyond(counts.events(), usual) || !isSignificant(counts.events(), usual)) {
            return Verdict.CLEAR;
        }
        return isWatched(now, counts) ? Verdict.HOLDS : Verdict.FROZEN;
    }

    /* What was no chance does not become one because less is usual an hour later. */
    @Override
    public Verdict judgeOn(Readings now) {
        Usual usual = usual(now.nanos());
        WindowCounts counts = now.eventsWithin(window);
        if (!isKnown(usual) || !isWatched(now, counts)) {
            return Verdict.FROZEN;
        }
        return isBeyond(counts.events(), usual) ? Verdict.HOLDS : Verdict.CLEAR;
    }

    private boolean isBeyond(long events, Usual usual) {
        double limit = rule.share() * usual.median();
        return rule.isAbove() ? events > limit : events < limit;
    }

    private boolean isSignificant(long events, Usual usual) {
        if (rule.significance() == 1) {
            return true;
        }
        double chance = rule.isAbove()
                ? PoissonTail.atLeast(events, usual.median() + UsualFigure.DEVIATIONS * usual.spread())
                : PoissonTail.atMost(events, usual.median() - UsualFigure.DEVIATIONS * usual.spread());
        return chance < rule.significance();
    }

    /* Too many events in a part of the window are too many in the whole. */
    private boolean isWatched(Readings now, WindowCounts counts) {
        return rule.isAbove() || (counts.coverage() == 1 && now.watchedSinceNanos() <= now.nanos() - windowNanos);
    }

    @Override
    public boolean isAboutFailures() {
        return false;
    }

    @Override
    public Evidence evidence(Readings now) {
        WindowCounts counts = now.eventsWithin(window);
        Usual usual = usual(now.nanos());
        return new UsualTrafficRule.Seen(
                counts.events(),
                usual.median(),
                usual.spread(),
                usual.weeks(),
                counts.coverage(),
                errorRatio(counts, now.nanos()),
                slowest(now));
    }

    private UsualFigure errorRatio(WindowCounts counts, long nowNanos) {
        Known now = known(errorRatio, UsualTraffic::usualErrorRatio, nowNanos);
        errorRatio = now;
        return beside(counts.errorRatio(), now.usual);
    }

    private Optional<UsualFigure> slowest(Readings now) {
        if (!now.tracksLatency()) {
            return Optional.empty();
        }
        Known usual = known(slowest, UsualTraffic::usualSlowest, now.nanos());
        slowest = usual;
        /* In whole microseconds, as it is kept. */
        long micros = now.latency(window).quantile(UsualTraffic.SLOW).toNanos() / 1_000;
        return Optional.of(beside(micros / 1e6, usual.usual));
    }

    private static UsualFigure beside(double figure, Usual usual) {
        return new UsualFigure(figure, usual.median(), usual.spread(), usual.weeks());
    }
}
