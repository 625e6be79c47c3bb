package io.slo4j.examples.checkout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the handler of a request, and turns its exceptions into responses. */
final class Router {
    private static final Logger LOG = System.getLogger("io.slo4j.examples.checkout");

    private final Map<String, Map<String, Endpoint>> byPath = new ConcurrentHashMap<>();

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Endpoint {
        Response answer(Request request);
    }

    Router on(String method, String path, Endpoint endpoint) {
        byPath.computeIfAbsent(path, any -> new TreeMap<>()).put(method, endpoint);
        return this;
    }

    Response route(Request request) {
        Map<String, Endpoint> byMethod = byPath.get(request.path());
        if (byMethod == null) {
            return Response.error(404, "path must be one of this service, but was \"" + request.path() + "\"");
        }
        Endpoint endpoint = byMethod.get(request.method());
        if (endpoint == null) {
            String allowed = String.join(", ", byMethod.keySet());
            Response refusal = Response.error(
                    405, "method of " + request.path() + " must be " + allowed + ", but was " + request.method());
            return new Response(405, Map.of("Content-Type", "application/json", "Allow", allowed), refusal.body());
        }
        try {
            return endpoint.answer(request);
        } catch (BadRequestException e) {
            return Response.error(400, String.valueOf(e.getMessage()));
        } catch (PaymentFailedException e) {
            return Response.error(500, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, request.method() + " " + request.path() + " failed", e);
            return Response.error(500, "the service failed");
        }
    }
}
