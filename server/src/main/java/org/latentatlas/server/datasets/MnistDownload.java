package org.latentatlas.server.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fetches the missing files of MNIST from public mirrors. Every file is verified beside its final place, and only when all
 * are good are they moved there, so that the folder never holds a part of a download.
 */
final class MnistDownload {
    /** Public copies, asked one after the other. */
    static final List<URI> MIRRORS = List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int READ_TIMEOUT_MILLIS = 30_000;

    private final Path folder;
    private final List<URI> mirrors;
    private final DownloadListener listener;

    MnistDownload(Path folder, List<URI> mirrors, DownloadListener listener) {
        this.folder = folder;
        this.mirrors = mirrors;
        this.listener = listener;
    }

    /** Brings the files into the folder, all of them or none. */
    void fetch(List<Mnist.Part> missing) {
        var complaints = new ArrayList<String>();
        try {
            Files.createDirectories(folder);
            Path workplace = Files.createTempDirectory(folder, ".download");
            try {
                Map<Mnist.Part, Path> fetched = new LinkedHashMap<>();
                for (Mnist.Part part : missing) {
                    fetched.put(part, fetch(part, workplace, missing, complaints));
                }
                for (Map.Entry<Mnist.Part, Path> entry : fetched.entrySet()) {
                    Path place = folder.resolve(entry.getKey().gzipped());
                    Files.move(entry.getValue(), place, StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                delete(workplace);
            }
        } catch (IOException failure) {
            complaints.add(failure.toString());
            throw unavailable(missing, complaints);
        }
    }

    private Path fetch(Mnist.Part part, Path workplace, List<Mnist.Part> missing, List<String> complaints) {
        Path file = workplace.resolve(part.gzipped());
        for (URI mirror : mirrors) {
            URI address = mirror.resolve(part.gzipped());
            try {
                download(address, part, file);
                Mnist.read(file, part);
                return file;
            } catch (IOException | DamagedDataSet failure) {
                complaints.add(address + ": " + failure);
            }
        }
        throw unavailable(missing, complaints);
    }

    private void download(URI address, Mnist.Part part, Path file) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("answered with status " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream();
                    OutputStream out = Files.newOutputStream(file)) {
                copy(body, out, part, connection.getContentLengthLong());
            }
        } finally {
            connection.disconnect();
        }
    }

    private void copy(InputStream body, OutputStream out, Mnist.Part part, long total) throws IOException {
        byte[] piece = new byte[1 << 16];
        long received = 0;
        for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
            received += length;
            if (received > Mnist.Part.MOST_BYTES) {
                throw new IOException("sent more than " + Mnist.Part.MOST_BYTES + " bytes");
            }
            out.write(piece, 0, length);
            listener.onBytes(part.gzipped(), received, total);
        }
    }

    private DataSetUnavailable unavailable(List<Mnist.Part> missing, List<String> complaints) {
        String wanted = missing.stream().map(Mnist.Part::gzipped).collect(Collectors.joining(", "));
        String all = Mnist.PARTS.stream().map(Mnist.Part::gzipped).collect(Collectors.joining(", "));
        String heard = complaints.isEmpty() ? "" : " (" + String.join("; ", complaints) + ")";
        return new DataSetUnavailable("MNIST is not on this machine and could not be downloaded" + heard + ". Missing: "
                + wanted + ". Put the four files " + all + " (or the same without .gz) into the folder " + folder
                + ", or train on the data set \"drawn\", which needs no file.");
    }

    private static void delete(Path workplace) throws IOException {
        try (var files = Files.list(workplace)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(workplace);
    }
}
