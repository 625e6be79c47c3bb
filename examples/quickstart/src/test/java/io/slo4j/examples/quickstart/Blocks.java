package io.slo4j.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles blocks and runs them. */
final class Blocks implements AutoCloseable {
    private final URLClassLoader loader;

    private Blocks(URLClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Compiles classes.
     *
     * @param sources by the names of the classes
     * @param classes where to put them
     * @throws IllegalArgumentException if one does not compile; the message is that of the compiler
     */
    static Blocks compile(Map<String, String> sources, Path classes) throws IOException {
        StringWriter output = new StringWriter();
        List<JavaFileObject> files = sources.entrySet().stream()
                .map(entry -> file(entry.getKey(), entry.getValue()))
                .toList();
        List<String> options =
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(output, null, null, options, null, files)
                .call();
        if (!compiled) {
            throw new IllegalArgumentException(output.toString());
        }
        return new Blocks(new URLClassLoader(new URL[] {classes.toUri().toURL()}));
    }

    private static JavaFileObject file(String type, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    /**
     * Runs a block.
     *
     * @param type the name of its class
     * @return what it has printed
     */
    String run(String type) throws Throwable {
        Constructor<?> constructor = loader.loadClass(type).getDeclaredConstructor();
        constructor.setAccessible(true);
        Method show = constructor.getDeclaringClass().getDeclaredMethod("show");
        show.setAccessible(true);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            show.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
