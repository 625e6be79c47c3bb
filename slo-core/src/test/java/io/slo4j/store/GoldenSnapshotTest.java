package io.slo4j.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Slo;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.view.RegistryView;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A file of format version 2 is read as what it was written as. It stays as it is for as long as there are such files: what is added
 * to the format comes in sections that this one does not have.
 *
 * <p>{@code format-2.snapshot} was written at 2026-04-01T02:00:02.345Z by a service that was 26 hours old. It holds:
 *
 * <ul>
 *   <li>seven SLOs: a rolling period with a budget policy, a calendar month in Berlin, time slices with a level below the
 *       highest, ratio slices, rules of every kind, and two members of a group;
 *   <li>latency windows of two ranges;
 *   <li>corrections: an exclusion that is over, one that goes on and one that has not begun, forgiveness, forgiveness that was
 *       withdrawn, and a reset;
 *   <li>of every kind of rule one that is firing, one that is pending and one that is inactive, and a rule that keeps firing
 *       though its condition has ended;
 *   <li>a silence that is active, with a label and an author, and one that has not begun;
 *   <li>alerts that have resolved, that are firing, that are suppressed by a page or by a silence, and one that a listener has
 *       not received.
 * </ul>
 */
class GoldenSnapshotTest {
    private static final Instant TAKEN = Instant.parse("2026-04-01T02:00:02.345Z");

    private final byte[] file = file();
    private final StoredService service = new StoredService(read(), TAKEN);

