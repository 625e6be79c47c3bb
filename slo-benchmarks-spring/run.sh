#!/bin/sh
# Measures what the starter costs; takes about ten minutes on a machine with nothing else to do.
#
#   slo-benchmarks-spring/run.sh
#
# Build first: mvn -B -Pbenchmarks -pl slo-benchmarks-spring -am -DskipTests package. JAVA_HOME chooses the JDK. OPTIONS are handed to JMH.
set -eu
cd "$(dirname "$0")"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
run() {
    "$java" -Xmx600m -Dlogging.level.root=WARN -cp 'target/classes:target/libs/*' "$@"
}
run org.openjdk.jmh.Main AdviceBenchmark -foe true ${OPTIONS:-}
run io.slo4j.benchmarks.spring.HandlerReport
run io.slo4j.benchmarks.spring.StartReport
