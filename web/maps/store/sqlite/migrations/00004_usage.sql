-- +goose Up
-- This file is a store of dateline: "dtln" in ASCII.
PRAGMA application_id = 1685351534;

-- What a map takes: the bytes of its texts and versions, and 200 for each place.
ALTER TABLE maps ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
UPDATE maps SET size = octet_length(title) + octet_length(text) + octet_length(corrections)
    + 200 * (SELECT count(*) FROM map_places WHERE map = seq)
    + (SELECT coalesce(sum(octet_length(v.title) + octet_length(v.corrections)), 0) FROM map_versions v WHERE v.map = seq);

-- The sum of all, so that nobody has to count: one row.
CREATE TABLE usage (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    maps  INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;
INSERT INTO usage SELECT 1, count(*), coalesce(sum(size), 0) FROM maps;

-- +goose StatementBegin
CREATE TRIGGER maps_insert AFTER INSERT ON maps BEGIN
    UPDATE usage SET maps = maps + 1, bytes = bytes + new.size;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER maps_update AFTER UPDATE OF size ON maps BEGIN
    UPDATE usage SET bytes = bytes + new.size - old.size;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER maps_delete AFTER DELETE ON maps BEGIN
    UPDATE usage SET maps = maps - 1, bytes = bytes - old.size;
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER maps_insert;
DROP TRIGGER maps_update;
DROP TRIGGER maps_delete;
DROP TABLE usage;
ALTER TABLE maps DROP COLUMN size;
PRAGMA application_id = 0;
