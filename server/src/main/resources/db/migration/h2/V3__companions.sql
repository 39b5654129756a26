-- Files that belong to a run and are no event files: written anew whenever they change.
-- Can be run twice: the first time may have been cut short before the version was written.
create table if not exists companion (
  rid integer not null,
  no integer not null,
  path varchar(8192) not null,
  kind varchar(32) not null,
  tag varchar(65536) not null,
  bytes bigint not null,
  about varchar(65536) not null,
  primary key (rid, no)
);
