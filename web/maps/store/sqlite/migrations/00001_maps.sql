-- +goose Up
CREATE TABLE maps (
    seq         INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL UNIQUE,
    title       TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    url         TEXT    NOT NULL,
    corrections TEXT    NOT NULL CHECK (json_valid(corrections)),
    token_hash  BLOB    NOT NULL,
    version     INTEGER NOT NULL,
    created     INTEGER NOT NULL, -- milliseconds since 1970, UTC
    changed     INTEGER NOT NULL
) STRICT;

CREATE TABLE map_places (
    row      INTEGER PRIMARY KEY,
    map      INTEGER NOT NULL REFERENCES maps (seq) ON DELETE CASCADE,
    place_id TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    lon      REAL    NOT NULL,
    lat      REAL    NOT NULL
) STRICT;
CREATE INDEX map_places_map ON map_places (map);

-- The tree holds 32-bit floats rounded outward; map_places has the exact point.
CREATE VIRTUAL TABLE map_places_tree USING rtree (row, west, east, south, north);

-- +goose StatementBegin
CREATE TRIGGER map_places_insert AFTER INSERT ON map_places BEGIN
    INSERT INTO map_places_tree VALUES (new.row, new.lon, new.lon, new.lat, new.lat);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER map_places_delete AFTER DELETE ON map_places BEGIN
    DELETE FROM map_places_tree WHERE row = old.row;
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE map_places_tree;
DROP TABLE map_places;
DROP TABLE maps;
