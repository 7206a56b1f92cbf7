-- +goose Up
-- How a map was before each change: the text and the address never change.
CREATE TABLE map_versions (
    map         INTEGER NOT NULL REFERENCES maps (seq) ON DELETE CASCADE,
    version     INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    focus       TEXT    NOT NULL,
    corrections TEXT    NOT NULL CHECK (json_valid(corrections)),
    changed     INTEGER NOT NULL,
    PRIMARY KEY (map, version)
) STRICT, WITHOUT ROWID;

-- +goose Down
DROP TABLE map_versions;
