/** A shop in Spring Boot: nothing here but annotations and a listener knows slo4j. */
@NullMarked
package io.slo4j.examples.spring;

import org.jspecify.annotations.NullMarked;
