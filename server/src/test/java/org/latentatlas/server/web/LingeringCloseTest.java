package org.latentatlas.server.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients see why they were refused, and may ask again on the same connection. */
@Timeout(60)
class LingeringCloseTest {
    private static final int HALF = 2_000_000;

    @TempDir
    private Path data;

    @Test
    void aRefusedBodyIsAnsweredWhileItComesAndTheConnectionStaysOpen() throws IOException {
        try (TestSite site = TestSite.start(data);
                var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            OutputStream out = socket.getOutputStream();
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            send(
                    out,
                    "POST /api/v1/walks HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: "
                            + 2 * HALF + "\r\n\r\n");
            out.write(new byte[HALF]);
            assertThat(answers.readLine()).startsWith("HTTP/1.1 413");
            out.write(new byte[HALF]);
            send(out, "GET /healthz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
            assertThat(answers.lines().collect(joining("\n"))).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aMalformedRequestIsToldThatItsConnectionEnds() throws IOException {
        try (TestSite site = TestSite.start(data);
                var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            send(socket.getOutputStream(), "GET /w/%00 HTTP/1.1\r\nHost: here\r\n\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("Connection: close\r\n");
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
