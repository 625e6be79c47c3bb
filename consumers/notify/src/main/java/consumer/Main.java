package consumer;

import com.sun.net.httpserver.HttpServer;
import io.slo4j.*;
import io.slo4j.alert.Severity;
import io.slo4j.notify.*;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets a test alert arrive. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        Receiver at = Receiver.at("http://127.0.0.1:" + receiver.getAddress().getPort());
        try (SloRegistry slos = SloRegistry.create();
                WebhookSender sender = WebhookSender.builder(at).start(slos)) {
            Slo.builder("checkout").objective("99.9%").register(slos);
            slos.testAlert("checkout", Severity.PAGE, Duration.ofMinutes(1));
            System.out.println("notify: " + received.get(30, TimeUnit.SECONDS).contains("\"slo\":\"checkout\"") + ", "
                    + sender.receiver().refused() + " refused");
        } finally {
            receiver.stop(0);
        }
    }
}
