package io.slo4j.examples.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code POST /silences} and {@code POST /silences/end}: who is told of alerts, and from when on again. */
final class SilencesEndpoint {
    /** The body of the one, on the service's clock. */
    record Wanted(
            @Nullable String slo, int minutes, @Nullable String reason) {}

    /** The body of the other. */
    record Ended(@Nullable String id) {}

    private SilencesEndpoint() {}

    static Response add(Request request, SloRegistry slos) {
        Wanted wanted = parse(request, Wanted.class);
        try {
            Silence silence = slos.silences()
                    .add(
                            AlertMatcher.ofSlo(wanted.slo() == null ? "*" : wanted.slo()),
                            Duration.ofMinutes(wanted.minutes()),
                            wanted.reason() == null ? "" : wanted.reason());
            return Json.response(200, SilenceView.of(silence, slos.clock().now()));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    static Response end(Request request, SloRegistry slos) {
        String id = parse(request, Ended.class).id();
        if (id == null || !slos.silences().end(id)) {
            throw new BadRequestException("id must be that of a silence, but was \"" + id + "\"");
        }
        return Json.response(200, new Ended(id));
    }

    private static <T> T parse(Request request, Class<T> type) {
        try {
            return Json.MAPPER.readValue(request.body(), type);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(
                    "body must be a JSON object that says what to silence, but was \"" + request.body() + "\"");
        }
    }
}
