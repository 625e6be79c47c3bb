package io.slo4j.examples.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads faults from the body of a request: a JSON object or a form. Fields that are missing keep their value. */
final class FaultsRequest {
    private FaultsRequest() {}

    static Faults parse(Request request, Faults present) {
        Map<String, String> fields = request.contentType().startsWith("application/x-www-form-urlencoded")
                ? Query.parse(request.body())
                : json(request.body());
        for (String name : fields.keySet()) {
            if (!name.equals("errorRatio") && !name.equals("latencyMillis")) {
                throw new BadRequestException("field must be errorRatio or latencyMillis, but was \"" + name + "\"");
            }
        }
        if (fields.isEmpty()) {
            throw new BadRequestException(
                    "body must name errorRatio or latencyMillis, but was \"" + request.body() + "\"");
        }
        return new Faults(
                errorRatio(fields.get("errorRatio"), present.errorRatio()),
                latencyMillis(fields.get("latencyMillis"), present.latencyMillis()));
    }

    private static Map<String, String> json(String body) {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("body must be a JSON object or a form, but was \"" + body + "\"");
        }
        if (!root.isObject()) {
            throw new BadRequestException("body must be a JSON object or a form, but was \"" + body + "\"");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        root.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    private static double errorRatio(@Nullable String text, double otherwise) {
        try {
            return text == null ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadRequestException("errorRatio must be 0 to 1, but was \"" + text + "\"");
        }
    }

    private static int latencyMillis(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadRequestException("latencyMillis must be 0 to 10000, but was \"" + text + "\"");
        }
    }
}
