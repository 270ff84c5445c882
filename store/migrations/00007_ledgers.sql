-- +goose Up
-- What was read of each ledger of a year, by the file that defines it: made of files of
-- the year and of nothing else, so that it can be dropped and made again. seal is by
-- whoever made it, who alone knows it again.
CREATE TABLE digest_ledger (
  tree TEXT NOT NULL REFERENCES trees (id),
  file TEXT NOT NULL,
  key BYTEA NOT NULL,
  seal BYTEA NOT NULL,
  data BYTEA NOT NULL,
  PRIMARY KEY (tree, file)
) STRICT;
