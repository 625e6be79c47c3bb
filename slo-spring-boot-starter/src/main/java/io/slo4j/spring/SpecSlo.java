package io.slo4j.spring;

import io.slo4j.SloBuilder;
import io.slo4j.SloGroupBuilder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An SLO of a file.
 *
 * @param name its name
 * @param builder has the settings of the file
 * @param hasLevels whether the file gives its budget levels
 * @param group makes a group of the builder; null for one SLO
 */
record SpecSlo(
        String name,
        SloBuilder builder,
        boolean hasLevels,
        @Nullable Function<SloBuilder, SloGroupBuilder> group) {}
