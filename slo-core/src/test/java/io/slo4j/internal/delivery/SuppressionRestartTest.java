package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static io.slo4j.internal.delivery.SampleAlerts.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.internal.delivery.DeliveryScene.Notes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process has not delivered, the next one delivers; what it has delivered, the next one does not deliver again. */
class SuppressionRestartTest {
    private static final SampleAlerts ALERTS = new SampleAlerts("a");
    private static final String FAST_FIRES = "a 14.4x 1h/5m fires";
    private static final String MEDIUM_FIRES = "a 6x 6h/30m fires";
    private static final String TICKET_FIRES = "a 1x 3d/6h fires";
    private static final String TICKET_RESOLVES = "a 1x 3d/6h resolves";

    private final DeliveryScene before = new DeliveryScene();
    private DeliveryScene now = before;

    @BeforeEach
    void someoneHearsOfEverything() {
        before.subscribe(AlertSubscription.to(new Notes()));
    }

    private static Alert fires(String rule) {
        return ALERTS.fires("a", rule);
    }

    private static Alert resolves(String rule) {
        return ALERTS.resolves("a", rule);
    }

    private static AlertSubscription toTickets(Notes notes) {
        return AlertSubscription.to(notes).severity(Severity.TICKET);
    }

    private Notes restart(Alert... stillFiring) {
        now = now.restarted(stillFiring);
        Notes notes = new Notes();
        now.subscribe(AlertSubscription.to(new Notes()));
        now.subscribe(toTickets(notes));
        return notes;
    }

    @Test
    void aTicketUnderOnePageAndThenAnotherIsDeliveredWhenTheLastPageEnds() {
        before.tick(fires(FAST));
        before.tick(fires(TICKET));
        before.tick(fires(MEDIUM));
        before.tick(resolves(FAST));
        Notes notes = restart(fires(MEDIUM), fires(TICKET));
        now.pass(3);
        assertEquals(List.of(), notes.lines);
        now.tick(resolves(MEDIUM));
        assertEquals(List.of(TICKET_FIRES), notes.lines);
        now.tick(resolves(TICKET));
        assertEquals(List.of(TICKET_FIRES, TICKET_RESOLVES), notes.lines);
    }

    @Test
    void aPageThatEndsInTheTickInWhichAnotherBeginsLeavesNoGap() {
        before.tick(fires(FAST), fires(TICKET));
        before.tick(resolves(FAST), fires(MEDIUM));
        Notes notes = restart(fires(MEDIUM), fires(TICKET));
        now.tick();
        assertEquals(List.of(), notes.lines);
        now.tick(resolves(MEDIUM));
        assertEquals(List.of(TICKET_FIRES), notes.lines);
    }

    @Test
    void aTicketThatWasDeliveredBetweenTwoPagesIsNotDeliveredAgain() {
        before.tick(fires(FAST), fires(TICKET));
        before.tick(resolves(FAST));
        before.tick(fires(MEDIUM));
        Notes notes = restart(fires(MEDIUM), fires(TICKET));
        now.tick(resolves(MEDIUM));
        assertEquals(List.of(), notes.lines);
        now.tick(resolves(TICKET));
        assertEquals(List.of(TICKET_RESOLVES), notes.lines);
    }

    @Test
    void aTicketThatWasDeliveredBeforeItsPageIsNotDeliveredAgain() {
        before.tick(fires(TICKET));
        before.tick(fires(FAST));
        Notes notes = restart(fires(FAST), fires(TICKET));
        now.tick(resolves(FAST));
        assertEquals(List.of(), notes.lines);
    }

    @Test
    void aTicketThatIsSuppressedOverTwoRestartsIsDelivered() {
        before.tick(fires(FAST), fires(TICKET));
        restart(fires(FAST), fires(TICKET));
        now.tick(fires(MEDIUM));
        now.tick(resolves(FAST));
        Notes notes = restart(fires(MEDIUM), fires(TICKET));
        now.tick(resolves(MEDIUM));
        assertEquals(List.of(TICKET_FIRES), notes.lines);
        Notes third = restart(fires(TICKET));
        now.pass(3);
        assertEquals(List.of(), third.lines);
    }

