package org.latentatlas.server.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A {@code multipart/form-data} body as a browser or curl sends it. */
final class Multipart {
    static final String BOUNDARY = "----a-boundary-28";
    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Multipart text(String field, String value) {
        return part("form-data; name=\"" + field + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    Multipart file(String field, byte[] content) {
        return part("form-data; name=\"" + field + "\"; filename=\"a-file\"", content);
    }

    /** A file that was not chosen. */
    Multipart noFile(String field) {
        return part("form-data; name=\"" + field + "\"; filename=\"\"", new byte[0]);
    }

    private Multipart part(String disposition, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    BodyPublisher publisher() {
        return BodyPublishers.ofByteArray(bytes());
    }
}
