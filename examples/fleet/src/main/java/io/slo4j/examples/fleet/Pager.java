package io.slo4j.examples.fleet;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Receives what Alertmanager notifies somebody of, on a path for each way by which an alert came. */
final class Pager implements AutoCloseable {
    private final HttpServer server;
    private final List<Notification> received = new ArrayList<>();

    private record Notification(Way way, boolean firing, long nanos) {}

    Pager() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (Way way : Way.values()) {
            server.createContext("/" + way.name(), exchange -> take(way, exchange));
        }
        server.start();
    }

    private void take(Way way, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            JsonObject message = JsonParser.object().from(body);
            synchronized (received) {
                received.add(new Notification(way, "firing".equals(message.getString("status")), System.nanoTime()));
            }
            exchange.sendResponseHeaders(200, -1);
        } catch (JsonParserException strange) {
            exchange.sendResponseHeaders(400, -1);
        }
        exchange.close();
    }

    String url(Way way) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + way.name();
    }

    /** How many notifications of a firing alert have come since then. */
    long since(Way way, long nanos) {
        synchronized (received) {
            return received.stream()
                    .filter(one -> one.way == way && one.firing && one.nanos - nanos >= 0)
                    .count();
        }
    }

    /** How long after that the first one came. */
    OptionalLong firstAfter(Way way, long nanos) {
        synchronized (received) {
            return received.stream()
                    .filter(one -> one.way == way && one.firing && one.nanos - nanos >= 0)
                    .mapToLong(one -> one.nanos - nanos)
                    .min();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
