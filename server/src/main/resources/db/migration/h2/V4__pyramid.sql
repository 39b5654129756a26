-- What stretches of each tag's points amount to, so that a long series is drawn without its chunks.
-- Derived: it can be emptied at any time and is made again.
-- Can be run twice: the first time may have been cut short before the version was written.
create table if not exists pyramid (
  tag bigint not null,
  level smallint not null,
  page bigint not null,
  bytes varbinary(1048576) not null,
  primary key (tag, level, page)
);
