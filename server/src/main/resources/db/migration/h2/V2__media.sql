-- What lists show of images and sounds without reading them again; null where no facts were kept.
-- Can be run twice: the first time may have been cut short before the version was written.
alter table blob_ref add column if not exists media varchar(1048576);
