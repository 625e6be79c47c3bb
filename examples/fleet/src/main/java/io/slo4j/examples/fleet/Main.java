package io.slo4j.examples.fleet;

import picocli.CommandLine;

/** Starts the fleet. */
public final class Main {
    private Main() {}

    /** Runs the command, and ends with its exit code: 0; 1 if a tool is missing or does not start; 2 for wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FleetCommand(System.out)).execute(arguments));
    }
}
