package io.slo4j.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must not be shown of a request, whoever repeats it: the values of its headers, and the path and query of its URL. */
final class Secrets {
    private static final int LONG_ENOUGH = 4;

    private final List<String> all = new ArrayList<>();

    Secrets(URI uri, Collection<String> headers) {
        add(uri.getRawQuery());
        add(uri.getRawPath());
        for (String header : headers) {
            add(header);
            add(header.substring(header.indexOf(' ') + 1));
        }
    }

    private void add(@Nullable String secret) {
        if (secret != null && secret.length() >= LONG_ENOUGH) {
            all.add(secret);
        }
    }

    /** A text on one line, without the secrets that are in it. */
    String hidden(String text, int most) {
        String shown = text;
        for (String secret : all) {
            shown = shown.replace(secret, "***");
        }
        return OneLine.of(shown, most);
    }
}
