/** Reads policies and times from text. */
@NullMarked
package io.slo4j.cli.policy;

import org.jspecify.annotations.NullMarked;
