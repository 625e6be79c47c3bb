/** Numbers and times as people read them, spelled in one way wherever slo4j speaks to people. */
@NullMarked
package io.slo4j.text;

import org.jspecify.annotations.NullMarked;
