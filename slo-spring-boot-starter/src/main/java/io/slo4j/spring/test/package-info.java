/** SLOs in tests of Spring Boot applications. Begin at {@link io.slo4j.spring.test.AutoConfigureSlo}. Needs {@code spring-test}. */
@NullMarked
package io.slo4j.spring.test;

import org.jspecify.annotations.NullMarked;
