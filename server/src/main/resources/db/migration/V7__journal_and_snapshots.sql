-- What happened to a run when, a sentence each.
create table journal (
  id ${id},
  run_id bigint not null references run (id) on delete cascade,
  at bigint not null,
  what text not null
);

create index journal_by_run on journal (run_id, id);

-- PNG pictures of what a run's model shows after an epoch.
create table snapshot (
  run_id bigint not null references run (id) on delete cascade,
  epoch integer not null,
  map ${bytes} not null,
  reconstructions ${bytes} not null,
  primary key (run_id, epoch)
);
