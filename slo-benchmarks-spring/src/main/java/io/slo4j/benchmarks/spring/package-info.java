/** What slo-spring-boot-starter costs: a call through its advice, a request, and a start. */
@NullMarked
package io.slo4j.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
