package io.slo4j.examples.checkout;

import java.util.Map;

/**
 * One HTTP request.
 *
 * @param method as sent
 * @param path without query
 * @param query decoded, one value per name
 * @param contentType of the body, empty if it was not given
 * @param body empty if there is none
 */
record Request(String method, String path, Map<String, String> query, String contentType, String body) {
    String value(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        String text = query.get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadRequestException(name + " must be a whole number, but was \"" + text + "\"");
        }
    }
}
