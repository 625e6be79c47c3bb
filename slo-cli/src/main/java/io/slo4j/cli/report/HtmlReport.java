package io.slo4j.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The report: one page that holds its styles, its scripts, the chart library and its figures, and loads nothing else. */
public final class HtmlReport {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z-]+)\\}\\}");

    private HtmlReport() {}

    public static void write(Path file, ReportData data) throws IOException {
        String library = "/META-INF/resources/webjars/uplot/" + libraryVersion() + "/dist/";
        Map<String, String> parts = Map.of(
                "library-style", read(library + "uPlot.min.css"),
                "base-style", read("base.css"),
                "style", read("report.css"),
                "library", read(library + "uPlot.iife.min.js"),
                "figures", read("figures.js"),
                "elements", read("elements.js"),
                "charts", read("charts.js"),
                "panels", read("panels.js"),
                "script", read("report.js"),
                // Nothing in a string can end the element that it is in.
                "data", MAPPER.writeValueAsString(data).replace("<", "\\u003c"));
        String page = HOLE.matcher(read("report.html"))
                .replaceAll(hole -> Matcher.quoteReplacement(parts.getOrDefault(hole.group(1), hole.group())));
        Files.writeString(file, page);
    }

    private static String libraryVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open("assets.properties")) {
            properties.load(in);
        }
        return properties.getProperty("uplot.version", "");
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String resource) {
        @Nullable InputStream in = HtmlReport.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " must be on the class path, but was not");
        }
        return in;
    }
}
