package io.slo4j.examples.checkout;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP response. */
@SuppressWarnings("ArrayRecordComponent") // sent once and never compared
record Response(int status, Map<String, String> headers, byte[] body) {
    Response(int status, String contentType, byte[] body) {
        this(status, Map.of("Content-Type", contentType, "Cache-Control", "no-store"), body);
    }

    static Response error(int status, String message) {
        return Json.response(status, Map.of("error", message));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
