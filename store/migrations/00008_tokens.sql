-- +goose Up
-- By which programs act for a person.
CREATE TABLE tokens (
  token TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  made TEXT NOT NULL,
  used TEXT NOT NULL,
  address TEXT NOT NULL,
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_person ON tokens (person);
