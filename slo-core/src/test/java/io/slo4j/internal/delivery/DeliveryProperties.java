package io.slo4j.internal.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBatchListener;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens, no listener receives two beginnings or two ends of an alert in a row, and all receive its last state. */
class DeliveryProperties {
    private static final SampleAlerts ALERTS = new SampleAlerts("a", "b");

    /**
     * One tick.
     *
     * @param seconds how long after the one before
     * @param flips which alerts change, in order
     * @param silence what is done about silences: nothing, those of an SLO or of a severity begin, all end
     * @param awake whether the slow listener's executor gets to run
     */
    record Step(int seconds, List<Integer> flips, int silence, boolean awake) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<List<Integer>> flips =
                Arbitraries.integers().between(0, 5).list().uniqueElements().ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 25),
                        flips,
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(true, false, false))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    /** A listener, what it has received since it was last asked, and what it must believe by then. */
    private static final class Listener implements AlertListener, AlertBatchListener {
        final List<String> received = new ArrayList<>();
        final Set<String> believed = new TreeSet<>();
        int calls;

        @Override
        public void onAlert(Alert alert) {
            calls++;
            received.add(SampleAlerts.name(alert));
            String name = alert.slo() + " " + alert.rule().name();
            assertTrue(
                    alert.firing() ? believed.add(name) : believed.remove(name),
                    () -> "received twice in a row: " + received);
        }

        @Override
        public void onRepeat(Alert alert) {
            calls++;
            received.add(SampleAlerts.name(alert) + " still");
            assertTrue(believed.contains(alert.slo() + " " + alert.rule().name()), () -> "repeated: " + received);
        }

        @Override
        public void onAlerts(List<Alert> alerts) {
            assertEquals(
                    alerts.size(), alerts.stream().map(AlertKey::of).distinct().count(), "each once");
            alerts.forEach(this::onAlert);
        }

        @Override
        public void onRepeats(List<Alert> alerts) {
            alerts.forEach(this::onRepeat);
        }

        Set<String> receivedAtThisTick() {
            Set<String> now = new TreeSet<>(received);
            assertEquals(received.size(), now.size(), () -> "each once: " + received);
            received.clear();
            return now;
        }
    }

    private static AlertSubscription subscription(NaiveDelivery.Kind kind, Listener listener) {
        AlertSubscription to = kind.collect() > 0
                ? AlertSubscription.collecting(Duration.ofSeconds(kind.collect()), listener)
                : AlertSubscription.to(listener);
        to = kind.repeat() > 0 ? to.repeatEvery(Duration.ofSeconds(kind.repeat())) : to;
        to = kind.inhibited() ? to : to.withoutInhibition();
        return kind.silenced() ? to : to.withoutSilences();
    }

    /** The registry's side of the story: which alerts fire, and which silences there are. */
    private static final class Story {
        final DeliveryScene scene = new DeliveryScene();
        final Set<String> firing = new HashSet<>();
        final List<String> changed = new ArrayList<>();
        long second;

        void play(Step step) {
            switch (step.silence) {
                case 1 -> silence(AlertMatcher.ofSlo("a"), 30);
                case 2 -> silence(AlertMatcher.ofSlo("*").withSeverity(Severity.TICKET), 60);
                case 3 -> silence(AlertMatcher.any().withRule("14.4x *").withLabel("team", "*b"), 45);
                case 4 -> scene.silences.list().forEach(silence -> scene.silences.end(silence.id()));
                default -> {
                    // the silences stay as they are
                }
            }
            List<Alert> changes = new ArrayList<>();
            for (int flip : step.flips) {
                String slo = flip % 2 == 0 ? "a" : "b";
                String rule = SampleAlerts.RULES.get(flip / 2);
                boolean fires = firing.add(slo + " " + rule) || !firing.remove(slo + " " + rule);
                changes.add(ALERTS.change(slo, rule, fires));
                changed.add(SampleAlerts.name(changes.get(changes.size() - 1)));
            }
            second += step.seconds;
            scene.tick(Duration.ofSeconds(step.seconds), changes);
        }

        private void silence(AlertMatcher matcher, int seconds) {
            scene.silences.add(matcher, Duration.ofSeconds(seconds), "a property");
        }

        List<AlertMatcher> silences() {
            return scene.silences.active().stream().map(Silence::matcher).toList();
        }
    }

    @Provide
    Arbitrary<NaiveDelivery.Kind> kinds() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0L, 0L, 30L),
                        Arbitraries.of(0L, 40L))
                .as(NaiveDelivery.Kind::new);
    }

    @Property(tries = 1_000)
    void aListenerIsCalledLikeTheNaiveModelAtTheSameTick(
            @ForAll("steps") List<Step> steps, @ForAll("kinds") NaiveDelivery.Kind kind) {
        Story story = new Story();
        Listener listener = new Listener();
        NaiveDelivery naive = new NaiveDelivery(kind);
        story.scene.subscribe(subscription(kind, listener));
        for (Step step : steps) {
            story.play(step);
            Set<String> expected = naive.tick(story.second, story.firing, story.silences(), ALERTS);
            assertEquals(expected, listener.receivedAtThisTick(), () -> "second " + story.second);
        }
    }

    @Property(tries = 1_000)
    void aSlowListenerReceivesTheLastStateAndEveryChangeIsAccountedFor(
            @ForAll("steps") List<Step> steps, @ForAll("kinds") NaiveDelivery.Kind kind) {
        Story story = new Story();
        Listener listener = new Listener();
        Deque<Runnable> tasks = new ArrayDeque<>();
        NaiveDelivery naive = new NaiveDelivery(kind);
        Registration registration =
                story.scene.subscribe(subscription(kind, listener).executor(tasks::add));
        long posted = 0;
        for (Step step : steps) {
            story.play(step);
            posted += step.flips.size();
            naive.tick(story.second, story.firing, story.silences(), ALERTS);
            assertTrue(tasks.size() <= 1 + registration.rejected(), "one task, and those that came too late");
            if (step.awake) {
                runAll(tasks);
            }
        }
        for (Step last : endOf(story)) {
            story.play(last);
            posted += last.flips.size();
            naive.tick(story.second, story.firing, story.silences(), ALERTS);
        }
        runAll(tasks);
        assertEquals(naive.believed(), listener.believed);
        assertEquals(Set.of(), listener.believed);
        assertEquals(posted, registration.delivered() + registration.coalesced() + registration.suppressed());
        assertEquals(listener.calls, registration.delivered() + registration.repeated());
        assertFalse(registration.coalesced() % 2 == 1 || registration.suppressed() % 2 == 1, "in pairs");
    }

    @Property(tries = 300)
    void alertsArriveInTheOrderInWhichTheyChangedHoweverSlowTheListener(@ForAll("steps") List<Step> steps) {
        Story story = new Story();
        Listener listener = new Listener();
        Deque<Runnable> tasks = new ArrayDeque<>();
        story.scene.subscribe(AlertSubscription.to(listener)
                .withoutInhibition()
                .withoutSilences()
                .executor(tasks::add));
        for (Step step : steps) {
            story.play(step);
            if (step.awake) {
                runAll(tasks);
            }
        }
        runAll(tasks);
        assertEquals(story.changed, listener.received);
    }

    private static void runAll(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /** Everything resolves, and time enough passes for every window. */
    private static List<Step> endOf(Story story) {
        List<Integer> left = new ArrayList<>();
        for (int flip = 0; flip < 6; flip++) {
            String name = (flip % 2 == 0 ? "a " : "b ") + SampleAlerts.RULES.get(flip / 2);
            if (story.firing.contains(name)) {
                left.add(flip);
            }
        }
        return List.of(new Step(1, left, 4, false), new Step(100, List.of(), 0, false));
    }

    @Property(tries = 300)
    void aLateListenerReceivesWhatFiresThenAndIsLikeEveryOtherFromThenOn(
            @ForAll("steps") List<Step> before, @ForAll("steps") List<Step> after) {
        Story story = new Story();
        before.forEach(story::play);
        Listener late = new Listener();
        NaiveDelivery naive = new NaiveDelivery(new NaiveDelivery.Kind(true, true, 0, 0));
        story.scene.subscribe(AlertSubscription.to(late));
        for (Step step : after) {
            story.play(step);
            Set<String> expected = naive.tick(story.second, story.firing, story.silences(), ALERTS);
            assertEquals(expected, late.receivedAtThisTick());
        }
    }
}