    @Test
    void aTicketWhosePageHasNotComeBackIsDeliveredAtOnceAlsoToALateListener() {
        before.tick(fires(FAST), fires(TICKET));
        Notes notes = restart(fires(TICKET));
        now.tick();
        assertEquals(List.of(TICKET_FIRES), notes.lines);
        now.pass(10);
        Notes late = new Notes();
        now.subscribe(toTickets(late));
        now.pass(2);
        assertEquals(List.of(TICKET_FIRES), notes.lines);
        assertEquals(List.of(TICKET_FIRES), late.lines);
    }

    private Notes deliveredAfterRestart(Alert... stillFiring) {
        DeliveryScene next = now.restarted(stillFiring);
        Notes notes = new Notes();
        next.subscribe(AlertSubscription.to(notes));
        next.tick();
        return notes;
    }

    @Test
    void whatWasUndeliveredIsDeliveredAndWhatWasDeliveredIsNot() {
        List<Runnable> busy = new ArrayList<>();
        before.subscribe(AlertSubscription.to(new Notes()).executor(busy::add));
        before.subscribe(AlertSubscription.to(new Notes()));
        before.tick(fires(FAST));
        assertEquals(List.of(FAST_FIRES), deliveredAfterRestart(fires(FAST)).lines);
        busy.remove(0).run();
        assertEquals(List.of(), deliveredAfterRestart(fires(FAST)).lines);
        before.tick(fires(MEDIUM));
        before.pass(5);
        assertEquals(List.of(MEDIUM_FIRES), deliveredAfterRestart(fires(FAST), fires(MEDIUM)).lines);
        busy.remove(0).run();
        assertEquals(List.of(), deliveredAfterRestart(fires(FAST), fires(MEDIUM)).lines);
    }

    @Test
    void whatAListenerIsBeingCalledWithMayNotHaveReachedIt() {
        List<List<String>> meanwhile = new ArrayList<>();
        before.subscribe(AlertSubscription.to(alert -> meanwhile.add(deliveredAfterRestart(alert).lines)));
        before.tick(fires(FAST));
        assertEquals(List.of(List.of(FAST_FIRES)), meanwhile);
        assertEquals(2, before.delivered);
        assertEquals(List.of(), deliveredAfterRestart(fires(FAST)).lines);
    }

    @Test
    void whatIsCollectedWhenTheProcessIsKilledIsDelivered() {
        before.subscribe(AlertSubscription.collecting(Duration.ofSeconds(30), alerts -> {}));
        before.tick(fires(FAST));
        before.pass(29);
        assertEquals(1, before.delivered);
        assertEquals(List.of(FAST_FIRES), deliveredAfterRestart(fires(FAST)).lines);
        before.pass(1);
        assertEquals(2, before.delivered);
        assertEquals(List.of(), deliveredAfterRestart(fires(FAST)).lines);
    }

    @Test
    void aTicketThatIsReleasedToABusyListenerIsDelivered() {
        List<Runnable> busy = new ArrayList<>();
        before.tick(fires(FAST), fires(TICKET));
        before.subscribe(
                AlertSubscription.to(new Notes()).severity(Severity.TICKET).executor(busy::add));
        before.pass(60);
        before.tick(resolves(FAST));
        assertEquals(List.of(TICKET_FIRES), deliveredAfterRestart(fires(TICKET)).lines);
        busy.remove(0).run();
        assertEquals(List.of(), deliveredAfterRestart(fires(TICKET)).lines);
    }

    @Test
    void aListenerThatHeedsNoMutingReceivesItToo() {
        List<Runnable> busy = new ArrayList<>();
        before.subscribe(AlertSubscription.to(new Notes()).executor(busy::add));
        before.tick(fires(FAST));
        DeliveryScene next = before.restarted(fires(FAST));
        Notes notes = new Notes();
        next.subscribe(AlertSubscription.to(notes).withoutInhibition().withoutSilences());
        next.tick();
        assertEquals(List.of(FAST_FIRES), notes.lines);
    }

