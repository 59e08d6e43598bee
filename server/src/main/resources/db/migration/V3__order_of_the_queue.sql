-- Queued runs train in the order of their places.
alter table run add column place bigint not null default 0;
update run set place = id;
