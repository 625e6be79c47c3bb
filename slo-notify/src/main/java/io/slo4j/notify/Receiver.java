package io.slo4j.notify;

import static io.slo4j.notify.Checks.given;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are sent, and with what credentials. Immutable: each method returns a new receiver, and a call whose result is not
 * used changes nothing. No secret is shown: {@link #toString()} shows the host alone, because the path of a webhook may be a secret too.
 */
public final class Receiver {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private final URI uri;
    private final Map<String, Callable<String>> headers;
    private final @Nullable SSLContext tls;
    private final Duration timeout;

    private Receiver(URI uri, Map<String, Callable<String>> headers, @Nullable SSLContext tls, Duration timeout) {
        this.uri = uri;
        this.headers = headers;
        this.tls = tls;
        this.timeout = timeout;
    }

    /**
     * A receiver without credentials.
     *
     * @param url where it listens: {@code http} or {@code https}, a host, and no user in it
     * @return a receiver that has 10 seconds to answer
     * @throws IllegalArgumentException if the URL is another one; the message does not show it
     */
    public static Receiver at(String url) {
        URI uri;
        try {
            uri = URI.create(given("URL", url));
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("URL of a receiver must be a URL, but was not (it is not shown)");
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "URL of a receiver must be http or https, with a host and without a user,"
                            + " but was another (it is not shown)");
        }
        return new Receiver(uri, Map.of(), null, USUAL_TIMEOUT);
    }

    /**
     * The same receiver, which is sent a bearer token.
     *
     * @param token the token, printable ASCII
     * @return a new receiver
     * @throws IllegalArgumentException if it is not printable; the message does not show it
     */
    public Receiver bearer(String token) {
        String checked = Checks.headerValue("bearer token", token);
        return bearer(() -> checked);
    }

    /**
     * The same receiver, which is sent a bearer token that may change.
     *
     * @param token asked before each request, by a thread of the sender's own; if it throws, or does not return within the
     *     {@linkplain #timeout time-out}, after which it is interrupted, the request counts as failed
     * @return a new receiver
     */
    public Receiver bearer(Callable<String> token) {
        given("bearer token", token);
        return with("Authorization", () -> "Bearer " + Checks.headerValue("bearer token", token.call()));
    }

    /**
     * The same receiver, which is sent a user and a password (basic authentication).
     *
     * @param user the user, without a colon
     * @param password the password
     * @return a new receiver
     * @throws IllegalArgumentException if there is a colon in the user
     */
    public Receiver basic(String user, String password) {
        if (given("user", user).indexOf(':') >= 0) {
            throw new IllegalArgumentException("user must be without a colon, but was \"" + user + '"');
        }
        byte[] pair = (user + ':' + given("password", password)).getBytes(StandardCharsets.UTF_8);
        String value = "Basic " + Base64.getEncoder().encodeToString(pair);
        return with("Authorization", () -> value);
    }

    /**
     * The same receiver, which is sent one more header, such as the key of an API.
     *
     * @param name the name of the header, one that a program may set
     * @param value its value, printable ASCII, treated as a secret
     * @return a new receiver
     * @throws IllegalArgumentException if the name or the value cannot stand in a header; the message does not show the value
     */
    public Receiver header(String name, String value) {
        String checked = Checks.headerValue("value of header \"" + given("name of a header", name) + '"', value);
        try {
            HttpRequest.newBuilder().header(name, "any");
        } catch (IllegalArgumentException restricted) {
            throw new IllegalArgumentException("name of a header must be one that may be set, but was \"" + name + '"');
        }
        return with(name, () -> checked);
    }

    private Receiver with(String header, Callable<String> value) {
        Map<String, Callable<String>> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Receiver(uri, all, tls, timeout);
    }

    /**
     * The same receiver, trusted by other certificates than those that the JVM trusts, or shown a certificate of this client.
     *
     * @param context makes the connections
     * @return a new receiver
     */
    public Receiver tls(SSLContext context) {
        return new Receiver(uri, headers, given("TLS context", context), timeout);
    }

    /**
     * The same receiver with another time to answer: from the beginning of the connection to the end of the answer.
     *
     * @param atMost 100 ms to 60 s
     * @return a new receiver
     * @throws IllegalArgumentException if it is out of range
     */
    public Receiver timeout(Duration atMost) {
        Checks.between("time-out", Duration.ofMillis(100), Duration.ofSeconds(60), atMost);
        return new Receiver(uri, headers, tls, atMost);
    }

    URI uri() {
        return uri;
    }

    Map<String, Callable<String>> headers() {
        return headers;
    }

    Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }

    Duration timeout() {
        return timeout;
    }

    /** The scheme, the host and the port. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
