package io.slo4j.cli.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.RuleSpecBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a policy file in the words of the file: of keys and values. The parser's own messages speak of Java
 * classes.
 *
 * @param file the file that was read
 * @param mapper what read it
 */
record Misread(Path file, ObjectMapper mapper) {
    private static final int SHOWN = 100;

    String reason(JacksonException refusal) {
        if (refusal instanceof UnrecognizedPropertyException unknown) {
            return "key must be one of "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .filter(key -> !key.equals("latency")) // is read only to be refused
                            .collect(Collectors.toCollection(TreeSet::new))
                            .stream()
                            .collect(Collectors.joining(", "))
                    + ", but was \"" + unknown.getPropertyName() + '"';
        }
        if (refusal instanceof MismatchedInputException mismatch) {
            return what(mismatch.getPath()) + " must be " + wanted(mismatch.getTargetType()) + ", but was "
                    + found(mismatch.getPath());
        }
        return refusal.getOriginalMessage();
    }

    private static String what(List<Reference> path) {
        return path.stream()
                .map(Reference::getFieldName)
                .filter(Objects::nonNull)
                .reduce(
                        "a policy",
                        (before, last) -> path.get(path.size() - 1).getFieldName() == null ? "a rule" : last);
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == PolicyFile.class) {
            return "rules: and a list of rules";
        }
        return type == RuleSpec.class || type == RuleSpecBuilder.class ? "made of keys and values" : "a list of rules";
    }

    private String found(List<Reference> path) {
        JsonNode node;
        try {
            node = mapper.readTree(file.toFile());
        } catch (IOException e) {
            return "something else";
        }
        for (Reference step : path) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
