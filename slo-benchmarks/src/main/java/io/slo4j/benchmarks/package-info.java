/** JMH benchmarks of slo4j beside its peers, and the maker of the table that shows them. */
@NullMarked
package io.slo4j.benchmarks;

import org.jspecify.annotations.NullMarked;
