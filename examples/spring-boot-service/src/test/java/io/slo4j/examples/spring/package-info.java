@NullMarked
package io.slo4j.examples.spring;

import org.jspecify.annotations.NullMarked;
