package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is behind a port, and speaks no HTTP or never ends to: the message has failed, within the time-out, and may be sent again. */
@Timeout(60)
class BrokenProtocolTest {
    /** Takes one connection, and says something once, and something else again and again. */
    private static void answer(ServerSocket server, String first, String again) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            OutputStream out = socket.getOutputStream();
            out.write(bytes(first));
            out.flush();
            for (int i = 0; i < 100_000 && !again.isEmpty(); i++) {
                out.write(bytes(again));
            }
        } catch (IOException gone) {
            /* The sender has given up. */
        }
    }

    private static byte[] bytes(String text) {
        return text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "endless headers, HTTP/1.1 200 OK|, X-a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|",
        "one endless header, HTTP/1.1 200 OK|X: , aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "an endless status line, HTTP/1.1 200 , aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "to be continued for ever, '', HTTP/1.1 100 Continue||",
        "another protocol, HTTP/1.1 101 Switching Protocols|Upgrade: x|Connection: Upgrade||, ''",
        "no protocol, SSH-2.0-OpenSSH_9.2|, ''",
        "no status, HTTP/1.1 yes OK||, ''",
        "a negative length, HTTP/1.1 503 No|Content-Length: -5||, ''",
        "a length that is none, HTTP/1.1 503 OK|Content-Length: many||, ''",
        "nothing, '', ''"
    })
    void aMessageHasFailedWithinTheTimeout(String what, String first, String again) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(server, first, again), what);
            thread.setDaemon(true);
            thread.start();
            Receiver to =
                    Receiver.at("http://localhost:" + server.getLocalPort()).timeout(Duration.ofSeconds(2));
            long beganNanos = System.nanoTime();

            Answer answer;
            try (HttpPost post = new HttpPost(to, to.uri(), List.of())) {
                answer = post.send("{}");
            }

            long tookMillis = (System.nanoTime() - beganNanos) / 1_000_000;
            assertEquals(Answer.Result.FAILED, answer.result(), answer.reason());
            assertTrue(tookMillis < 20_000, "it took " + tookMillis + " ms");
            assertTrue(answer.reason().length() < 300, answer.reason());
        }
    }

    @Test
    void aStatusLineThatRepeatsASecretOrIsLongIsNotShownAsItIs() throws Exception {
        for (String line : List.of("HTTP/1.1 s3cr3t-bearer||", "HTTP/1.1 " + "y".repeat(300_000) + "||")) {
            try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                Thread thread = new Thread(() -> answer(server, line, ""));
                thread.setDaemon(true);
                thread.start();
                Receiver to =
                        Receiver.at("http://localhost:" + server.getLocalPort()).bearer("s3cr3t-bearer");

                try (HttpPost post = new HttpPost(to, to.uri(), List.of())) {
                    Answer answer = post.send("{}");
                    assertEquals(Answer.Result.FAILED, answer.result());
                    assertFalse(answer.reason().contains("s3cr3t"), answer.reason());
                    assertTrue(
                            answer.reason().length() < 300,
                            () -> answer.reason().length() + " characters");
                }
            }
        }
    }
}
