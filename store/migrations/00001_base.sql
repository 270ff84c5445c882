-- +goose Up
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE trees (
  id TEXT PRIMARY KEY,
  head BIGINT NOT NULL CHECK (head >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE units (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE years (
  id TEXT PRIMARY KEY REFERENCES trees (id),
  unit TEXT NOT NULL REFERENCES units (id),
  year BIGINT NOT NULL,
  UNIQUE (unit, year)
) STRICT;

CREATE TABLE acts (
  tree TEXT NOT NULL REFERENCES trees (id),
  number BIGINT NOT NULL CHECK (number > 0),
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  leaf BYTEA NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  salt BYTEA NOT NULL,
  PRIMARY KEY (tree, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE nodes (
  tree TEXT NOT NULL REFERENCES trees (id),
  place BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (tree, place)
) STRICT, WITHOUT ROWID;

-- A version of an entry stands from the act since up to the act before until.
CREATE TABLE entries (
  tree TEXT NOT NULL REFERENCES trees (id),
  id TEXT NOT NULL,
  since BIGINT NOT NULL,
  until BIGINT NOT NULL CHECK (until > since),
  file TEXT NOT NULL,
  kind BIGINT NOT NULL,
  block TEXT NOT NULL,
  key TEXT NOT NULL,
  rank TEXT NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  salt BYTEA NOT NULL,
  erased TEXT NOT NULL,
  PRIMARY KEY (tree, since, id)
) STRICT;
CREATE UNIQUE INDEX entries_until ON entries (tree, until, id);

CREATE TABLE files (
  hash TEXT PRIMARY KEY,
  size BIGINT NOT NULL,
  blob TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE pieces (
  blob TEXT NOT NULL,
  number BIGINT NOT NULL,
  data BYTEA NOT NULL,
  PRIMARY KEY (blob, number)
) STRICT;

CREATE TABLE drafts (
  person TEXT NOT NULL,
  tree TEXT NOT NULL REFERENCES trees (id),
  entry TEXT NOT NULL,
  seen BIGINT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (person, tree, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE requests (
  person TEXT NOT NULL,
  key TEXT NOT NULL,
  digest BYTEA NOT NULL,
  answer BYTEA NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE heads (
  number BIGINT PRIMARY KEY,
  tree TEXT NOT NULL REFERENCES trees (id),
  size BIGINT NOT NULL,
  root BYTEA NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX heads_tree ON heads (tree, size);

CREATE TABLE checkpoints (
  size BIGINT PRIMARY KEY,
  at TEXT NOT NULL,
  note BYTEA NOT NULL
) STRICT;

INSERT INTO trees (id, head) VALUES ('house', 0), ('heads', 0);

GUARD acts;
GUARD nodes;
GUARD heads;
GUARD checkpoints;
GUARD entries (tree, id, since, file, kind, block, key, rank);
GUARD trees (id);
