package io.slo4j.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModuleTest {
    @Test
    void theModuleExportsItsOnePackageAndPassesOnWhatItsTypesMention() throws Exception {
        Path classes = Path.of(SloOpenTelemetry.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleDescriptor module = ModuleFinder.of(classes)
                .find("io.slo4j.opentelemetry")
                .orElseThrow()
                .descriptor();

        assertEquals(
                Set.of("io.slo4j.opentelemetry"),
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet()));
        assertEquals(
                Set.of("io.slo4j", "io.opentelemetry.api"),
                module.requires().stream()
                        .filter(required ->
                                required.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                        .map(ModuleDescriptor.Requires::name)
                        .collect(Collectors.toSet()));
    }
}
