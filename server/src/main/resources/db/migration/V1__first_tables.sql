-- Times are milliseconds since 1970-01-01 UTC. ${id} and ${bytes} differ between SQLite and PostgreSQL.

-- Secrets and other single values: the cookie key, the set-up token.
create table setting (
  name text primary key,
  value text not null
);

-- At most one row. Sign-out raises session_epoch, which ends all sessions signed before.
create table administrator (
  id integer primary key check (id = 1),
  password_hash text not null,
  session_epoch integer not null,
  created_at bigint not null
);

create table api_token (
  id ${id},
  name text not null,
  sha256 text not null unique,
  created_at bigint not null,
  revoked_at bigint
);

-- Files by content: weights of decoders and encoders, encoded test sets.
create table weights (
  sha256 text primary key,
  content ${bytes} not null,
  gzip ${bytes}
);

create table run (
  id ${id},
  state text not null,
  settings text not null,
  created_at bigint not null,
  started_at bigint,
  ended_at bigint,
  message text,
  model_id text
);

create table epoch (
  run_id bigint not null references run (id) on delete cascade,
  epoch integer not null,
  train_elbo double precision not null,
  train_reconstruction double precision not null,
  train_kl double precision not null,
  test_elbo double precision not null,
  test_reconstruction double precision not null,
  test_kl double precision not null,
  images_per_second double precision not null,
  primary key (run_id, epoch)
);

-- The newest state, from which a run goes on, and the one with the best test ELBO.
create table checkpoint (
  run_id bigint not null references run (id) on delete cascade,
  kind text not null check (kind in ('newest', 'best')),
  epoch integer not null,
  content ${bytes} not null,
  primary key (run_id, kind)
);

create table model (
  id text primary key,
  name text not null,
  latent_size integer not null,
  card text not null,
  decoder text not null references weights (sha256),
  encoder text not null references weights (sha256),
  encoded_test text not null references weights (sha256),
  bundled integer not null,
  run_id bigint references run (id),
  created_at bigint not null
);

-- The newest row names the model that the site serves.
create table publication (
  id ${id},
  model_id text not null references model (id),
  published_at bigint not null
);

create table walk (
  id text primary key,
  model_id text not null references model (id),
  json text not null,
  created_at bigint not null
);

create index walk_by_model on walk (model_id);
