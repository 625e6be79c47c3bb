@NullMarked
package io.slo4j.spring;

import org.jspecify.annotations.NullMarked;
