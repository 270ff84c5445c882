-- +goose Up
-- What workbooks of others call the columns that are imported, as the people of a unit
-- have said it.
CREATE TABLE mappings (
  unit TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL,
  shape TEXT NOT NULL,
  text TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (unit, kind, shape)
) STRICT, WITHOUT ROWID;
