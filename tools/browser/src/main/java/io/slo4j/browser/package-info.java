/** A browser that tests open pages with. */
@NullMarked
package io.slo4j.browser;

import org.jspecify.annotations.NullMarked;
