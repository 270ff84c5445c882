-- +goose Up
-- What a unit is called stands in its entry of the house, by year, and nowhere else.
ALTER TABLE units DROP COLUMN code;
ALTER TABLE units DROP COLUMN name;
