-- +goose Up
-- What must never stand in a log: what people prove themselves with, how often
-- that failed, and who is signed in.
CREATE TABLE secrets (
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  number BIGINT NOT NULL,
  value TEXT NOT NULL,
  at TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (person, kind, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE failures (
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  count BIGINT NOT NULL CHECK (count >= 0),
  at TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (account, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX failures_at ON failures (at);

CREATE TABLE addresses (
  person TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (person, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  address TEXT NOT NULL,
  began TEXT NOT NULL,
  used TEXT NOT NULL,
  until TEXT NOT NULL,
  change BOOLEAN NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_person ON sessions (person);
CREATE INDEX sessions_until ON sessions (until);
