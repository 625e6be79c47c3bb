package io.slo4j.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the guide show compiles as it stands there, and the two commands are the ones that are run. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** What the snippets take for granted: a shop, a pager, and what an earlier snippet has made. */
    private static final String AROUND = """
            import io.micrometer.core.instrument.MeterRegistry;
            import io.slo4j.*;
            import io.slo4j.SloPeriod;
            import io.slo4j.alert.*;
            import io.slo4j.annotation.*;
            import io.slo4j.budget.*;
            import io.slo4j.latency.*;
            import io.slo4j.micrometer.*;
            import io.slo4j.simulate.*;
            import io.slo4j.store.*;
            import io.slo4j.time.*;
            import java.nio.file.Path;
            import java.time.*;
            import java.util.List;
            import java.util.concurrent.*;

            abstract class Snippet%d {
                interface Pager { void page(String text); }
                record Cart() {}
                record Order() {}
                record Response(int status) {}
                static class NotFoundException extends RuntimeException {}
                SloRegistry slos;
                Slo checkout;
                Pager pager;
                Cart cart;
                Order order;
                MeterRegistry meterRegistry;
                byte[] fromAnotherInstance;
                abstract Order placeOrder(Cart cart);
                abstract CompletableFuture<Order> placeOrderAsync(Cart cart);
                abstract void ship(Order order);

                void snippet() throws Exception {
            %s
                }
            }
            """;

    private static String read(String file) throws java.io.IOException {
        return Files.readString(ROOT.resolve(file));
    }

    @Test
    void everySnippetCompilesAsItStands(@TempDir Path classes) throws java.io.IOException {
        List<String> snippets = SNIPPET.matcher(read("README.md") + read("docs/alerting.md"))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertTrue(snippets.size() >= 13, "snippets: " + snippets.size());
        for (int i = 0; i < snippets.size(); i++) {
            String snippet = snippets.get(i).contains("new Shop()")
                    ? "class Shop implements CheckoutApi { public Order placeOrder(Cart cart) { return order; } }"
                    : "";
            assertEquals("", errors(i, withShopAfterItsApi(snippets.get(i), snippet), classes), "snippet " + i);
        }
    }

    /** The snippet's own interface must come before the class that implements it. */
    private static String withShopAfterItsApi(String snippet, String shop) {
        return shop.isEmpty() ? snippet : snippet.replace("\n}\n", "\n}\n" + shop + "\n");
    }

    private static String errors(int number, String snippet, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        String source = AROUND.formatted(number, snippet);
        SimpleJavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///Snippet" + number + ".java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
        boolean compiled = compiler.getTask(output, null, null, options, null, List.of(file))
                .call();
        return compiled ? "" : output.toString();
    }

    @Test
    void theTestCommandIsTheOneThatContinuousIntegrationRuns() throws java.io.IOException {
        Matcher command = Pattern.compile("Run all tests:\n\n```sh\n(.*?)\n```").matcher(read("README.md"));
        assertTrue(command.find());
        assertTrue(read(".ci/run").contains("\n  " + command.group(1) + "\n"), command.group(1));
    }
}
