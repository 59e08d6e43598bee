package org.latentatlas.server.db;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs in the database that any process may take up, one at a time in each, by db-scheduler. Its heartbeats tell that the process
 * still lives; a job whose process missed {@value #MISSED_HEARTBEATS} of them is another's. So a job may be done twice at the
 * same time for a while, and what it writes needs a fence.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final String NAME = "train";
    private static final int MISSED_HEARTBEATS = 4; // the fewest that db-scheduler takes
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Scheduler scheduler;

    /**
     * Prepares to work; {@link #begin} begins.
     *
     * @param worker what the database calls this process
     * @param heartbeat how often it says that it lives
     * @param work does the job of that id, on a thread that does one job at a time; false puts it back for another process
     */
    public Jobs(Database database, String worker, Duration heartbeat, Predicate<String> work) {
        Task<Void> task = Tasks.custom(NAME, Void.class)
                .onDeadExecution((complete, operations) -> {
                    LOG.warn(
                            "the worker {} of job {} does not answer any more",
                            by(complete.getExecution()),
                            id(complete.getExecution()));
                    operations.reschedule(complete, complete.getExecution().executionTime);
                })
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, complete.getExecution().executionTime))
                .execute((instance, context) -> work.test(instance.getId()) ? done() : putBack());
        scheduler = Scheduler.create(database.connections(), task)
                .schedulerName(new SchedulerName.Fixed(worker))
                .executorService(oneAtATime())
                .threads(1)
                .pollUsingFetch(0, 1)
                .pollingInterval(BETWEEN_LOOKS)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
    }

    /** One thread without a queue: a job is taken when the one before is done, so that the order is that of the moment. */
    private static ExecutorService oneAtATime() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    var thread = new Thread(task, "training");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static String id(Execution job) {
        return job.taskInstance.getId();
    }

    private static String by(Execution job) {
        return String.valueOf(job.pickedBy);
    }

    private static CompletionHandler<Void> done() {
        return (complete, operations) -> unlessTaken(complete.getExecution(), operations::remove);
    }

    private static CompletionHandler<Void> putBack() {
        return (complete, operations) -> unlessTaken(
                complete.getExecution(), () -> operations.reschedule(complete, complete.getExecution().executionTime));
    }

    private static void unlessTaken(Execution job, Runnable write) {
        try {
            write.run();
        } catch (ExecutionException taken) {
            LOG.info("job {} was taken over by another worker", id(job));
        }
    }

    /** Takes up jobs from now on. */
    public void begin() {
        scheduler.start();
    }

    /** Takes up no more, and waits for the one under way to end. */
    @Override
    public void close() {
        scheduler.stop();
    }

    /** Adds a job in the caller's transaction; those with a lower place come first. */
    public static void add(Handle handle, String id, long place) {
        handle.createUpdate("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values (:name, :id, :time, false, 1)")
                .bind("name", NAME)
                .bind("id", id)
                .bind("time", time(place))
                .execute();
    }

    /** Gives a job that waits another place, in the caller's transaction. */
    public static void move(Handle handle, String id, long place) {
        handle.createUpdate("update scheduled_tasks set execution_time = :time, version = version + 1"
                        + " where task_name = :name and task_instance = :id and picked = false")
                .bind("name", NAME)
                .bind("id", id)
                .bind("time", time(place))
                .execute();
    }

    /** Jobs are due from the beginning of time on, a second for each place. */
    private static Instant time(long place) {
        return Instant.EPOCH.plusSeconds(place);
    }
}
