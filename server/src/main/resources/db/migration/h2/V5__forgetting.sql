-- When the files of a run were found to be gone, all of them; 0 while one is there.
-- Can be run twice: the first time may have been cut short before the version was written.
alter table run add column if not exists gone_at bigint default 0 not null;
-- Runs that are not shown any more and whose tags are still being deleted.
create table if not exists forgotten (
  rid integer primary key
);
