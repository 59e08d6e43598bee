package org.latentatlas.server.db;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;

/** What a failed connection means, by the codes of SQL (class 08) and of PostgreSQL's manual, appendix A. */
final class ConnectionFailure {
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String REJECTED = "08004"; // for one since no password was given
    private static final String NOT_ALLOWED = "42501";

    private ConnectionFailure() {}

    /** What to do about a database that cannot be opened at the start. */
    static String sentence(DatabaseAddress address, Exception failure) {
        if (address.embedded()) {
            return "The database " + address.name() + " cannot be opened by this version of Latent Atlas. "
                    + "Move it away, or give another folder with --data.";
        }
        String state = sqlCause(failure).map(SQLException::getSQLState).orElse("");
        String who = address.user() == null ? "" : " the user \"" + address.user() + "\"";
        if (state.startsWith("28") || state.equals(REJECTED)) {
            return "The database " + address.name() + " refuses" + who
                    + ": check ATLAS_DATABASE_USER and ATLAS_DATABASE_PASSWORD.";
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return "There is no database at " + address.name() + ": create it first, for one with createdb.";
        }
        if (state.equals(NOT_ALLOWED)) {
            return "The database " + address.name() + " does not let" + who
                    + " make tables: give the database to that user.";
        }
        if (isPassing(failure)) {
            return "No database answers at " + address.name() + ": start it, or correct ATLAS_DATABASE (--database).";
        }
        return "The database " + address.name() + " cannot be used by this version of Latent Atlas: "
                + sqlCause(failure).map(Throwable::getMessage).orElse(failure.getMessage());
    }

    /** Whether the connection failed or was ended from the other side, and the same may work later. */
    static boolean isPassing(Throwable failure) {
        return sqlCauses(failure)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLNonTransientConnectionException
                        || isPassing(String.valueOf(cause.getSQLState())));
    }

    /** 08 connection, 57P ended or starting, 53300 too many connections. */
    private static boolean isPassing(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }

    /** The innermost one, which the driver threw. */
    private static Optional<SQLException> sqlCause(Throwable failure) {
        return sqlCauses(failure).reduce((outer, inner) -> inner);
    }

    private static Stream<SQLException> sqlCauses(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }
}
