/** Policies and times as people write them. */
@NullMarked
package io.slo4j.cli.policy;

import org.jspecify.annotations.NullMarked;
