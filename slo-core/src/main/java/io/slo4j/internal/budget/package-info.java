/** How error budgets are kept: where the period begins, what is left out of it, and what became of each time slice. */
@NullMarked
package io.slo4j.internal.budget;

import org.jspecify.annotations.NullMarked;
