package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files that docs/spec-files.md shows can be read, and the schema that it names is there. */
class SpecFilesGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "spec-files.md");

    @Test
    void itsFilesAreReadWithoutAFinding() throws IOException {
        Matcher shown = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        List<String> names = new ArrayList<>();
        while (shown.find()) {
            SloFile file = new SloFileReader().read("guide", shown.group(1));
            assertEquals(List.of(), file.leftOut());
            file.definitions()
                    .forEach(slo -> names.add(slo.name() + " " + slo.rules().size()));
        }
        assertEquals(List.of("checkout 3", "search 5", "http 3", "checkout 3"), names);
    }

    @Test
    void itsSchemaIsWhereItSays() throws IOException {
        Matcher named = Pattern.compile("slo4j/main/(\\S+\\.schema\\.json)").matcher(Files.readString(GUIDE));
        assertTrue(named.find());
        assertTrue(Files.readString(Path.of("..", named.group(1))).contains("/slo4j/slo4j/main/" + named.group(1)));
    }
}
