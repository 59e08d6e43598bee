package org.latentatlas.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.datasets.UploadedDataSet;
import org.latentatlas.server.runs.DataShelf;

/**
 * A data set as the administrator's page shows it.
 *
 * @param uploaded what is known of an uploaded one, null for one that every site has
 * @param data its pictures, null where they are not on this server
 * @param checksums of its files, by their names
 */
public record DataSetView(
        String name,
        @Nullable UploadedDataSet uploaded,
        @Nullable DataSet data,
        Map<String, String> checksums,
        DataShelf.Use use) {
    private static final int OF_A_LABEL = 2;

    /** A picture of the training split with what it is said to show. */
    public record Picture(int index, int label) {}

    static List<DataSetView> all(DataSets dataSets, DataShelf shelf) {
        var views = new ArrayList<DataSetView>();
        dataSets.noted().forEach(noted -> views.add(of(dataSets, shelf, noted)));
        DataSets.BUILT_IN.forEach(name -> views.add(builtIn(dataSets, shelf, name)));
        return views;
    }

    private static DataSetView of(DataSets dataSets, DataShelf shelf, UploadedDataSet noted) {
        Map<String, String> sums = new TreeMap<>();
        noted.files().forEach(file -> sums.put(file.part(), file.sha256()));
        return new DataSetView(
                noted.name(), noted, dataSets.atHand(noted.name()).orElse(null), sums, shelf.use(noted.name()));
    }

    private static DataSetView builtIn(DataSets dataSets, DataShelf shelf, String name) {
        Optional<DataSet> data = dataSets.atHand(name);
        Map<String, String> sums = new TreeMap<>(data.map(DataSet::md5).orElse(Map.of()));
        return new DataSetView(name, null, data.orElse(null), sums, shelf.use(name));
    }

    /** What pages call it. */
    public String title() {
        return SettingsForm.dataSetName(name);
    }

    /** Whether its files were deleted. */
    public boolean deleted() {
        return uploaded != null && uploaded.deleted();
    }

    /** How many pictures there are, and since when. */
    public String about() {
        if (uploaded != null) {
            return counts(uploaded.trainCount(), uploaded.testCount()) + " · uploaded "
                    + Wording.time(uploaded.createdAt());
        }
        if (data == null) {
            return "Not on this server yet; it is downloaded when a run needs it.";
        }
        return counts(data.trainCount(), data.testCount())
                + (name.equals("drawn") ? " · drawn by this program" : " · LeCun, Cortes and Burges");
    }

    private static String counts(int train, int test) {
        return Wording.whole(train) + " to train on, " + Wording.whole(test) + " for the test";
    }

    /** The algorithm of its checksums. */
    public String algorithm() {
        return uploaded == null ? "MD5" : "SHA-256";
    }

    /** The first pictures of every label, in the order of the labels. */
    public List<Picture> pictures() {
        var pictures = new ArrayList<Picture>();
        if (data == null) {
            return pictures;
        }
        for (int label = 0; label <= 9; label++) {
            for (int index : DataSet.first(data.trainLabels(), label, OF_A_LABEL)) {
                pictures.add(new Picture(index, label));
            }
        }
        return pictures;
    }

    /** The runs and models that tell of it, in a sentence; empty when there are none. */
    public String users() {
        var parts = new ArrayList<String>();
        int runs = use.active().size() + use.ended().size();
        if (runs > 0) {
            parts.add(Wording.count(runs, "run"));
        }
        if (!use.models().isEmpty()) {
            parts.add(Wording.count(use.models().size(), "model"));
        }
        return parts.isEmpty() ? "" : "Used by " + String.join(" and ", parts);
    }
}
