package io.slo4j.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of Java in the README and in the guides compiles with the imports that it shows, runs, and prints what it says. */
class BlocksTest {
    private static final Set<String> LANGUAGES = Set.of("java", "promql", "sh", "text", "xml", "yaml");

    /* Where the names say that the shop keeps its files. */
    private static final String FOLDER = "shop.folder";

    @TempDir
    private static Path classes;

    @TempDir
    private static Path folder;

    private static Blocks blocks;

    @BeforeAll
    static void compile() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Page page : Page.all()) {
            page.javaBlocks().forEach(block -> sources.put(block.type(), block.source()));
        }
        System.setProperty(FOLDER, folder.toString());
        blocks = Blocks.compile(sources, classes);
    }

    @AfterAll
    static void close() throws IOException {
        System.clearProperty(FOLDER);
        blocks.close();
    }

    static Stream<JavaBlock> everyBlock() throws IOException {
        return Page.all().stream().flatMap(page -> page.javaBlocks().stream()).filter(block -> !block.declaresNames());
    }

    @ParameterizedTest
    @MethodSource("everyBlock")
    void runsAndPrintsWhatThePageShows(JavaBlock block) throws Throwable {
        String printed = blocks.run(block.type());

        if (block.prints() != null) {
            assertEquals(block.prints(), printed);
        }
    }

    @Test
    void theNamesAreDeclaredOnce() throws IOException {
        assertEquals(
                List.of("docs/recording.md"),
                Page.all().stream()
                        .filter(page -> page.javaBlocks().stream().anyMatch(JavaBlock::declaresNames))
                        .map(Page::name)
                        .toList());
    }

    @Test
    void noBlockIsOverlooked() throws IOException {
        for (Page page : Page.all()) {
            List<String> fences = page.fences();
            for (int i = 0; i < fences.size(); i += 2) {
                String language = fences.get(i).replaceFirst("^```", "");
                assertTrue(LANGUAGES.contains(language), page.name() + ": " + fences.get(i));
                assertEquals("```", fences.get(i + 1), page.name());
            }
            assertEquals(
                    fences.stream().filter("```java"::equals).count(),
                    page.javaBlocks().size(),
                    page.name());
            assertEquals(
                    page.text().split("<!-- prints -->", -1).length - 1,
                    page.javaBlocks().stream()
                            .filter(block -> block.prints() != null)
                            .count(),
                    page.name());
        }
    }
}
