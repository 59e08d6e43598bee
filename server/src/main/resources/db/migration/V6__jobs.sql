-- A worker writes about a run only while the attempt is its own: every start of it, and every place in the queue, is a new one.
alter table run add column attempt bigint not null default 0;
-- The attempt whose job stands in the queue or is under way.
alter table run add column job bigint not null default 0;
-- Workers that ended without a word since the last finished epoch.
alter table run add column lost integer not null default 0;
-- Where a run that trains is, as its worker wrote it last; progress is JSON.
alter table run add column activity text;
alter table run add column progress text;

update run set state = 'interrupted', message = 'The server was upgraded before this run had ended; resume it.'
  where state in ('queued', 'running', 'cancelling');

-- db-scheduler's own table, as its documentation gives it.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data ${bytes},
  execution_time ${moment} not null,
  picked boolean not null,
  picked_by text,
  last_success ${moment},
  last_failure ${moment},
  consecutive_failures integer,
  last_heartbeat ${moment},
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
