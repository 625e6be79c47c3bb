package io.slo4j.cli;

import io.slo4j.spec.file.SpecFormat;
import io.slo4j.spec.file.WrittenSpec;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommand {@code convert}: a file of SLOs in another format. */
@Command(
        name = "convert",
        customSynopsis = "slo convert --to openslo|slo4j [OPTIONS] FILE...|-",
        description = {
            "Prints files of SLOs in another format.",
            "",
            "They are of slo4j, OpenSLO or Sloth, YAML or JSON. What the format has no counterpart for is said on"
                    + " standard error."
        },
        footer = SpecOptions.EXIT_CODES)
final class ConvertCommand extends Subcommand {
    @Mixin
    private final SpecOptions specs = new SpecOptions();

    /** The formats that can be written. */
    enum To {
        SLO4J(SpecFormat.SLO4J),
        OPENSLO(SpecFormat.OPENSLO);

        private final SpecFormat format;

        To(SpecFormat format) {
            this.format = format;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            required = true,
            description = "The format: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private To to;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = SpecOptions.FILES)
    private List<String> files = List.of();

    ConvertCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        return specs.use("convert", files, streams, slos -> {
            WrittenSpec written = slos.written(to.format);
            written.notes().forEach(note -> streams.err().println("convert: " + Printable.of(note)));
            streams.out().print(written.text());
        });
    }
}
