#!/usr/bin/env python3
"""Compares two builds of slo4j: runs the same JMH benchmarks with the jar of each, taking turns, and prints the ratio.

  slo-benchmarks/compare.py BEFORE.jar AFTER.jar [ROUNDS [PATTERN...]]

A round runs each benchmark once with either jar, in an order that alternates. The ratio of a round is the time after / the time
before; the table shows its median and, in brackets, a 95 % interval of the median (order statistics of the binomial).
"""
import json
import math
import os
import subprocess
import sys
import tempfile

PATTERNS = [
    r"RecordBenchmark\.slo4j(Good|Record|Latency|Call|CallTimed)$",
    r"StatusBenchmark\.alone$",
    r"SnapshotBenchmark",
    r"TickBenchmark",
]
JMH = ["-f", "1", "-wi", "3", "-w", "1", "-i", "4", "-r", "1", "-foe", "true", "-v", "SILENT"]


def run(jar, pattern):
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, "results.json")
        subprocess.run(["java", "-jar", jar, pattern, "-rf", "json", "-rff", results] + JMH, check=True, stdout=subprocess.DEVNULL)
        with open(results) as file:
            return {name(one): one["primaryMetric"]["score"] for one in json.load(file)}


def name(result):
    parameters = ",".join(str(value) for value in result.get("params", {}).values())
    return result["benchmark"].split(".", 3)[-1] + (f" ({parameters})" if parameters else "")


def interval(ratios):
    """The order statistics that hold the median with at least 95 %, where there are enough rounds."""
    ordered, rounds = sorted(ratios), len(ratios)
    low = 0
    while sum(math.comb(rounds, k) for k in range(low + 2)) / 2**rounds <= 0.025:
        low += 1
    return ordered[low], ordered[rounds - 1 - low]


def median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def main():
    before, after = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    ratios, times = {}, {}
    for number in range(rounds):
        for pattern in sys.argv[4:] or PATTERNS:
            order = [before, after] if number % 2 == 0 else [after, before]
            scores = {jar: run(jar, pattern) for jar in order}
            for what in scores[before]:
                if what in scores[after]:
                    ratios.setdefault(what, []).append(scores[after][what] / scores[before][what])
                    times.setdefault(what, []).append((scores[before][what], scores[after][what]))
    print(f"{rounds} rounds, after / before: median [95 % interval]; medians of the times before and after")
    for what, all_ratios in ratios.items():
        low, high = interval(all_ratios)
        old, new = (median([pair[i] for pair in times[what]]) for i in (0, 1))
        print(f"{what:40} {median(all_ratios):5.2f}x [{low:.2f}, {high:.2f}]   {old:10.3f} {new:10.3f}")


main()
