package io.slo4j.examples.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code POST /silences} and {@code POST /silences/end}: mutes alerts, and ends that. */
final class SilencesEndpoint {
    /** The body of {@code /silences}; times are on the service's clock. */
    record Wanted(
            @Nullable String slo, int minutes, @Nullable String reason) {}

    /** The id of a silence: the body of {@code /silences/end}, and the answer of both. */
    record Chosen(@Nullable String id) {}

    private SilencesEndpoint() {}

    static Response add(Request request, SloRegistry slos) {
        Wanted wanted = parse(request, Wanted.class);
        try {
            Silence silence = slos.silences()
                    .add(
                            AlertMatcher.ofSlo(wanted.slo() == null ? "*" : wanted.slo()),
                            Duration.ofMinutes(wanted.minutes()),
                            wanted.reason() == null ? "" : wanted.reason());
            return Json.response(200, new Chosen(silence.id()));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    static Response end(Request request, SloRegistry slos) {
        String id = parse(request, Chosen.class).id();
        if (id == null || !slos.silences().end(id)) {
            throw new BadRequestException("id must be that of a silence, but was \"" + id + "\"");
        }
        return Json.response(200, new Chosen(id));
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
