package io.slo4j.examples.checkout;

import com.sun.net.httpserver.Headers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only pages of this service change it. The loopback address keeps out other machines, but not the pages of other sites in a
 * browser on this one: they may send a POST without reading the answer, which {@code Origin} tells, and they may have a name of their
 * own lead here, which {@code Host} tells.
 */
final class OwnPages {
    private final Set<String> hosts;

    OwnPages(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    /** Why a request is refused; null if it is not. */
    @Nullable
    String refusal(String method, Headers headers) {
        String host = headers.getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return "host must be this machine, but was " + host;
        }
        String origin = headers.getFirst("Origin");
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return reads || origin == null || origin.equals("http://" + host)
                ? null
                : "origin must be a page of this service, but was " + origin;
    }
}
