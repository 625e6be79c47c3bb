package io.slo4j.examples.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static Faults parse(String contentType, String body) {
        return FaultsRequest.parse(new Request("POST", "/faults", Map.of(), contentType, body), new Faults(0.25, 40));
    }

    @Test
    void jsonAndFormsAreRead() {
        assertEquals(new Faults(0.5, 200), parse("application/json", "{\"errorRatio\":0.5,\"latencyMillis\":200}"));
        assertEquals(new Faults(0.5, 200), parse(FORM, "errorRatio=0.5&latencyMillis=200"));
    }

    @Test
    void whatIsNotNamedStays() {
        assertEquals(new Faults(1, 40), parse(FORM, "errorRatio=1"));
        assertEquals(new Faults(0.25, 0), parse("", "{\"latencyMillis\":0}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"errorRatio\":1.1}     | errorRatio must be 0 to 1, but was 1.1",
                "{\"errorRatio\":-0.5}    | errorRatio must be 0 to 1, but was -0.5",
                "{\"errorRatio\":\"NaN\"} | errorRatio must be 0 to 1, but was NaN",
                "{\"errorRatio\":\"a\"}   | errorRatio must be 0 to 1, but was \"a\"",
                "{\"errorRatio\":null}    | errorRatio must be 0 to 1, but was \"null\"",
                "{\"latencyMillis\":-1}   | latencyMillis must be 0 to 10000, but was -1",
                "{\"latencyMillis\":10001}| latencyMillis must be 0 to 10000, but was 10001",
                "{\"latencyMillis\":0.5}  | latencyMillis must be 0 to 10000, but was \"0.5\"",
                "{\"latency\":5}          | field must be errorRatio or latencyMillis, but was \"latency\"",
                "{}                       | body must name errorRatio or latencyMillis, but was \"{}\"",
                "[1]                      | body must be a JSON object or a form, but was \"[1]\"",
                "{                        | body must be a JSON object or a form, but was \"{\""
            })
    void badInputIsRefused(String body, String message) {
        assertEquals(
                message,
                assertThrows(BadRequestException.class, () -> parse("application/json", body))
                        .getMessage());
    }

    @Test
    void theServiceFailsAsItIsTold() throws Exception {
        try (ServiceUnderTest shop = new ServiceUnderTest()) {
            assertEquals(200, shop.get("/checkout").statusCode());
            assertEquals(
                    "{\"errorRatio\":1.0,\"latencyMillis\":1}",
                    shop.post("/faults", FORM, "errorRatio=1&latencyMillis=1").body());
            assertEquals(500, shop.get("/checkout").statusCode());
            assertEquals(400, shop.post("/faults", FORM, "errorRatio=2").statusCode());
            assertEquals(500, shop.get("/checkout").statusCode());
            shop.post("/faults", "application/json", "{\"errorRatio\":0}");
            assertEquals(200, shop.get("/checkout").statusCode());
        }
    }
}
