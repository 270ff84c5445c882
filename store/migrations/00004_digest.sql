-- +goose Up
CREATE INDEX entries_erased ON entries (tree) WHERE erased <> '';

-- What lists across units show of each year, made of its acts and of nothing else:
-- it can be dropped and made again. changed counts up with each row that is
-- written, so that whoever holds these rows in memory asks for the newer ones.
CREATE TABLE digest_indicator (
  tree TEXT NOT NULL REFERENCES trees (id),
  code TEXT NOT NULL,
  place BIGINT NOT NULL,
  name TEXT NOT NULL,
  office TEXT NOT NULL,
  target TEXT NOT NULL,
  entry TEXT NOT NULL,
  value TEXT NOT NULL,
  act BIGINT NOT NULL,
  weight TEXT NOT NULL,
  rate TEXT NOT NULL,
  points TEXT NOT NULL,
  state TEXT NOT NULL,
  derived BIGINT NOT NULL,
  gone BOOLEAN NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (tree, code)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX digest_indicator_changed ON digest_indicator (changed);

CREATE TABLE digest (
  tree TEXT PRIMARY KEY REFERENCES trees (id),
  act BIGINT NOT NULL,
  total TEXT NOT NULL,
  grade TEXT NOT NULL,
  open BIGINT NOT NULL
) STRICT, WITHOUT ROWID;
