package io.slo4j.examples.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The page with its scripts and styles, from the class path. */
final class Assets {
    private Assets() {}

    static void addTo(Router router) {
        String chart = "/META-INF/resources/webjars/uplot/" + chartVersion() + "/dist/";
        add(router, "/", "page/index.html", "text/html");
        for (String style : List.of("base.css", "page.css")) {
            add(router, "/" + style, "page/" + style, "text/css");
        }
        for (String script : List.of("figures.js", "elements.js", "charts.js", "lines.js", "page.js")) {
            add(router, "/" + script, "page/" + script, "text/javascript");
        }
        add(router, "/icon.svg", "page/icon.svg", "image/svg+xml");
        add(router, "/uplot.js", chart + "uPlot.iife.min.js", "text/javascript");
        add(router, "/uplot.css", chart + "uPlot.min.css", "text/css");
    }

    private static void add(Router router, String path, String resource, String type) {
        Response response = new Response(
                200,
                Map.of(
                        "Content-Type", type + "; charset=utf-8",
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", "default-src 'self'",
                        "X-Content-Type-Options", "nosniff"),
                read(resource));
        router.on("GET", path, request -> response);
    }

    private static String chartVersion() {
        try (InputStream in = open("assets.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("uplot.version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        @Nullable InputStream in = Assets.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " must be on the class path, but was not");
        }
        return in;
    }
}
