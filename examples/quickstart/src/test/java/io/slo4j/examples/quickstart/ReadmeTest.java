package io.slo4j.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README is short, its sample prints what it says, and its commands are those that continuous integration runs. */
class ReadmeTest {
    private static final Page README = Page.readme();

    /** An hour of ten good requests a second, then half of them fail. */
    private static final String INCIDENT = """
            for (int second = 0; second < 3600 + 110; second++) {
                clock.advance(java.time.Duration.ofSeconds(1));
                checkout.good(second < 3600 ? 10 : 5);
                for (int request = 0; second >= 3600 && request < 5; request++) {
                    try {
                        checkout.run(() -> { throw new java.io.IOException("payment refused"); });
                    } catch (java.io.IOException rethrown) {
                        continue;
                    }
                }
                slos.tick();
            }
            """;

    @Test
    void hasAtMost150Lines() {
        long lines = README.text().lines().count();
        assertTrue(lines <= 150, lines + " lines");
    }

    @Test
    void theSamplePrintsWhatTheReadmeShows(@TempDir Path classes) throws Throwable {
        JavaBlock sample = README.javaBlocks().get(0);
        assertTrue(sample.code().contains("SloRegistry.create()"));
        String onVirtualTime =
                sample.code().replace("SloRegistry.create()", "SloRegistry.builder().clock(clock).build()");
        JavaBlock names = Page.of("docs/recording.md").javaBlocks().stream()
                .filter(JavaBlock::declaresNames)
                .findFirst()
                .orElseThrow();

        Map<String, String> sources =
                Map.of(names.type(), names.source(), sample.type(), sample.source(onVirtualTime, INCIDENT));
        try (Blocks blocks = Blocks.compile(sources, classes)) {
            assertEquals(shownText(), blocks.run(sample.type()));
        }
    }

    private static String shownText() {
        Matcher text = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL).matcher(README.text());
        assertTrue(text.find());
        return text.group(1);
    }

    @Test
    void itsTwoCommandsAreThoseOfContinuousIntegration() {
        String ci = Page.of(".ci/run").text();
        List<String> commands = Pattern.compile("```sh\n(.*?)\n```")
                .matcher(README.text())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertEquals(2, commands.size());
        assertEquals("mvn -B verify", commands.get(0));
        commands.forEach(command -> assertTrue(ci.contains("\n  " + command + "\n"), command));
    }

    @Test
    void itsTableOfContentsHasEveryGuide() throws IOException {
        Matcher guides = Pattern.compile("^## Guides\n(.*?)^## ", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(README.text());
        assertTrue(guides.find());
        assertEquals(
                Page.guides().stream().map(Page::name).toList(),
                Pattern.compile("^\\| \\[.*?\\]\\((docs/[\\w-]+\\.md)\\)", Pattern.MULTILINE)
                        .matcher(guides.group(1))
                        .results()
                        .map(match -> match.group(1))
                        .sorted()
                        .toList());
    }
}
