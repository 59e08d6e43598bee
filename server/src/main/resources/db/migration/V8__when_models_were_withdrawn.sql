-- When what was published then was withdrawn again; null while it was not.
alter table publication add column withdrawn_at bigint;
