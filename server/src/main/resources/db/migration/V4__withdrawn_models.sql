-- A withdrawn model is in no list and is not served at /; links that name it keep working.
alter table model add column withdrawn integer not null default 0;
