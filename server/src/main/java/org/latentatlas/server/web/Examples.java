package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.latentatlas.drawing.DrawingText;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;

/**
 * Pictures of a test set for those who would rather not draw: three rounds of the digits 0 to 9. Where the files of MNIST are not there, the
 * program's own drawn digits take their place. Safe for many threads.
 */
final class Examples {
    private static final int ROUNDS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSets dataSets;
    private final ConcurrentMap<String, ArrayNode> known = new ConcurrentHashMap<>();

    Examples(DataSets dataSets) {
        this.dataSets = dataSets;
    }

    /** The pictures of a data set by its name: {@code [{"label": 0, "drawing": "…"}, …]}. */
    ArrayNode of(String dataSet) {
        return known.computeIfAbsent(dataSet, this::choose).deepCopy();
    }

    private ArrayNode choose(String name) {
        DataSet set = dataSets.atHand(name).or(() -> dataSets.atHand("drawn")).orElseThrow();
        List<List<Integer>> byLabel = IntStream.range(0, 10)
                .mapToObj(label -> DataSet.first(set.testLabels(), label, ROUNDS))
                .toList();
        ArrayNode examples = JSON.createArrayNode();
        for (int round = 0; round < ROUNDS; round++) {
            for (int label = 0; label < 10; label++) {
                List<Integer> chosen = byLabel.get(label);
                if (round < chosen.size()) {
                    String drawing = DrawingText.write(picture(set, chosen.get(round)));
                    examples.addObject().put("label", label).put("drawing", drawing);
                }
            }
        }
        return examples;
    }

    private static float[] picture(DataSet set, int image) {
        float[] picture = new float[DataSet.PIXELS];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (set.testImages()[image * picture.length + i] & 0xff) / 255f;
        }
        return picture;
    }
}
