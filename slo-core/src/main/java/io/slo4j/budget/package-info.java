/** Error budgets: how much an objective affords over its period, and how much of that is gone. */
@NullMarked
package io.slo4j.budget;

import org.jspecify.annotations.NullMarked;
