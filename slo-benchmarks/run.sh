#!/bin/sh
# Measures everything and makes results/README.md anew.
#
#   slo-benchmarks/run.sh NAME      writes slo-benchmarks/results/NAME.*; takes about twenty minutes
#
# Build first: mvn -B -pl slo-benchmarks -am package. JAVA_HOME chooses the JDK. OPTIONS are handed to JMH.
set -eu
name=${1:?usage: run.sh NAME}
cd "$(dirname "$0")"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=target/benchmarks.jar
cores=$(nproc)
mkdir -p results

measure() { # FILE-PART PATTERN JMH-OPTIONS...
    part=$1 pattern=$2
    shift 2
    "$java" -jar "$jar" "$pattern" -prof gc -foe true -rf json -rff "results/$name.$part.json" "$@" ${OPTIONS:-}
}

{
    cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
    echo "$cpu, $cores cores, $(uname -s) $(uname -m)."
    "$java" -version 2>&1 | sed -n 's/.*Runtime Environment.*(build \(.*\))/JDK \1./p'
    echo "Load average when the run began: $(cut -d ' ' -f 1-3 /proc/loadavg)."
} >"results/$name.machine.txt"

measure record-1-thread RecordBenchmark -t 1
measure record-all-cores RecordBenchmark -t max
measure status 'StatusBenchmark.(alone|floorAlone)'
for group in together floorTogether; do
    measure "status-$group" "StatusBenchmark.$group" -f 5 -tg 1,$((cores > 1 ? cores - 1 : 1))
done
measure tick TickBenchmark
measure store-1-thread StoreBenchmark -t 1
measure store-all-cores StoreBenchmark -t max
measure simulation SimulationBenchmark
measure floor-1-thread FloorBenchmark -t 1
measure floor-all-cores FloorBenchmark -t max

{
    echo
    echo '```'
    "$java" -Djol.magicFieldOffset=true -Djdk.attach.allowAttachSelf -cp "$jar" io.slo4j.benchmarks.MemoryReport
    "$java" -cp "$jar" io.slo4j.benchmarks.CallReport
    "$java" -Xms2g -Xmx2g -cp "$jar" io.slo4j.benchmarks.SaveReport
    "$java" -Xms2g -Xmx2g -cp "$jar" io.slo4j.benchmarks.ScrapeReport
    echo '```'
} >>"results/$name.machine.txt"

"$java" -cp "$jar" io.slo4j.benchmarks.ResultsTable results >results/README.md
