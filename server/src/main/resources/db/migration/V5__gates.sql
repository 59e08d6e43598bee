-- A transaction that decides by what it reads first updates a row here, and so waits for the one before it.
create table gate (
  name text primary key,
  passes bigint not null
);

insert into gate (name, passes) values ('queue', 0), ('publication', 0);
