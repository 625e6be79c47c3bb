package io.slo4j.cli;

import io.slo4j.spec.file.SpecFinding;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommand {@code lint}: what is wrong with files of SLOs. */
@Command(
        name = "lint",
        customSynopsis = "slo lint [--strict] [OPTIONS] FILE...|-",
        description = {
            "What is wrong with files of SLOs.",
            "They are of slo4j, OpenSLO or Sloth, YAML or JSON, and may refer to each other. Each finding is a line with the file, the line and what"
                    + " is expected there."
        },
        footer = {
            "Exit code: 0; 1 with findings, or when the output could not be written;",
            "2 for wrong arguments; 3 when nothing could be read."
        })
final class LintCommand extends Subcommand {
    @Mixin
    private final SpecOptions specs = new SpecOptions();

    @Option(
            names = "--strict",
            description = "Exit code 1 also when a file says what slo4j has no counterpart for, and leaves out.")
    private boolean strict;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files of SLOs, or directories of them; - is standard input.")
    private List<String> files = List.of();

    LintCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        if (files.isEmpty()) {
            throw refused("a FILE must be named, or - for standard input");
        }
        SpecOptions.FilesGiven given = SpecOptions.given("lint", files, streams);
        if (given.files().isEmpty()) {
            return NOTHING_READ;
        }
        List<SpecFinding> findings = specs.reader().lint(given.files());
        findings.forEach(finding -> streams.out().println(Printable.of(finding.toString())));
        boolean clean = findings.stream().allMatch(finding -> !strict && finding.kind() == SpecFinding.Kind.LEFT_OUT);
        return clean && given.areAll() ? 0 : FINDINGS;
    }
}