    private static byte[] file() {
        try (InputStream stored = GoldenSnapshotTest.class.getResourceAsStream("format-2.snapshot")) {
            return Objects.requireNonNull(stored).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private SloSnapshot read() {
        try {
            return SloSnapshot.fromBytes(file);
        } catch (SnapshotFormatException e) {
            throw new AssertionError(e);
        }
    }

    /** What a function says of each SLO, by name. */
    private List<String> each(Function<Slo, String> said) {
        return service.slos.slos().stream()
                .map(slo -> slo.name() + ": " + said.apply(slo))
                .toList();
    }

    @Test
    void itIsWrittenAgainByteByByte() {
        assertEquals(TAKEN, read().takenAt());
        assertEquals(List.of(), read().damage());
        assertArrayEquals(file, read().toBytes());
    }

    @Test
    void definitionsAreThere() {
        assertEquals(
                List.of(
                        "availability 99% over 7d, timeslices of 5m at 0.95 {}",
                        "checkout 99.9% over 30d, occurrences {region=eu, team=payments}"),
                RegistryView.of(read()).slos().stream()
                        .limit(2)
                        .map(slo -> slo.name() + " " + slo.objectiveText() + " over " + slo.period() + ", "
                                + slo.budgetingMethod() + " " + new TreeMap<>(slo.labels()))
                        .toList());
    }

    @Test
    void totalsAreThere() {
        assertEquals(
                List.of(
                        "availability: 148204 good, 4800 bad",
                        "checkout: 141000 good, 625 bad",
                        "http{route=\"/cart\"}: 7800 good, 1 bad",
                        "http{route=\"/käse\"}: 154440 good, 1560 bad",
                        "search: 151021 good, 3900 bad",
                        "zahlung-münchen: 148200 good, 7801 bad",
                        "注文: 15540 good, 360 bad"),
                each(slo -> slo.status().good() + " good, " + slo.status().bad() + " bad"));
    }

    private static String window(Slo slo, Duration length) {
        WindowStatus window = slo.window(length);
        return window.good() + "/" + window.bad() + " " + window.coverage();
    }

    @Test
    void windowsAreThere() {
        assertEquals(
                List.of(
                        "availability: 468/5 1.0, 5701/60 1.0, 34201/900 1.0, 148204/4800 0.15476578207671957",
                        "checkout: 487/7 1.0, 5508/14 1.0, 32598/24 1.0, 141000/625 0.03611201581790124",
                        "http{route=\"/cart\"}: 25/1 1.0, 300/1 1.0, 1800/1 1.0, 7800/1 0.03541757137345679",
                        "http{route=\"/käse\"}: 484/5 1.0, 5937/60 1.0, 35637/360 1.0, 154440/1560 0.03541757137345679",
                        "search: 490/49 1.0, 5518/600 1.0, 42618/3600 1.0, 151021/3900 0.15476578207671957",
                        "zahlung-münchen: 391/99 1.0, 4797/1201 1.0, 28797/7201 1.0, 148200/7801 0.03611201581790124",
                        "注文: 1544/5 1.0, 2040/60 1.0, 4740/120 1.0, 15540/360 0.15476578207671957"),
                each(slo -> Stream.of(
                                StoredService.FIVE_MINUTES,
                                StoredService.HOUR,
                                StoredService.SIX_HOURS,
                                slo.status().period().length())
                        .map(length -> window(slo, length))
                        .collect(Collectors.joining(", "))));
    }

    @Test
    void budgetsAreThere() {
        assertEquals(
                List.of(
                        "availability: 300/10, 0.5007555416880014 left",
                        "checkout: 137594/309, 0.9210220495834297 left",
                        "http{route=\"/cart\"}: 7800/1, 0.9990919735579168 left",
                        "http{route=\"/käse\"}: 154440/1560, 0.9291648572530864 left",
                        "search: 151021/3900, 0.610390747478259 left",
                        "zahlung-münchen: 800/201, 0.995333703911829 left",
                        "注文: 310696774/1303226, 0.987070846723544 left"),
                each(slo -> {
                    BudgetStatus budget = slo.status().budget();
                    return budget.good() + "/" + budget.bad() + ", " + budget.remaining() + " left";
                }));
        assertEquals("normal", service.find("checkout").errorBudget().level().name());
        assertEquals("alert", service.find("availability").errorBudget().level().name());
        assertEquals(
                Optional.of(Duration.parse("PT715H59M57.655S")),
                service.find("zahlung-münchen").status().budget().renewsIn());
    }

    private static String described(BudgetCorrection correction) {
        return correction.kind() + " at " + correction.at() + ", " + correction.from() + " to " + correction.until()
                + ": "
                + correction.good() + "/" + correction.bad() + " for " + correction.reason()
                + correction.withdrawnAt().map(at -> ", withdrawn at " + at).orElse("");
    }

    @Test
    void correctionsAreThere() {
        List<String> corrections = new ArrayList<>();
        service.slos
                .slos()
                .forEach(slo -> slo.errorBudget()
                        .corrections()
                        .forEach(correction -> corrections.add(slo.name() + ": " + described(correction))));
        assertEquals(
                List.of(
                        "availability: FORGIVENESS at 2026-04-01T01:53:40Z, 2026-04-01T01:53:40Z to 2026-04-01T01:53:40Z: 0/2 for two slices",
                        "checkout: EXCLUSION at 2026-03-31T12:00:00Z, 2026-03-31T10:00:00Z to 2026-03-31T10:30:00Z: 2710/300 for a load test",
                        "checkout: FORGIVENESS at 2026-03-31T12:00:00Z, 2026-03-31T12:00:00Z to 2026-03-31T12:00:00Z: 0/7 for Kulanz — großzügig",
                        "checkout: FORGIVENESS at 2026-04-01T01:50:00Z, 2026-04-01T01:50:00Z to 2026-04-01T01:50:00Z: 0/0 for a mistake, withdrawn at 2026-04-01T01:53:40Z",
                        "checkout: EXCLUSION at 2026-04-01T01:53:40Z, 2026-04-01T01:52:40Z to 2026-04-01T03:53:40Z: 696/9 for maintenance ✂",
                        "checkout: EXCLUSION at 2026-04-01T01:53:40Z, 2026-04-02T01:53:40Z to 2026-04-02T02:53:40Z: 0/0 for to come",
                        "zahlung-münchen: EXCLUSION at 2026-03-31T12:00:00Z, 2026-03-31T01:00:00Z to 2026-03-31T02:00:00Z: 6000/0 for before the month ends",
                        "zahlung-münchen: RESET at 2026-04-01T01:50:00Z, 2026-03-31T22:00:00Z to 2026-04-01T01:50:00Z: 18400/4600 for a new team"),
                corrections);
    }

    private static String described(AlertStatus alert) {
        return alert.rule().severity() + " " + alert.rule().name() + ": " + alert.state()
                + alert.since().map(since -> " since " + since).orElse("");
    }

    private List<String> rules(String slo) {
        return service.find(slo).status().alerts().stream()
                .map(GoldenSnapshotTest::described)
                .toList();
    }

    @Test
    void rulesAreWhereTheyWere() {
        assertEquals(
                List.of(
                        "TICKET 5x 2h/5m: FIRING since 2026-03-31T22:30:00Z",
                        "TICKET 6x 2h/5m: PENDING since 2026-04-01T00:00:00Z",
                        "TICKET 60x 2h/5m: INACTIVE",
                        "TICKET budget below 75%: FIRING since 2026-04-01T00:00:00Z",
                        "TICKET budget below 70%: PENDING since 2026-04-01T00:30:00Z",
                        "TICKET budget exhausted: INACTIVE",
                        "TICKET p95 above 200ms in 30m: FIRING since 2026-03-31T20:00:00Z",
                        "TICKET p99 above 200ms in 30m: PENDING since 2026-03-31T20:00:00Z",
                        "TICKET p50 above 5s in 30m: INACTIVE",
                        "TICKET below 100/s in 10m: FIRING since 2026-03-31T00:30:00Z",
                        "TICKET above 0.01/s in 10m: PENDING since 2026-03-31T00:30:00Z",
                        "TICKET no events in 1h: INACTIVE",
                        "TICKET above 10/s in 10m: FIRING since 2026-03-31T22:00:00Z"),
                rules("search"));
        assertEquals(
                List.of(
                        "PAGE 10x 1h/5m: FIRING since 2026-03-31T20:30:00Z",
                        "TICKET langsam — …: FIRING since 2026-03-31T20:30:00Z"),
                rules("zahlung-münchen"));
        assertEquals(
                List.of("PAGE 14.4x 1h/5m: INACTIVE", "PAGE 6x 6h/30m: INACTIVE", "TICKET 1x 3d/6h: INACTIVE"),
                rules("checkout"));
    }

    @Test
    void latencyWindowsAreThere() {
        LatencyStatus search = service.find("search").status().latency(StoredService.HOUR);
        assertEquals(121, search.count());
        assertEquals(Duration.parse("PT0.109051903S"), search.p50());
        assertEquals(Duration.parse("PT0.402653183S"), search.p99());
        LatencyStatus checkout = service.find("checkout").status().latency(StoredService.HOUR);
        assertEquals(120, checkout.count());
        assertEquals(Duration.parse("PT0.035127295S"), checkout.p50());
        assertEquals(Duration.parse("PT0.450887679S"), checkout.p99());
    }

    @Test
    void silencesAreThere() {
        assertEquals(
                List.of(
                        Silence.of(
                                        AlertMatcher.ofSlo("se*")
                                                .withSeverity(Severity.TICKET)
                                                .withLabel("region", "eu"),
                                        Instant.parse("2026-03-31T01:00:00Z"),
                                        Instant.parse("2026-04-01T16:00:00Z"),
                                        "Umbau — müde")
                                .withId("silence-1")
                                .withAuthor("Jörg"),
                        Silence.of(
                                        AlertMatcher.any().withRule("p9*"),
                                        Instant.parse("2026-04-02T02:00:00Z"),
                                        Instant.parse("2026-04-02T12:00:00Z"),
                                        "a load test")
                                .withId("silence-2")),
                service.slos.silences().list());
    }

    private static String described(AlertEpisode episode) {
        return episode.slo() + " " + episode.severity() + " " + episode.rule() + " " + new TreeMap<>(episode.labels())
                + " "
                + episode.startedAt() + " " + episode.firedAt() + " "
                + episode.resolvedAt().map(Instant::toString).orElse("firing");
    }

    @Test
    void alertsAreRememberedAndTheirRulesFireOn() {
        assertEquals(
                List.of(
                        "注文 PAGE spät {} 2026-04-01T01:59:40Z 2026-04-01T01:59:40Z firing",
                        "search TICKET budget below 75% {region=eu, team=search} 2026-04-01T00:00:00Z 2026-04-01T00:00:00Z firing",
                        "search TICKET 5x 2h/5m {region=eu, team=search} 2026-03-31T22:30:00Z 2026-03-31T22:30:00Z firing",
                        "search TICKET above 10/s in 10m {region=eu, team=search} 2026-03-31T22:00:00Z 2026-03-31T22:00:00Z firing",
                        "search TICKET 5x 2h/5m {region=eu, team=search} 2026-03-31T20:30:00Z 2026-03-31T20:30:00Z 2026-03-31T22:00:00Z",
                        "zahlung-münchen TICKET langsam — … {team=zahlungen} 2026-03-31T20:30:00Z 2026-03-31T20:30:00Z firing",
                        "zahlung-münchen PAGE 10x 1h/5m {team=zahlungen} 2026-03-31T20:30:00Z 2026-03-31T20:30:00Z firing",
                        "search TICKET p95 above 200ms in 30m {region=eu, team=search} 2026-03-31T20:00:00Z 2026-03-31T20:00:00Z firing",
                        "checkout TICKET 1x 3d/6h {region=eu, team=payments} 2026-03-31T10:30:00Z 2026-03-31T10:30:00Z 2026-03-31T16:30:00Z",
                        "checkout PAGE 6x 6h/30m {region=eu, team=payments} 2026-03-31T10:00:00Z 2026-03-31T10:00:00Z 2026-03-31T11:00:00Z",
                        "checkout PAGE 14.4x 1h/5m {region=eu, team=payments} 2026-03-31T10:00:00Z 2026-03-31T10:00:00Z 2026-03-31T11:00:00Z",
                        "availability TICKET 0.5x 3d/6h {} 2026-03-31T02:00:00Z 2026-03-31T02:00:00Z firing",
                        "search TICKET below 100/s in 10m {region=eu, team=search} 2026-03-31T00:30:00Z 2026-03-31T00:30:00Z firing"),
                service.slos.alertHistory().episodes().stream()
                        .map(GoldenSnapshotTest::described)
                        .toList());
    }

    @Test
    void membersOfAGroupGoOnAtTheNextTick() {
        Slo cart = service.routes.of("/cart");
        Slo cheese = service.routes.of("/käse");
        service.clock.advance(Duration.ofSeconds(1));
        service.slos.tick();
        assertEquals("25/1 1.0", window(cart, StoredService.FIVE_MINUTES));
        assertEquals("7800/1", cart.status().good() + "/" + cart.status().bad());
        assertEquals("5935/60 1.0", window(cheese, StoredService.HOUR));
        assertEquals(
                "154440/1560", cheese.status().good() + "/" + cheese.status().bad());
    }

    @Test
    void listenersReceiveWhatNobodyHasReceivedAndWhatNoLongerIsSuppressed() {
        List<String> received = new ArrayList<>();
        service.slos.onAlert(
                alert -> received.add(alert.slo() + " " + alert.rule().name() + " " + alert.to()));
        service.clock.advance(Duration.ofSeconds(1));
        service.slos.tick();
        assertEquals(List.of("注文 spät FIRING"), received);
        received.clear();
        service.slos.silences().end("silence-1");
        service.clock.advance(Duration.ofSeconds(1));
        service.slos.tick();
        assertEquals(
                List.of(
                        "search 5x 2h/5m FIRING",
                        "search budget below 75% FIRING",
                        "search p95 above 200ms in 30m FIRING",
                        "search above 10/s in 10m FIRING"),
                received);
    }
}
