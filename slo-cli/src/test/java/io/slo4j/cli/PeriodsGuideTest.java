package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide docs/periods.md shows the tables that {@code slo analyse} prints. */
class PeriodsGuideTest {
    private static final Pattern TABLE =
            Pattern.compile("<!-- slo analyse (.*?) -->\n```text\n(.*?)```", Pattern.DOTALL);

    @Test
    void itsTablesAreThoseThatArePrinted() throws IOException {
        List<MatchResult> tables = TABLE.matcher(Files.readString(Path.of("..", "docs", "periods.md")))
                .results()
                .toList();
        assertEquals(5, tables.size());
        for (MatchResult table : tables) {
            CommandRun run = CommandRun.of(("analyse " + table.group(1)).split(" ", -1));
            assertEquals(table.group(2), run.out(), run.err());
        }
    }
}
