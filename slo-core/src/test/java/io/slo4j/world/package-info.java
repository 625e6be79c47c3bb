/** A simulation of a whole registry in a world that fails: counting, persistence and delivery beside a model. */
@NullMarked
package io.slo4j.world;

import org.jspecify.annotations.NullMarked;
