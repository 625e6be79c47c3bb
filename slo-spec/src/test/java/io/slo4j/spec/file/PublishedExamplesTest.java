package io.slo4j.spec.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.SloDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is read of the examples that OpenSLO and Sloth have published, and what is said of the rest. {@code published/README.md} says
 * where they come from; {@code published/expected.txt} is what this test sees, example by example.
 */
class PublishedExamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/slo4j/spec/file/published");

    @Test
    void eachExampleIsReadOrSaysWhatIsNotSupported() throws IOException {
        StringBuilder seen = new StringBuilder();
        for (Path example : examples()) {
            seen.append(FOLDER.relativize(example))
                    .append('\n')
                    .append(read(example).indent(2));
        }
        Path was = Files.createDirectories(Path.of("target")).resolve("published-examples.txt");
        Files.writeString(was, seen);
        assertEquals(Files.readString(FOLDER.resolve("expected.txt")), seen.toString(), "see " + was.toAbsolutePath());
    }

    @Test
    void theGuideSaysOfEachExampleWhatIsNotSupported() throws IOException {
        StringBuilder table = new StringBuilder("| example | read | not supported |\n|---|---|---|\n");
        for (Path example : examples()) {
            table.append("| `")
                    .append(FOLDER.relativize(example))
                    .append("` | ")
                    .append(row(example))
                    .append(" |\n");
        }
        Path is = Files.createDirectories(Path.of("target")).resolve("published-examples.md");
        Files.writeString(is, table);

        assertTrue(
                Files.readString(Path.of("../docs/spec-files.md")).contains(table),
                () -> "docs/spec-files.md must have the table of " + is.toAbsolutePath());
    }

    private static String row(Path example) throws IOException {
        try {
            SloFile file = new SloFileReader().read("line", Files.readString(example));
            int slos = file.entries().size();
            return (slos == 0 ? "no SLO" : slos == 1 ? "1 SLO" : slos + " SLOs") + " | " + keys(file.leftOut());
        } catch (SpecFileException e) {
            return "refused | "
                    + e.findings().stream()
                            .filter(finding -> finding.kind() == SpecFinding.Kind.MISTAKE)
                            .map(SpecFinding::message)
                            .collect(Collectors.joining("; "));
        }
    }

    private static String keys(List<SpecFinding> leftOut) {
        return leftOut.isEmpty()
                ? "-"
                : leftOut.stream()
                        .map(finding -> finding.path().isEmpty()
                                ? finding.message()
                                : "`" + finding.path().replaceAll("\\[\\d+]", "") + "`")
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path example) throws IOException {
        try {
            SloFile file = new SloFileReader().read("line", Files.readString(example));
            return Stream.concat(
                            file.entries().stream().map(PublishedExamplesTest::text),
                            file.leftOut().stream().map(SpecFinding::toString))
                    .collect(Collectors.joining("\n"));
        } catch (SpecFileException e) {
            return e.findings().stream().map(SpecFinding::toString).collect(Collectors.joining("\n", "refused\n", ""));
        }
    }

    private static String text(SpecEntry entry) {
        SloDefinition slo = entry.definition();
        return "SLO " + slo.name() + " of " + entry.service().orElse("none") + ": " + slo.objective() + " over "
                + slo.period() + ", " + slo.budgetingMethod() + ", "
                + slo.rules().size() + " rules, "
                + entry.queries()
                        .map(queries -> queries.kind().name().replace('_', ' ').toLowerCase(java.util.Locale.ROOT)
                                + (queries.totalQuery().isPresent() ? " of total" : "") + " from " + queries.source())
                        .orElse("no queries");
    }
}
