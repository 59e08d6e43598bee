package org.latentatlas.server.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of an uploaded data set, kept beside its files as JSON.
 *
 * @param trainCount pictures to train on
 * @param testCount pictures for the test; where no test pair came they are the last tenth of those that did
 * @param files what was uploaded
 * @param deleted whether its files are gone and only this note is kept, because runs or models tell of it
 */
public record UploadedDataSet(
        String name, Instant createdAt, int trainCount, int testCount, List<File> files, boolean deleted) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One file.
     *
     * @param part a field's name, such as {@code train-images}
     * @param bytes of its plain content
     * @param sha256 of its plain content, in hexadecimal
     */
    public record File(String part, long bytes, String sha256) {}

    /** Copies the list. */
    public UploadedDataSet {
        files = List.copyOf(files);
    }

    /** Whether another has the very same files. */
    public boolean sameContent(UploadedDataSet other) {
        return files.equals(other.files);
    }

    UploadedDataSet asDeleted() {
        return new UploadedDataSet(name, createdAt, trainCount, testCount, files, true);
    }

    /** For the API and its file. */
    public ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", name);
        json.put("createdAt", createdAt.toString());
        json.put("trainCount", trainCount);
        json.put("testCount", testCount);
        json.put("deleted", deleted);
        json.set("files", JSON.valueToTree(files));
        return json;
    }

    /** Reads what {@link #json} wrote. */
    static UploadedDataSet read(String name, String text) {
        try {
            JsonNode json = JSON.readTree(text);
            var files = new ArrayList<File>();
            for (JsonNode file : json.path("files")) {
                files.add(new File(
                        file.path("part").asText(),
                        file.path("bytes").asLong(),
                        file.path("sha256").asText()));
            }
            return new UploadedDataSet(
                    name,
                    Instant.parse(json.path("createdAt").asText()),
                    json.path("trainCount").asInt(),
                    json.path("testCount").asInt(),
                    files,
                    json.path("deleted").asBoolean());
        } catch (JsonProcessingException | DateTimeException fault) {
            throw new DamagedDataSet("the note of the data set " + name + " cannot be read: " + fault.getMessage());
        }
    }
}
