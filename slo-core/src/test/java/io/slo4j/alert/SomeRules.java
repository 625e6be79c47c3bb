package io.slo4j.alert;

import io.slo4j.alert.AlertRule.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rules of every kind. A kind that is missing here does not compile. */
final class SomeRules {
    private static final Duration LONGEST =
            Duration.ofSeconds(Long.MAX_VALUE / 1_000_000_000L).minusNanos(1);

    private SomeRules() {}

    /** A rule of which no component has its usual value. */
    static AlertRule unusual(Kind kind) {
        AlertRule rule = switch (kind) {
            case BURN_RATE ->
                BurnRateRule.of(Severity.TICKET, 2.5, Duration.ofHours(1), Duration.ofMinutes(5))
                        .withMinimumEvents(20)
                        .withMinimumBadEvents(3)
                        .withMinimumBadTicks(2)
                        .withSignificance(0.001)
                        .withResolveBelow(0.5);
            case BUDGET -> BudgetRule.below(Severity.TICKET, 0.25);
            case EXHAUSTION ->
                BudgetRule.exhaustedWithin(Severity.TICKET, Duration.ofHours(5)).withSignificance(0.01);
            case LATENCY ->
                LatencyRule.above(Severity.TICKET, 0.9, Duration.ofMillis(200), Duration.ofMinutes(10))
                        .withMinimumEvents(7)
                        .withSignificance(0.0001);
            case TRAFFIC -> TrafficRule.above(Severity.TICKET, 500, Duration.ofMinutes(30));
            case USUAL_TRAFFIC ->
                TrafficRule.aboveUsual(Severity.TICKET, 3, Duration.ofMinutes(30))
                        .withZone(ZoneId.of("Europe/Berlin"))
                        .withSignificance(0.001);
        };
        return rule.withHold(Duration.ofMinutes(2))
                .withKeepFiring(Duration.ofMinutes(3))
                .withName("mine");
    }

    /** Any rule of a kind, under any name. */
    static Arbitrary<AlertRule> any(Kind kind) {
        Arbitrary<AlertRule> plain = switch (kind) {
            case BURN_RATE -> burnRateRules();
            case BUDGET ->
                Combinators.combine(severities(), shares())
                        .as((severity, share) ->
                                share == 0 ? BudgetRule.exhausted(severity) : BudgetRule.below(severity, share));
            case EXHAUSTION ->
                Combinators.combine(severities(), above(), counts())
                        .as((severity, within, count) -> BudgetRule.exhaustedWithin(
                                        severity,
                                        within.compareTo(Duration.ofHours(1)) < 0 ? Duration.ofHours(7) : within)
                                .withSignificance(count % 3 == 0 ? 1 : 1 / (count + 2.0)));
            case LATENCY ->
                Combinators.combine(severities(), shares().filter(share -> share > 0), above(), above(), counts())
                        .as((severity, quantile, threshold, window, events) -> LatencyRule.above(
                                        severity, quantile, threshold, window)
                                .withMinimumEvents(events)
                                .withSignificance(events % 3 == 0 ? 1 : 1 / (events + 2.0)));
            case TRAFFIC ->
                Combinators.combine(severities(), rates(), above(), Arbitraries.of(TrafficRule.Bound.values()))
                        .as(SomeRules::traffic);
            case USUAL_TRAFFIC ->
                Combinators.combine(severities(), shares().filter(share -> share > 0), counts(), zones())
                        .as(SomeRules::usualTraffic);
        };
        return Combinators.combine(plain, zeroOrMore(), zeroOrMore(), names()).as((rule, hold, keepFiring, name) -> {
            AlertRule timed = rule.withHold(hold).withKeepFiring(keepFiring);
            return name.isBlank() ? timed : timed.withName(name);
        });
    }

    private static Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Z", "Europe/Berlin", "+05:30", "America/Argentina/Buenos_Aires")
                .map(ZoneId::of);
    }

    private static AlertRule usualTraffic(Severity severity, double share, long count, ZoneId zone) {
        Duration window = Duration.ofSeconds(1 + count % 86_400);
        double above = 1 + Math.max(share, 1e-9);
        UsualTrafficRule rule = count % 2 == 0
                ? TrafficRule.belowUsual(severity, share, window)
                : TrafficRule.aboveUsual(severity, above, window);
        return rule.withZone(zone).withSignificance(count % 3 == 0 ? 1 : 1 / (count + 2.0));
    }

    private static Arbitrary<AlertRule> burnRateRules() {
        Arbitrary<BigDecimal> factors = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(1, 9), BigDecimal.valueOf(1_000_000))
                .ofScale(9);
        return Combinators.combine(severities(), factors, above(), above(), sufficiencies(), positiveShares())
                .filter((severity, factor, one, other, enough, until) -> !one.equals(other))
                .as((severity, factor, one, other, enough, until) -> new BurnRateRule(
                        severity,
                        factor,
                        one.compareTo(other) > 0 ? one : other,
                        one.compareTo(other) > 0 ? other : one,
                        Duration.ZERO,
                        Duration.ZERO,
                        enough,
                        until,
                        "any"))
                .map(rule -> rule.withName(rule.usualName()));
    }

    private static Arbitrary<Sufficiency> sufficiencies() {
        return Combinators.combine(counts(), counts(), Arbitraries.integers().between(0, 3), positiveShares())
                .as(Sufficiency::new);
    }

    private static Arbitrary<Double> positiveShares() {
        return Arbitraries.oneOf(Arbitraries.just(1.0), shares().filter(share -> share > 0), Arbitraries.of(1e-4, 0.5));
    }

    private static AlertRule traffic(Severity severity, double rate, Duration window, TrafficRule.Bound bound) {
        return switch (bound) {
            case SILENCE -> TrafficRule.silence(severity, window);
            case BELOW -> TrafficRule.below(severity, rate, window);
            case ABOVE -> TrafficRule.above(severity, rate, window);
        };
    }

    private static Arbitrary<Severity> severities() {
        return Arbitraries.of(Severity.values());
    }

    private static Arbitrary<Double> shares() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, Double.MIN_VALUE, 0.1, 0.07, Math.nextDown(1.0)),
                Arbitraries.doubles().between(0, true, 1, false));
    }

    private static Arbitrary<Double> rates() {
        return Arbitraries.oneOf(
                Arbitraries.of(Double.MIN_VALUE, Double.MAX_VALUE, 5.0, 0.1),
                Arbitraries.doubles().between(0, false, 1e9, true));
    }

    private static Arbitrary<Duration> zeroOrMore() {
        return Arbitraries.oneOf(Arbitraries.just(Duration.ZERO), above());
    }

    private static Arbitrary<Duration> above() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, LONGEST.toNanos()).map(Duration::ofNanos),
                Arbitraries.longs().between(1, 1_000).map(Duration::ofMinutes));
    }

    private static Arbitrary<Long> counts() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE);
    }

    /** Any characters, halves of surrogate pairs among them, and what has a meaning around a name. */
    private static Arbitrary<String> names() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(12);
        Arbitrary<String> telling = Arbitraries.of(
                "\"",
                "\\",
                "\\u0041",
                "\n",
                "\u2028",
                "\ud83d",
                "\ud83d\ude00",
                ", named \"",
                ", hold 2m",
                "",
                "14.4x 1h/5m");
        return Arbitraries.oneOf(any, telling).list().ofMaxSize(4).map(parts -> String.join("", parts));
    }
}
