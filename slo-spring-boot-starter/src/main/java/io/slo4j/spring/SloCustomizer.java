package io.slo4j.spring;

import io.slo4j.SloBuilder;

/**
 * Makes further settings of an SLO that is configured or that an annotation defines, before it is registered. Every bean of this type
 * is called.
 */
@FunctionalInterface
public interface SloCustomizer {
    /**
     * Makes further settings. One that is made already is refused.
     *
     * @param name the name of the SLO, or of the group of HTTP routes
     * @param builder its settings so far
     */
    void customize(String name, SloBuilder builder);
}
