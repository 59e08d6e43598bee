package org.latentatlas.server.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Rows of runs as the worker writes them that has the run. Safe for many threads. */
final class AttemptStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = " where id = :id and attempt = :attempt and state in ('running', 'cancelling')";

    private final Jdbi jdbi;

    AttemptStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Makes the run of a job this worker's, and nobody else's; empty when there is nothing to do any more. */
    Optional<Attempt> begin(JobId job, Instant now) {
        String sql = """
                update run set attempt = attempt + 1, message = null, ended_at = null, activity = null, progress = null,
                  started_at = coalesce(started_at, :now),
                  lost = case state when 'queued' then lost else lost + 1 end,
                  state = case state when 'queued' then 'running' else state end
                where id = :id and job = :job and state in ('queued', 'running', 'cancelling')
                returning *
                """;
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", job.run())
                .bind("job", job.number())
                .bind("now", now.toEpochMilli())
                .map((row, context) ->
                        new Attempt(RunStore.run(row, context), row.getLong("attempt"), row.getInt("lost")))
                .findOne());
    }

    /**
     * Writes where the run is.
     *
     * @return its state, which somebody may have changed
     * @throws RunLost when it is no longer this worker's
     */
    RunState report(Attempt attempt, Standing standing) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "update run set activity = :activity, progress = :progress" + OWN + " returning state")
                        .bind("activity", standing.activity())
                        .bind("progress", json(standing))
                        .bind("id", attempt.run().id())
                        .bind("attempt", attempt.number())
                        .map((row, context) -> RunState.of(row.getString(1)))
                        .findOne())
                .orElseThrow(() -> new RunLost(attempt));
    }

    private static @Nullable String json(Standing standing) {
        try {
            return standing.progress() == null ? null : JSON.writeValueAsString(standing.progress());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("progress cannot be written", e);
        }
    }

    /**
     * Does what changes other tables about the run, in one transaction with the look whether it is still this worker's.
     *
     * @throws RunLost when it is not; nothing is changed then
     */
    void write(Attempt attempt, Runnable change) {
        write(attempt, "attempt = attempt", change);
    }

    /**
     * The same for the end of an epoch: what ended its workers before was not the run itself.
     *
     * @throws RunLost when it is no longer this worker's; nothing is changed then
     */
    void writeEpoch(Attempt attempt, Runnable change) {
        write(attempt, "lost = 0", change);
    }

    private void write(Attempt attempt, String set, Runnable change) {
        jdbi.useTransaction(handle -> {
            own(handle, attempt, "update run set " + set + OWN);
            change.run();
        });
    }

    /**
     * Ends the run, which then is nobody's.
     *
     * @throws RunLost when it is no longer this worker's
     */
    void end(Attempt attempt, RunState state, @Nullable String message, @Nullable String modelId, Instant now) {
        String sql = "update run set state = :state, message = :message, model_id = coalesce(:modelId, model_id),"
                + " ended_at = :now, activity = null, progress = null" + OWN;
        int changed = jdbi.withHandle(handle -> handle.createUpdate(sql)
                .bind("id", attempt.run().id())
                .bind("attempt", attempt.number())
                .bind("state", state.text())
                .bind("message", message)
                .bind("modelId", modelId)
                .bind("now", now.toEpochMilli())
                .execute());
        if (changed == 0) {
            throw new RunLost(attempt);
        }
    }

    /**
     * Puts the run back into the queue at its place.
     *
     * @throws RunLost when it is no longer this worker's
     */
    void giveBack(Attempt attempt) {
        jdbi.useHandle(handle -> own(
                handle,
                attempt,
                "update run set state = case state when 'running' then 'queued' else state end, lost = 0,"
                        + " activity = null, progress = null" + OWN));
    }

    private static void own(Handle handle, Attempt attempt, String sql) {
        int changed = handle.createUpdate(sql)
                .bind("id", attempt.run().id())
                .bind("attempt", attempt.number())
                .execute();
        if (changed == 0) {
            throw new RunLost(attempt);
        }
    }
}
