package io.slo4j.examples.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slo4j.Slo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private ServiceUnderTest shop;

    @BeforeEach
    void open() throws IOException {
        shop = new ServiceUnderTest();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aCartIsPricedWithDiscountAndTax() throws Exception {
        HttpResponse<String> response = shop.get("/checkout?items=5");
        assertEquals(200, response.statusCode());
        assertEquals(
                "{\"order\":1,\"items\":5,\"net\":215.43,\"discount\":10.77,\"tax\":38.89,\"total\":243.55}",
                response.body());
    }

    @Test
    void aFailedPaymentIsA500AndBadForBothObjectives() throws Exception {
        shop.chance(0);
        HttpResponse<String> response = shop.get("/checkout");
        assertEquals(500, response.statusCode());
        assertEquals("{\"error\":\"payment of order 1 failed: the bank did not answer\"}", response.body());
        assertEquals(1, shop.slo("checkout").get("bad").asLong());
        assertEquals(1, shop.slo("http").get("bad").asLong());
    }

    @Test
    void aCallersMistakeIsNoEventOfTheCheckout() throws Exception {
        HttpResponse<String> response = shop.get("/checkout?items=101");
        assertEquals(400, response.statusCode());
        assertEquals("{\"error\":\"items must be 1 to 100, but was 101\"}", response.body());
        JsonNode checkout = shop.slo("checkout");
        assertEquals(0, checkout.get("good").asLong() + checkout.get("bad").asLong());
        assertEquals(
                "{\"error\":\"items must be a whole number, but was \\\"many\\\"\"}",
                shop.get("/checkout?items=many").body());
    }

    @Test
    void theStatusShowsObjectiveWindowsBudgetAndAlerts() throws Exception {
        shop.service().slos().find("checkout").orElseThrow().good(900);
        shop.service().slos().find("checkout").orElseThrow().bad(100);
        shop.advance(Duration.ofHours(6));
        shop.service().slos().find("checkout").orElseThrow().good(900);
        fail(100);
        shop.advance(Duration.ofMinutes(5).minusSeconds(3));

        JsonNode service = Json.MAPPER.readTree(shop.get("/slo").body());
        assertEquals("2026-01-05T15:05:00Z", service.get("at").asText());
        assertEquals(0, service.get("pace").asDouble());
        assertEquals(0.0001, service.get("faults").get("errorRatio").asDouble());

        JsonNode checkout = shop.slo("checkout");
        assertEquals("99.9%", checkout.get("objectiveText").asText());
        assertEquals(0.001, checkout.get("budget").get("errorBudget").asDouble());
        assertEquals("30d", checkout.get("period").asText());
        assertEquals(
                "{\"window\":\"5m\",\"length\":\"PT5M\",\"good\":900,\"bad\":100,\"errorRatio\":0.1,\"burnRate\":100.0,\"coverage\":1.0,"
                        + "\"failed\":0,\"slow\":0,\"judged\":100,\"causes\":[{\"kind\":\"judged\",\"label\":\"marked bad\",\"events\":100,"
                        + "\"share\":1.0,\"traceId\":null}]}",
                checkout.get("windows").get(0).toString());
        assertEquals(5, checkout.get("windows").size());
        assertEquals(
                1 - 100 * 360.05 / 43_200,
                checkout.get("budget").get("remaining").asDouble(),
                1e-12);
        JsonNode page = checkout.get("alerts").get(0);
        assertEquals("page", page.get("severity").asText());
        assertEquals("14.4x 1h/5m", page.get("rule").asText());
        assertEquals(14.4, page.get("figures").get(0).get("limit").asDouble());
        assertEquals("firing", page.get("state").asText());
        assertEquals("2026-01-05T15:00:02Z", page.get("since").asText());
        assertEquals(0, shop.slo("http").get("alerts").size());
    }

    @Test
    void theStatusShowsTheLevelOfTheBudgetAndTheAlertsOfThePast() throws Exception {
        assertEquals("normal", budgetOfCheckout().get("level").asText());
        assertEquals(
                "[\"deploy\",\"experiment\",\"fix\",\"migration\",\"rollback\"]",
                budgetOfCheckout().get("allowed").toString());
        shop.service().slos().find("checkout").orElseThrow().good(900);
        shop.advance(Duration.ofDays(4));
        fail(100);
        shop.advance(Duration.ofMinutes(4).minusSeconds(3));
        assertEquals("lockdown", budgetOfCheckout().get("level").asText());
        assertEquals("[\"rollback\"]", budgetOfCheckout().get("allowed").toString());
        shop.service().slos().find("checkout").orElseThrow().good(100_000);
        shop.advance(Duration.ofMinutes(12));
        shop.service().slos().find("checkout").orElseThrow().good(100);
        shop.advance(Duration.ofMinutes(5));
        JsonNode service = Json.MAPPER.readTree(shop.get("/slo").body());
        JsonNode history = service.get("alertHistory");
        JsonNode page = history.get(history.size() - 1);
        assertEquals("2026-01-09T09:00:03Z", page.get("firedAt").asText());
        assertEquals("2026-01-09T09:21:00Z", page.get("resolvedAt").asText());
        JsonNode statistics = service.get("statistics").get(0);
        assertEquals("PT20M57S", statistics.get("meanTimeToResolve").asText());
        assertEquals(1, statistics.get("fired").asInt());
        assertEquals(0, statistics.get("flaps").asInt());
    }

    /** Bad events over three seconds: in one they would be a burst. */
    private void fail(int events) {
        for (int second = 3; second > 0; second--) {
            shop.service().slos().find("checkout").orElseThrow().bad(events / 3 + (second == 1 ? events % 3 : 0));
            shop.advance(Duration.ofSeconds(1));
        }
    }

    private JsonNode budgetOfCheckout() throws Exception {
        return shop.slo("checkout").get("budget");
    }

    @Test
    void aSilenceIsAddedShownAndEnded() throws Exception {
        HttpResponse<String> added = shop.post(
                "/silences",
                "application/json",
                "{\"slo\":\"checkout\",\"minutes\":120,\"reason\":\"moving the database\"}");
        assertEquals(200, added.statusCode());
        String id = Json.MAPPER.readTree(added.body()).get("id").asText();
        JsonNode shown =
                Json.MAPPER.readTree(shop.get("/slo").body()).get("silences").get(0);
        assertEquals(
                "{\"id\":\"" + id + "\",\"slo\":\"checkout\",\"severity\":null,\"rule\":\"*\",\"labels\":{},"
                        + "\"from\":\"2026-01-05T09:00:00Z\",\"until\":\"2026-01-05T11:00:00Z\","
                        + "\"reason\":\"moving the database\",\"author\":null}",
                shown.toString());
        String end = "{\"id\":\"" + id + "\"}";
        assertEquals(200, shop.post("/silences/end", "application/json", end).statusCode());
        HttpResponse<String> again = shop.post("/silences/end", "application/json", end);
        assertEquals(400, again.statusCode());
        assertEquals("{\"error\":\"id must be that of a silence, but was \\\"" + id + "\\\"\"}", again.body());
        HttpResponse<String> nonsense = shop.post("/silences", "application/json", "quiet");
        assertEquals(
                "{\"error\":\"body must be a JSON object that says what to silence, but was \\\"quiet\\\"\"}",
                nonsense.body());
        assertEquals(
                "{\"error\":\"reason of a silence must not be blank, but was \\\"\\\"\"}",
                shop.post("/silences", "application/json", "{\"minutes\":5}").body());
    }

    @Test
    void theHistoryIsReadFromTheCheckpoints() throws Exception {
        shop.advance(Duration.ofHours(1));
        shop.service().slos().find("checkout").orElseThrow().bad();
        shop.advance(Duration.ofHours(1));
        JsonNode history = Json.MAPPER.readTree(
                shop.get("/slo/history?window=1h,6h&span=3h&points=4").body());
        assertEquals(4, history.get("times").size());
        assertEquals(1_767_610_800.0, history.get("times").get(3).asDouble());
        assertEquals(
                "[{\"window\":\"1h\",\"burnRates\":[null,null,0.0,1000.0]},"
                        + "{\"window\":\"6h\",\"burnRates\":[null,null,0.0,1000.0]}]",
                history.get("series").toString());
    }

    /** In a process four minutes old three of four events have failed: a burn rate of 750, but the rest of the hour counts as good. */
    @Test
    void distancesAreWhatTheRulesJudgedEachTimeTheyWereNoted() throws Exception {
        Slo checkout = shop.service().slos().find("checkout").orElseThrow();
        checkout.good(10_000);
        shop.advance(Duration.ofMinutes(1));
        shop.service().distances().note();
        for (int minute = 0; minute < 3; minute++) {
            checkout.bad(10_000);
            shop.advance(Duration.ofMinutes(1));
        }
        shop.service().distances().note();
        JsonNode seen = Json.MAPPER.readTree(shop.get("/slo/distances").body());
        assertEquals("[1.76760366E9,1.76760384E9]", seen.get("times").toString());
        JsonNode page = seen.get("series").get(0);
        assertEquals("page", page.get("severity").asText());
        assertEquals("14.4x 1h/5m", page.get("rule").asText());
        assertEquals(0, page.get("distances").get(0).asDouble());
        assertEquals(0.75 * 4 / 60 / 0.0144, page.get("distances").get(1).asDouble(), 1e-9);
        assertRefused("/slo/distances?slo=login", "slo must be the name of an SLO, but was \\\"login\\\"");
    }

    @Test
    void aHistoryThatCannotBeIsRefused() throws Exception {
        assertRefused(
                "/slo/history?window=soon",
                "window must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was \\\"soon\\\"");
        assertRefused("/slo/history?window=31d", "window must be at most the period of 30d, but was 31d");
        assertRefused("/slo/history?points=1", "points must be 2 to 10000, but was 1");
        assertRefused("/slo/history?slo=login", "slo must be the name of an SLO, but was \\\"login\\\"");
    }

    private void assertRefused(String path, String message) throws Exception {
        HttpResponse<String> response = shop.get(path);
        assertEquals(400, response.statusCode());
        assertEquals("{\"error\":\"" + message + "\"}", response.body());
    }

    @Test
    void metricsAreServedAsPrometheusReadsThem() throws Exception {
        shop.chance(0);
        shop.get("/checkout");
        HttpResponse<String> response = shop.get("/metrics");
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(
                response.body().contains("slo_events_total{member=\"\",outcome=\"bad\",slo=\"checkout\"} 1.0"),
                response.body());
        assertTrue(response.body().contains("slo_objective{member=\"\",slo=\"checkout\"} 0.999"), response.body());
    }

    @Test
    void whatIsNotThereIsA404AndAWrongMethodA405() throws Exception {
        HttpResponse<String> missing = shop.get("/nothing");
        assertEquals(404, missing.statusCode());
        assertEquals("{\"error\":\"path must be one of this service, but was \\\"/nothing\\\"\"}", missing.body());
        HttpResponse<String> wrong = shop.get("/faults");
        assertEquals(405, wrong.statusCode());
        assertEquals("POST", wrong.headers().firstValue("Allow").orElse(""));
        assertEquals("{\"error\":\"method of /faults must be POST, but was GET\"}", wrong.body());
    }

    @Test
    void aPageOfAnotherSiteChangesNothing() throws Exception {
        for (String path : List.of("/faults", "/silences", "/checkout")) {
            HttpResponse<String> response =
                    shop.send(HttpRequest.newBuilder(shop.address().resolve(path))
                            .header("Origin", "https://evil.example")
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString("{\"errorRatio\":1}")));
            assertEquals(403, response.statusCode(), path);
            assertEquals(
                    "{\"error\":\"origin must be a page of this service, but was https://evil.example\"}",
                    response.body());
        }
        HttpResponse<String> own =
                shop.send(HttpRequest.newBuilder(shop.address().resolve("/faults"))
                        .header("Origin", shop.address().toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"errorRatio\":0}")));
        assertEquals(200, own.statusCode());
    }

    /* A name that its owner has lead to the loopback address makes the page of another site one of the same origin. */
    @Test
    void aRequestByAnotherNameIsRefused() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), shop.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /slo HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
            assertTrue(answer.endsWith("{\"error\":\"host must be this machine, but was rebound.example\"}"), answer);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        HttpResponse<String> response =
                shop.send(HttpRequest.newBuilder(shop.address().resolve("/faults"))
                        .POST(BodyPublishers.ofString("x".repeat(10_001))));
        assertEquals(413, response.statusCode());
        assertEquals("{\"error\":\"body must be at most 10000 bytes, but was more\"}", response.body());
    }
}
