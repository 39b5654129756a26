-- What was read from event files. Steps are int64; wall times are seconds since the epoch on the
-- producer's clock; times named *_at are milliseconds since the epoch on the server's.

create table meta (
  name varchar(32) primary key,
  text varchar(64) not null
);

create table run (
  rid integer primary key,
  id char(16) not null unique,
  label varchar(1024) not null,
  path varchar(8192) not null,
  parent char(16),
  producer varchar(64) not null,
  uuid char(36),
  attempts integer not null,
  points bigint not null,
  first_step bigint,
  last_step bigint,
  started double precision,
  updated double precision,
  end_mark varchar(16) not null,
  grown_at bigint not null,
  watched boolean not null,
  median_gap bigint not null,
  records bigint not null,
  bytes bigint not null,
  behind bigint not null,
  present boolean not null,
  -- The oldest commit that brought points which no chunk holds yet; 2^63 - 1 if chunks hold all.
  tail_from bigint not null
);

create table file (
  rid integer not null,
  no integer not null,
  path varchar(8192) not null,
  inode varchar(256) not null,
  size bigint not null,
  read_to bigint not null,
  records bigint not null,
  -- Damage at read_to whose end is not found yet.
  pending_offset bigint,
  pending_bytes bigint,
  pending_reason varchar(65536),
  first_checksum integer,
  last_offset bigint not null,
  last_checksum integer not null,
  first_wall double precision,
  last_wall double precision,
  first_value_step bigint,
  last_value_step bigint,
  steps_go_back boolean not null,
  state varchar(16) not null,
  primary key (rid, no)
);

create table segment (
  rid integer not null,
  no integer not null,
  file_no integer not null,
  session boolean not null,
  attempt integer not null,
  branch_step bigint,
  points bigint not null,
  min_step bigint,
  max_step bigint,
  primary key (rid, no)
);

create table tag (
  id bigint primary key,
  rid integer not null,
  name varchar(65536) not null,
  kind varchar(32) not null,
  plugin varchar(100000),
  display_name varchar(100000) not null,
  description varchar(100000) not null,
  dtype varchar(32),
  points bigint not null,
  nan bigint not null,
  infinite bigint not null,
  out_of_order bigint not null,
  attempts integer not null,
  last_step bigint,
  last_wall double precision,
  last_dtype varchar(32),
  last_bits bigint
);
create index tag_run on tag (rid);

create table tag_segment (
  tag bigint not null,
  segment integer not null,
  primary key (tag, segment)
);

-- The write-ahead log: what each commit brought to each run; in several parts if it is large.
create table tail (
  commit_seq bigint not null,
  rid integer not null,
  part integer not null,
  committed_at bigint not null,
  size integer not null,
  bytes varbinary(1048576) not null,
  primary key (commit_seq, rid, part)
);
create index tail_run on tail (rid, commit_seq, part);

create table chunk (
  tag bigint not null,
  first_index bigint not null,
  n integer not null,
  segment integer not null,
  dtype varchar(32) not null,
  commit_seq bigint not null,
  step_first bigint not null,
  step_last bigint not null,
  step_min bigint not null,
  step_max bigint not null,
  sorted boolean not null,
  wall_first double precision not null,
  wall_last double precision not null,
  wall_min double precision not null,
  wall_max double precision not null,
  value_first bigint not null,
  value_last bigint not null,
  value_min bigint not null,
  value_max bigint not null,
  value_sum double precision not null,
  finite integer not null,
  nan integer not null,
  positive_infinite integer not null,
  negative_infinite integer not null,
  primary key (tag, first_index)
);

-- Apart from the headers, so that reading many headers reads no columns.
create table chunk_columns (
  tag bigint not null,
  first_index bigint not null,
  steps varbinary(1048576) not null,
  walls varbinary(1048576) not null,
  bits varbinary(1048576) not null,
  primary key (tag, first_index)
);

-- Values that are no scalars stay in their files.
create table blob_ref (
  tag bigint not null,
  idx bigint not null,
  segment integer not null,
  step bigint not null,
  wall double precision not null,
  record_offset bigint not null,
  record_bytes integer not null,
  record_checksum integer not null,
  value_index integer not null,
  primary key (tag, idx)
);

create table corrupt (
  rid integer not null,
  no integer not null,
  file varchar(8192) not null,
  at_offset bigint not null,
  bytes bigint not null,
  reason varchar(65536) not null,
  primary key (rid, no)
);

create table note (
  rid integer not null,
  no integer not null,
  text varchar(65536) not null,
  primary key (rid, no)
);
