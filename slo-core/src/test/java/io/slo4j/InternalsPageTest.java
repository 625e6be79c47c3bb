package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that explains how slo4j works names classes, methods and fields that there are. */
class InternalsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "internals.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

    /* Of the JDK, of slo-micrometer, of slo-opentelemetry, and of slo-notify. */
    private static final List<String> ELSEWHERE = List.of(
            "LongAdder",
            "System",
            "CompletionStage",
            "ExecutionException",
            "SharedMeters",
            "RecentValues",
            "Instruments",
            "SloOpenTelemetry",
            "ActiveAlerts",
            "SendingThread",
            "Told",
            "HttpPost",
            "ReceiverLog",
            "Watch");

    private final Map<String, JavaClass> classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.slo4j").stream()
                    .filter(JavaClass::isTopLevelClass)
                    .filter(c -> !c.getSimpleName().equals("package-info"))
                    .collect(Collectors.toMap(JavaClass::getSimpleName, c -> c));

    @Test
    void everyNameOnThePageIsThatOfSomething() throws IOException {
        List<MatchResult> names = NAME.matcher(Files.readString(PAGE)).results().toList();

        assertTrue(names.size() > 50, "names on the page");
        assertEquals(
                List.of(),
                names.stream()
                        .filter(name -> !ELSEWHERE.contains(name.group(1)) && !isThere(name))
                        .map(MatchResult::group)
                        .toList());
    }

    private boolean isThere(MatchResult name) {
        JavaClass owner = classes.get(name.group(1));
        return owner != null
                && Optional.ofNullable(name.group(2))
                        .map(member -> members(owner).anyMatch(member::equals))
                        .orElse(true);
    }

    private static Stream<String> members(JavaClass owner) {
        Stream<String> nested = Stream.of(owner.reflect().getDeclaredClasses()).map(Class::getSimpleName);
        return Stream.concat(nested, owner.getMembers().stream().map(member -> member.getName()));
    }
}
