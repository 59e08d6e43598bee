package org.latentatlas.server.runs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.latentatlas.server.datasets.ArrivingDataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.datasets.NoSuchDataSet;
import org.latentatlas.server.datasets.UploadedDataSet;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.ModelCard;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.uploads.RefusedUpload.Reason;

/** The uploaded data sets beside the runs and models that use them: what may be added and what may be deleted. */
public final class DataShelf {
    private final DataSets dataSets;
    private final Runs runs;
    private final Models models;

    public DataShelf(DataSets dataSets, Runs runs, Models models) {
        this.dataSets = dataSets;
        this.runs = runs;
        this.models = models;
    }

    /**
     * Who tells of a data set.
     *
     * @param active runs that train on it or wait to
     * @param ended other runs with it in their settings
     */
    public record Use(List<Run> active, List<Run> ended, List<Model> models) {
        boolean none() {
            return active.isEmpty() && ended.isEmpty() && models.isEmpty();
        }
    }

    /** Who uses the data set of that name. */
    public Use use(String name) {
        List<Run> all = runs.all().stream()
                .filter(run -> run.settings().dataset().equals(name))
                .toList();
        return new Use(
                all.stream().filter(run -> run.state().active()).toList(),
                all.stream().filter(run -> !run.state().active()).toList(),
                models.all().stream()
                        .filter(model -> ModelCard.dataSet(model).equals(name))
                        .toList());
    }

    /** Whether visitors may see the pictures of an uploaded data set: an open model was trained on them. */
    public boolean shownToVisitors(String name) {
        return models.all().stream()
                .anyMatch(model -> model.open() && ModelCard.dataSet(model).equals(name));
    }

    /**
     * The uploaded data set of that name.
     *
     * @throws NoSuchDataSet where there is none
     */
    public UploadedDataSet get(String name) {
        return dataSets.uploaded().stream()
                .filter(there -> there.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchDataSet("There is no uploaded data set \"" + name + "\"."));
    }

    /**
     * Keeps a data set that has arrived. A name that runs or models tell of stays with the files that they were trained on.
     *
     * @throws RefusedUpload when a part is missing or the name is taken
     */
    public UploadedDataSet add(ArrivingDataSet arrived) {
        UploadedDataSet noted = arrived.complete();
        Optional<UploadedDataSet> before = arrived.predecessor();
        if (before.isPresent()
                && !before.get().sameContent(noted)
                && !use(noted.name()).none()) {
            throw new RefusedUpload(
                    Reason.CONFLICT,
                    "name",
                    "name is \"" + noted.name() + "\"; runs or models were trained on other files of that name."
                            + " Choose another name, or send those files again.");
        }
        return arrived.finish();
    }

    /**
     * Deletes an uploaded data set. Finished runs and models keep what they are; where there are such, a note of the files stays.
     *
     * @throws NoSuchDataSet where there is none of that name
     * @throws RefusedUpload while a run trains on it or waits to
     */
    public void delete(String name) {
        UploadedDataSet there = get(name);
        Use use = use(name);
        if (!use.active().isEmpty()) {
            String users = use.active().stream().map(run -> "run " + run.id()).collect(Collectors.joining(", "));
            throw new RefusedUpload(
                    Reason.CONFLICT,
                    "name",
                    "The data set \"" + name + "\" is in use by " + users
                            + "; cancel that first, or wait for its end.");
        }
        dataSets.delete(there, !use.none());
    }
}
