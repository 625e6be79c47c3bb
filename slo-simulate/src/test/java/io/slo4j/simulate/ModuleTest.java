package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModuleTest {
    @Test
    void theModuleExportsItsOnePackageAndNeedsOnlyTheCore() {
        ModuleDescriptor module = ModuleFinder.of(Path.of("target", "classes"))
                .find("io.slo4j.simulate")
                .orElseThrow()
                .descriptor();

        assertEquals(
                Set.of("io.slo4j.simulate"),
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet()));
        assertEquals(
                Set.of("java.base", "io.slo4j"),
                module.requires().stream().map(ModuleDescriptor.Requires::name).collect(Collectors.toSet()));
    }
}
