package org.latentatlas.server.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.db.DatabaseOptions;
import org.latentatlas.server.training.ModelFolder;
import org.latentatlas.server.training.TrainingFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models}: lists, imports, exports, publishes and withdraws the models of a site, running or not. */
@Command(
        name = "models",
        description = "List, import, export, publish and withdraw the models of a site.",
        mixinStandardHelpOptions = true)
public final class ModelsCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "list", description = "One line for each model.", mixinStandardHelpOptions = true)
    void list(@Mixin DatabaseOptions site) {
        with(site, models -> models.all().forEach(model -> print(model, state(model))));
    }

    private static String state(Model model) {
        if (model.published()) {
            return "on the site";
        }
        return model.listed() ? "listed" : model.open() ? "withdrawn" : "not published";
    }

    @Command(name = "import", description = "Take in the model in a folder.", mixinStandardHelpOptions = true)
    void take(
            @Mixin DatabaseOptions site,
            @Parameters(paramLabel = "FOLDER", description = "What train or export wrote.") Path files) {
        with(site, models -> {
            try {
                print(models.importFiles(new ModelFolder(files).readModel()), "imported");
            } catch (IOException fault) {
                throw new CannotStart(files + " cannot be read: " + fault.getMessage() + ".", fault);
            } catch (UnfitModel | TrainingFailed fault) {
                throw new CannotStart("Nothing was imported from " + files + ": " + fault.getMessage() + ".", fault);
            }
        });
    }

    @Command(name = "export", description = "Write a model into a folder.", mixinStandardHelpOptions = true)
    void give(
            @Mixin DatabaseOptions site,
            @Parameters(paramLabel = "ID", description = "A model's id.") String id,
            @Parameters(paramLabel = "FOLDER", description = "Made where it is missing.") Path files) {
        with(site, models -> {
            Model model = models.get(id);
            try {
                new ModelFolder(files).write(models.files(model));
                print(model, "written to " + files);
            } catch (IOException fault) {
                throw new CannotStart(files + " cannot be written: " + fault.getMessage() + ".", fault);
            }
        });
    }

    @Command(name = "publish", description = "Make a model the site's.", mixinStandardHelpOptions = true)
    void publish(
            @Mixin DatabaseOptions site,
            @Parameters(paramLabel = "ID", description = "A model's id.") String id,
            @Option(names = "--confirmed", description = "also where it is worse than the one that is published")
                    boolean confirmed) {
        with(site, models -> print(models.publish(id, confirmed), "on the site"));
    }

    @Command(
            name = "withdraw",
            description = "Take a model out of all lists; links that name it keep working.",
            mixinStandardHelpOptions = true)
    void withdraw(
            @Mixin DatabaseOptions site, @Parameters(paramLabel = "ID", description = "A model's id.") String id) {
        with(site, models -> print(models.withdraw(id), "withdrawn"));
    }

    private static void with(DatabaseOptions site, Consumer<Models> work) {
        try (Database database = site.open()) {
            work.accept(new Models(database.jdbi()));
        } catch (NoSuchModel | OnlyModel fault) {
            throw new CannotStart(String.valueOf(fault.getMessage()), fault);
        } catch (WorseModel fault) {
            throw new CannotStart(fault.getMessage() + " Give --confirmed to publish it all the same.", fault);
        }
    }

    private void print(Model model, String state) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(model.id() + "  " + model.name() + "  " + state);
        out.flush();
    }
}
