package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Uploads that come slowly, stop, or are too large to come at all. */
@Timeout(60)
class SlowUploadTest extends DataSetsTest {
    @Test
    void aHugeUploadIsRefusedBeforeItComes() throws IOException {
        String answer = raw(300_000_000, new byte[0]);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"field\":\"upload\"");
    }

    @Test
    void aCutConnectionLeavesNothingBehind() throws Exception {
        byte[] body = Dots.pair("cut").bytes();
        try (Socket socket = open(body.length, Arrays.copyOf(body, 20_000))) {
            await(() -> unfinished() == 1);
            socket.setSoLinger(true, 0);
        }
        await(() -> unfinished() == 0);
        assertThat(site.getAs(token, "/api/v1/datasets/cut").statusCode()).isEqualTo(404);
    }

    @Test
    void howFarAnUploadIsCanBeSeenWhileItArrivesAndThePageSaysWhatIsWrong() throws Exception {
        byte[] body = Dots.pair("slow").bytes();
        try (Socket socket = open(body.length, Arrays.copyOf(body, 20_000))) {
            await(() -> site.get("/admin/data/arriving").body().contains("now train-images"));
            assertThat(site.get("/admin/data/arriving").body()).contains("have arrived and been verified");
            socket.getOutputStream().write(body, 20_000, body.length - 20_000);
            socket.getOutputStream().flush();
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 201");
        }
        assertThat(site.deleteAs(token, "/api/v1/datasets/slow").statusCode()).isEqualTo(204);

        var form = new Multipart().text("csrf", site.formToken("/admin/data")).text("name", "page");
        HttpResponse<String> page = site.postFiles("/admin/data", form.file("train-labels", Dots.images(2)));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Nothing was kept", "id=\"train-labels-help\" role=\"alert\">train-labels at offset 0");
        assertThat(site.postFiles("/admin/data", Dots.pair("page")).statusCode())
                .isEqualTo(403);
    }

    private interface State {
        boolean reached() throws IOException;
    }

    /** The test's own time limit ends it. */
    private static void await(State state) throws IOException, InterruptedException {
        while (!state.reached()) {
            Thread.sleep(20);
        }
    }

    private Socket open(long length, byte[] first) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), site.port());
        String head = "POST /api/v1/datasets HTTP/1.1\r\nHost: 127.0.0.1:" + site.port()
                + "\r\nAuthorization: Bearer " + token + "\r\nContent-Type: " + Multipart.TYPE
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.write(first);
        out.flush();
        return socket;
    }

    /** The beginning of the answer to a request whose body does not come. */
    private String raw(long length, byte[] first) throws IOException {
        try (Socket socket = open(length, first)) {
            byte[] answer = new byte[4000];
            int read = 0;
            while (read < answer.length && !new String(answer, 0, read, StandardCharsets.UTF_8).contains("errors")) {
                int more = socket.getInputStream().read(answer, read, answer.length - read);
                if (more < 0) {
                    break;
                }
                read += more;
            }
            return new String(answer, 0, read, StandardCharsets.UTF_8);
        }
    }
}
