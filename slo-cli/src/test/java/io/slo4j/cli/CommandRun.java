package io.slo4j.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The command line, run in this process. */
record CommandRun(int code, String out, String err) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static CommandRun of(String... arguments) {
        return withInput("", arguments);
    }

    /** {@code slo replay} with arguments. */
    static CommandRun replay(String... arguments) {
        return of(Stream.concat(Stream.of("replay"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    static CommandRun withInput(String input, String... arguments) {
        return withBytes(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static CommandRun withBytes(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.commandLine(
                        new ByteArrayInputStream(input),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false)
                .execute(arguments);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What a program reads. */
    List<JsonNode> json() throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.lines().toList()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }
}