    @Test
    void whatABusyListenerDidNotReceiveBeforeTheCloseIsDelivered() {
        List<Runnable> busy = new ArrayList<>();
        before.subscribe(AlertSubscription.to(new Notes()).executor(busy::add));
        before.tick(fires(FAST));
        busy.remove(0).run();
        before.tick(fires(MEDIUM));
        before.delivery.close(Duration.ZERO);
        assertEquals(List.of(MEDIUM_FIRES), deliveredAfterRestart(fires(FAST), fires(MEDIUM)).lines);
    }

    @Test
    void whatASilenceMutedThatEndsWhileTheProcessIsDownIsDeliveredAtOnce() {
        before.silences.add(AlertMatcher.any(), Duration.ofSeconds(30), "deploy");
        before.tick(fires(TICKET));
        Notes notes = restart(fires(TICKET));
        now.tick();
        assertEquals(List.of(TICKET_FIRES), notes.lines);
    }

    @Test
    void aSilenceAndThenAPageSuppressForListenersThatHeedBoth() {
        before.silences.add(AlertMatcher.ofSlo("a").withSeverity(Severity.TICKET), Duration.ofSeconds(5), "deploy");
        before.tick(fires(TICKET));
        before.pass(2);
        before.tick(fires(FAST));
        before.pass(5);
        assertEquals(List.of(), before.silences.list());

        now = before.restarted(fires(FAST), fires(TICKET));
        Notes both = new Notes();
        Notes pages = new Notes();
        Notes silences = new Notes();
        Notes none = new Notes();
        now.subscribe(toTickets(both));
        now.subscribe(toTickets(pages).withoutSilences());
        now.subscribe(toTickets(silences).withoutInhibition());
        now.subscribe(toTickets(none).withoutSilences().withoutInhibition());
        now.tick();
        now.tick(resolves(FAST));
        assertEquals(List.of(TICKET_FIRES), both.lines);
        assertEquals(List.of(), pages.lines, "delivered before the page fired");
        assertEquals(List.of(), silences.lines, "delivered when the silence ended");
        assertEquals(List.of(), none.lines, "delivered at once");
    }

    @Test
    void whatFiredBeforeAnyListenerWasThereIsDeliveredToTheFirstOneOfTheNextProcess() {
        DeliveryScene unheard = new DeliveryScene();
        unheard.tick(fires(FAST));
        unheard.pass(60);
        DeliveryScene next = unheard.restarted(fires(FAST));
        next.pass(60);
        Notes notes = new Notes();
        next.subscribe(AlertSubscription.to(notes));
        next.tick();
        next.tick(resolves(FAST));
        assertEquals(List.of(FAST_FIRES, "a 14.4x 1h/5m resolves"), notes.lines);
    }

    @Test
    void whatALateListenerWasToldIsNotDeliveredAgainUnlessItWasStillBusy() {
        DeliveryScene unheard = new DeliveryScene();
        unheard.tick(fires(FAST));
        unheard.pass(60);
        List<Runnable> busy = new ArrayList<>();
        unheard.subscribe(AlertSubscription.to(new Notes()).executor(busy::add));
        unheard.pass(5);
        now = unheard;
        assertEquals(List.of(FAST_FIRES), deliveredAfterRestart(fires(FAST)).lines);
        busy.remove(0).run();
        assertEquals(List.of(), deliveredAfterRestart(fires(FAST)).lines);
    }

    @Test
    void anAlertWithoutAnEpisodeCountsAsDelivered() {
        Notes notes = restart(fires(TICKET));
        now.tick();
        assertEquals(List.of(), notes.lines);
        now.tick(resolves(TICKET));
        assertEquals(List.of(TICKET_RESOLVES), notes.lines);
    }
}
