package org.latentatlas.server.training;

import java.io.Serial;
import java.util.List;

/** Settings for a run that cannot be read or used, with a sentence for each field at fault. */
public final class InvalidSettings extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<SettingProblem> problems;

    public InvalidSettings(List<SettingProblem> problems) {
        super(String.join("\n", problems.stream().map(SettingProblem::message).toList()));
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
