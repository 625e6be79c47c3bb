package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver with a certificate of its own is trusted only where that is said. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private @TempDir Path folder;

    @Test
    void aCertificateIsTrustedWhereThatIsSaid() throws Exception {
        SSLContext context = context();
        try (StubReceiver receiver = StubReceiver.startTls(context)) {
            Receiver trusting = Receiver.at(receiver.url()).tls(context).basic("me", "secret");
            try (HttpPost post = new HttpPost(trusting, trusting.uri(), List.of())) {
                assertEquals(new Answer(Answer.Result.ACCEPTED, "", null), post.send("{}"));
            }
            assertEquals("Basic bWU6c2VjcmV0", receiver.next().authorization());

            Receiver other = Receiver.at(receiver.url());
            try (HttpPost post = new HttpPost(other, other.uri(), List.of())) {
                Answer answer = post.send("{}");
                assertEquals(Answer.Result.FAILED, answer.result());
                assertTrue(answer.reason().startsWith("javax.net.ssl.SSLHandshakeException"), answer::reason);
            }
            assertEquals(1, receiver.all.size());
        }
    }

    private SSLContext context() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS), "keytool must end within 60 s");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, PASSWORD);
        }
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("receiver", keys.getCertificate("receiver"));
        trusted.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
