package org.latentatlas.server;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What whoever starts a command gave it: an option of the command line, else a variable of the environment. */
public final class Given {
    private Given() {}

    /** The option as it stands, else the variable without blanks around it; empty without the one and with a blank other. */
    public static Optional<String> of(@Nullable String option, Map<String, String> environment, String variable) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(environment.get(variable))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty()));
    }

    /**
     * A folder that was named so.
     *
     * @param what it is for, in a word
     * @throws CannotStart when its name is no path
     */
    public static Path folder(String what, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new CannotStart("The " + what + " folder \"" + name + "\" is no path: " + e.getReason() + ".");
        }
    }
}
