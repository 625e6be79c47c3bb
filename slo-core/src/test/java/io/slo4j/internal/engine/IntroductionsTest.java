package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IntroductionsTest {
    private final List<String> heard = new ArrayList<>();

    private Introductions<String> noted() {
        return new Introductions<>(slo -> heard.add("+" + slo), slo -> heard.add("-" + slo));
    }

    @Test
    void eachIsReportedOnceAndInOrder() {
        Introductions<String> introductions = noted();
        introductions.due("a");
        introductions.registered("a");
        introductions.registered("a");
        introductions.closed("a");
        introductions.closed("a");
        assertEquals(List.of("+a", "-a"), heard);
    }

    @Test
    void whatNobodyIsGoingToTellIsNotTold() {
        Introductions<String> introductions = noted();
        introductions.registered("a");
        introductions.closed("a");
        assertEquals(List.of(), heard);
    }

    @Test
    void whatIsGoneBeforeItIsReportedIsNotReported() {
        Introductions<String> introductions = noted();
        introductions.due("a");
        introductions.closed("a");
        introductions.registered("a");
        assertEquals(List.of(), heard);
    }

    @Test
    void whatGoesWhileItIsReportedIsGoneAfterwards() {
        List<Introductions<String>> self = new ArrayList<>();
        self.add(new Introductions<>(
                slo -> {
                    self.get(0).closed(slo);
                    heard.add("+" + slo);
                },
                slo -> heard.add("-" + slo)));
        self.get(0).due("a");
        self.get(0).registered("a");
        assertEquals(List.of("+a", "-a"), heard);
        self.get(0).due("a");
        self.get(0).registered("a");
        assertEquals(List.of("+a", "-a", "+a", "-a"), heard);
    }

    @Test
    void inEveryRaceItIsReportedInOrderOrNotAtAll() throws Exception {
        Map<Integer, String> told = new ConcurrentHashMap<>();
        Introductions<Integer> introductions = new Introductions<>(
                slo -> told.merge(slo, "+", String::concat), slo -> told.merge(slo, "-", String::concat));
        CyclicBarrier together = new CyclicBarrier(2);
        Thread closing = new Thread(() -> race(together, introductions::closed));
        for (int slo = 0; slo < 20_000; slo++) {
            introductions.due(slo);
        }
        closing.start();
        race(together, introductions::registered);
        closing.join();
        told.forEach((slo, what) -> assertEquals("+-", what));
    }

    private interface Step {
        void on(int slo);
    }

    private static void race(CyclicBarrier together, Step step) {
        try {
            for (int slo = 0; slo < 20_000; slo++) {
                if (slo % 100 == 0) {
                    together.await(1, TimeUnit.MINUTES);
                }
                step.on(slo);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
