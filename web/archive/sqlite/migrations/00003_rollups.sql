-- +goose Up
-- The first-level division that a place is or lies in, '' for none.
ALTER TABLE places ADD COLUMN region TEXT NOT NULL DEFAULT '';

-- The counts of a day, by what kind names: see package sqlstore.
CREATE TABLE rollups (
    day    INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    counts BLOB    NOT NULL,
    PRIMARY KEY (day, kind)
) STRICT;

-- Days with stories that are not in rollups.
CREATE TABLE stale_days (
    day INTEGER PRIMARY KEY
) STRICT;
INSERT INTO stale_days SELECT DISTINCT (key >> 23) / 86400 FROM articles;

-- +goose Down
DROP TABLE stale_days;
DROP TABLE rollups;
ALTER TABLE places DROP COLUMN region;
