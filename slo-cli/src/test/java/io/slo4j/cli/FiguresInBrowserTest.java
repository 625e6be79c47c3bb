package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.browser.Browser;
import io.slo4j.text.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages spell numbers as everything else does. */
class FiguresInBrowserTest {
    private static final Path SCRIPT = Path.of("..", "pages", "figures.js");

    @TempDir
    private Path folder;

    private static List<Double> anySize() {
        List<Double> figures = new ArrayList<>(List.of(
                0.0, -0.0, 0.5, 1.0, 2.5, 3.125, -3.125, 9.995, 9.996, 14.4, 99.94, 99.95, 99.96, 100.0, 150.0, 999.4,
                1e6));
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            figures.add((random.nextBoolean() ? 1 : -1) * Math.pow(10, 14 * random.nextDouble() - 7));
        }
        return figures;
    }

    private static List<Double> shares() {
        List<Double> shares = new ArrayList<>(List.of(
                0.0, 0.00005, 0.001, 0.02, 0.0663, 0.285, 0.5, 0.9994, 0.9995, 0.9996, 0.99871, 0.999996, 0.9989999,
                1.0));
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            shares.add(random.nextDouble());
            shares.add(1 - Math.pow(10, -7 * random.nextDouble()));
        }
        return shares;
    }

    private static List<Double> seconds() {
        List<Double> seconds = new ArrayList<>(List.of(
                0.0, 0.001, 0.0015, 0.252, 0.999, 1.0, 51.84, 59.99, 60.0, 86.4, 3_599.0, 3_600.0, 26_009.0, 86_399.0,
                86_400.0));
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            seconds.add((double) Math.round(Math.pow(10, 7 * random.nextDouble())));
        }
        return seconds;
    }

    @Test
    void theScriptSpellsAsTheLibraryDoes() throws Exception {
        assertSame("number", anySize(), Figures::number);
        assertSame("times", anySize(), Figures::times);
        assertSame("perSecond", anySize(), Figures::perSecond);
        assertSame("percent", anySize(), Figures::percent);
        assertSame("percent", shares(), Figures::percent);
        assertSame("achieved", shares(), Figures::achieved);
        assertSame("plain", List.of(0.0, 14.4, 1.0, 0.0333333, 1000.0, 12_345.0), Figures::plain);
        assertSame("plainPercent", List.of(0.125, 0.00005, 0.001, 1.0), Figures::plainPercent);
        assertSame("count", List.of(0.0, 999.0, 1_234.0, 1_234_567.0), number -> Figures.count((long) number));
        assertSame("time", seconds(), seconds -> Figures.time(Duration.ofNanos(Math.round(seconds * 1e9))));
    }

    private void assertSame(String function, List<Double> figures, DoubleFunction<String> spelled) throws Exception {
        List<String> expected = new ArrayList<>();
        figures.forEach(figure -> expected.add(figure + ": " + spelled.apply(figure)));
        List<String> actual = new ArrayList<>();
        List<String> written = inTheBrowser(function, figures);
        for (int i = 0; i < written.size(); i++) {
            actual.add(figures.get(i) + ": " + written.get(i));
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual), function);
    }

    private List<String> inTheBrowser(String function, List<Double> figures) throws IOException, InterruptedException {
        Path page = Files.writeString(
                folder.resolve("figures.html"),
                "<script>\"use strict\";\n" + Files.readString(SCRIPT) + "document.write(" + figures + ".map("
                        + function + ").map((text) => `<p>${text}</p>`).join(\"\"));</script>");
        Matcher paragraphs =
                Pattern.compile("<p>([^<$]*)</p>").matcher(Browser.in(folder).dom(page.toUri()));
        return paragraphs.results().map(found -> found.group(1)).toList();
    }
}
