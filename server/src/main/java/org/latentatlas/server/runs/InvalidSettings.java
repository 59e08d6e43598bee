package org.latentatlas.server.runs;

import java.io.Serial;
import java.util.List;
import org.latentatlas.server.training.SettingProblem;

/** Settings for a run that cannot be used, with a sentence for each field at fault. */
public final class InvalidSettings extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<SettingProblem> problems;

    public InvalidSettings(List<SettingProblem> problems) {
        super(problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
