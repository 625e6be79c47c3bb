package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonParser;
import io.slo4j.Slo;
import io.slo4j.alert.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager. */
class AlertmanagerTest {
    private static final String QUICK = """
          group_wait: 100ms
          group_interval: 500ms
          repeat_interval: 4h
        """;

    private @TempDir Path folder;

    @Test
    void whatFiresIsBackWithinOneReSendOfARestartAndResolvesOnce() throws Exception {
        try (Notifications pager = new Notifications();
                AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, pager.url(), QUICK).start();
                Service service = new Service();
                AlertmanagerSender sender = AlertmanagerSender.builder()
                        .receiver(Receiver.at(alertmanager.url()))
                        .single("host-1")
                        .resendEvery(Duration.ofSeconds(2))
                        .start(service.slos)) {
            service.failing();
            awaitPager(pager, List.of("firing"));

            alertmanager.kill();
            Await.until(
                    "a failed request",
                    Duration.ofSeconds(10),
                    () -> sender.receivers().get(0).failed() > 0);
            alertmanager.start();
            long beganNanos = System.nanoTime();
            Await.until(
                    "that it fires again",
                    Duration.ofSeconds(10),
                    () -> alertmanager.active().contains("host-1"));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
            assertTrue(millis <= 2_500, () -> "it was back after " + millis + " ms");

            service.well();
            Await.until(
                    "the end",
                    Duration.ofSeconds(10),
                    () -> pager.of("checkout", "page").contains("resolved"));
            Await.until(
                    "the end of what is said again",
                    Duration.ofSeconds(20),
                    () -> sender.receivers().get(0).accepted() >= 4);
            assertEquals(
                    1,
                    pager.of("checkout", "page").stream()
                            .filter("resolved"::equals)
                            .count());
        }
    }

    private static void awaitPager(Notifications pager, List<String> expected) {
        Await.until(
                () -> "notifications " + expected + " rather than " + pager.of("checkout", "page"),
                Duration.ofSeconds(15),
                () -> pager.of("checkout", "page").equals(expected));
    }

    @Test
    void anAlertOfAReplicaThatDiesExpires() throws Exception {
        try (Notifications pager = new Notifications();
                AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, pager.url(), QUICK).start();
                Service service = new Service()) {
            AlertmanagerSender sender = AlertmanagerSender.builder()
                    .receiver(Receiver.at(alertmanager.url()))
                    .fleet("pod-7")
                    .resendEvery(Duration.ofSeconds(1))
                    .start(service.slos);
            service.failing();
            awaitPager(pager, List.of("firing"));
            sender.close();
            awaitPager(pager, List.of("firing", "resolved"));
        }
    }

    @Test
    void aTestArrivesAndIsOverAndSaysOfItselfThatItIsOne() throws Exception {
        try (Notifications pager = new Notifications();
                AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, pager.url(), QUICK).start();
                Service service = new Service();
                AlertmanagerSender sender = AlertmanagerSender.builder()
                        .receiver(Receiver.at(alertmanager.url()))
                        .single("host-1")
                        .start(service.slos)) {
            service.slos.testAlert("checkout", Severity.PAGE, Duration.ofMinutes(1));
            service.seconds(1);
            awaitPager(pager, List.of("firing"));
            JsonArray alerts = JsonParser.array().from(alertmanager.active());
            assertEquals("true", alerts.getObject(0).getObject("labels").getString("test"));
            service.seconds(60);
            awaitPager(pager, List.of("firing", "resolved"));
            assertEquals(0, sender.receivers().get(0).failed());
        }
    }

    @Test
    void labelsArriveAsTheyAre() throws Exception {
        String odd = "\"quoted\" \\ and\nin two lines, \u00fcber \u65e5\u672c \ud83d\udd25 {{ .Labels }}";
        try (Notifications pager = new Notifications();
                AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, pager.url(), QUICK).start();
                Service service =
                        new Service(Slo.builder(odd).label("te am-", odd).label("severity", "mine"));
                AlertmanagerSender sender = AlertmanagerSender.builder()
                        .receiver(Receiver.at(alertmanager.url()))
                        .fleet("pod-7")
                        .start(service.slos)) {
            service.failing();
            Await.until(
                    "that it fires",
                    Duration.ofSeconds(10),
                    () -> alertmanager.active().contains("pod-7"));
            JsonArray alerts = JsonParser.array().from(alertmanager.active());
            assertEquals(odd, alerts.getObject(0).getObject("labels").getString("slo"));
            assertEquals(odd, alerts.getObject(0).getObject("labels").getString("te_am_"));
            assertEquals("page", alerts.getObject(0).getObject("labels").getString("severity"));
            assertEquals("mine", alerts.getObject(0).getObject("labels").getString("exported_severity"));
            assertEquals(0, sender.receivers().get(0).refused());
            awaitPager(odd, pager);
        }
    }

    private static void awaitPager(String slo, Notifications pager) {
        Await.until(
                "a notification",
                Duration.ofSeconds(15),
                () -> pager.of(slo, "page").equals(List.of("firing")));
    }
}
