-- +goose Up
-- The first-level division that a place is or lies in, '' for none.
ALTER TABLE places ADD COLUMN region text NOT NULL DEFAULT '';

-- The counts of a day, by what kind names: see package sqlstore.
CREATE TABLE rollups (
    day    bigint NOT NULL,
    kind   text   NOT NULL,
    counts bytea  NOT NULL,
    PRIMARY KEY (day, kind)
);

-- Days with stories that are not in rollups.
CREATE TABLE stale_days (
    day bigint PRIMARY KEY
);
INSERT INTO stale_days SELECT DISTINCT (key >> 23) / 86400 FROM articles;

-- +goose Down
DROP TABLE stale_days;
DROP TABLE rollups;
ALTER TABLE places DROP COLUMN region;
