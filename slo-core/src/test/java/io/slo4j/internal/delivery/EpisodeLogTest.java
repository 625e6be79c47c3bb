package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodeLogTest {
    private static final SampleAlerts ALERTS = new SampleAlerts("a", "b");

    private final EpisodeLog log = new EpisodeLog(2);

    @Test
    void anEpisodeBeginsWithItsFiringAndEndsWithItsResolve() {
        Alert fires = ALERTS.fires("a", FAST);
        log.changed(fires);
        AlertEpisode open = log.episodes().get(0);
        Instant at = Instant.parse("2026-03-01T00:10:00Z");
        assertEquals(
                AlertEpisode.of("a", Severity.PAGE, FAST, at, at)
                        .withLabels(Map.of("team", "of a"))
                        .withIncidentCost(fires.incidentCost()),
                open);
        assertTrue(fires.incidentCost() > 0);
        assertEquals(Optional.empty(), open.timeToResolve());
        log.changed(ALERTS.resolves("a", FAST));
        AlertEpisode over = log.episodes().get(0);
        assertEquals(Optional.of(at.plus(Duration.ofDays(4))), over.resolvedAt());
        assertEquals(Optional.of(Duration.ofDays(4)), over.timeToResolve());
        assertEquals(1, log.episodes().size());
    }

    @Test
    void theOldestIsForgottenWhenItIsFull() {
        log.changed(ALERTS.fires("a", FAST));
        log.changed(ALERTS.fires("a", MEDIUM));
        log.changed(ALERTS.fires("b", FAST));
        assertEquals(
                List.of("b " + FAST, "a " + MEDIUM),
                log.episodes().stream().map(one -> one.slo() + " " + one.rule()).toList());
        log.changed(ALERTS.resolves("a", FAST));
        log.changed(ALERTS.resolves("b", FAST));
        assertTrue(log.episodes().get(0).resolvedAt().isPresent());
        assertTrue(log.episodes().get(1).resolvedAt().isEmpty());
    }

    @Test
    void whatFiresIsStoredThoughItIsForgottenAndGoesOnUnseen() {
        log.changed(ALERTS.fires("a", FAST));
        log.changed(ALERTS.fires("a", MEDIUM));
        log.changed(ALERTS.fires("b", FAST));
        Instant now = Instant.parse("2026-03-01T00:11:00Z");
        List<EpisodeState> stored = log.state(now, id -> false);
        assertEquals(
                List.of("a " + FAST, "a " + MEDIUM, "b " + FAST),
                stored.stream()
                        .map(one -> one.episode().slo() + " " + one.episode().rule())
                        .toList());
        assertTrue(stored.stream()
                .allMatch(one -> !one.resolved() && one.episode().resolvedAt().equals(Optional.of(now))));

        EpisodeLog next = new EpisodeLog(2);
        next.restore(stored);
        next.resumed(ALERTS.fires("a", FAST));
        assertEquals(
                List.of("b", "a"),
                next.episodes().stream().map(AlertEpisode::slo).toList());
        assertEquals(3, next.state(now, id -> false).size());
        next.changed(ALERTS.resolves("a", FAST));
        assertEquals(stored.subList(1, 3), next.state(now, id -> false));
    }

    @Test
    void whatBeganToFireWhileASnapshotWasTakenFiresSinceThen() {
        log.changed(ALERTS.fires("a", FAST));
        EpisodeState stored =
                log.state(Instant.parse("2026-03-01T00:09:59Z"), id -> false).get(0);
        assertEquals(
                Optional.of(Instant.parse("2026-03-01T00:10:00Z")),
                stored.episode().resolvedAt());
    }

    @Test
    void episodesCanBeAskedForBySloSeverityRuleAndLabel() {
        log.changed(ALERTS.fires("a", FAST));
        log.changed(ALERTS.fires("b", MEDIUM));
        assertEquals(1, log.episodes(AlertMatcher.ofSlo("a")).size());
        assertEquals(
                2, log.episodes(AlertMatcher.any().withSeverity(Severity.PAGE)).size());
        assertEquals(
                0,
                log.episodes(AlertMatcher.any().withSeverity(Severity.TICKET)).size());
        assertEquals(
                "b", log.episodes(AlertMatcher.any().withRule(MEDIUM)).get(0).slo());
        assertEquals(
                "a",
                log.episodes(AlertMatcher.any().withLabel("team", "*a")).get(0).slo());
        assertEquals(2, log.statistics().size());
    }

    @Test
    void whoWantsToRememberNothingRemembersNothing() {
        EpisodeLog none = new EpisodeLog(0);
        none.changed(ALERTS.fires("a", FAST));
        none.changed(ALERTS.resolves("a", FAST));
        assertEquals(List.of(), none.episodes());
    }
}
