-- +goose Up
CREATE TABLE maps (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          text        NOT NULL UNIQUE,
    title       text        NOT NULL,
    text        text        NOT NULL,
    url         text        NOT NULL,
    focus       text        NOT NULL,
    corrections text        NOT NULL CHECK (corrections::json IS NOT NULL),
    token_hash  bytea       NOT NULL,
    version     bigint      NOT NULL,
    created     timestamptz NOT NULL,
    changed     timestamptz NOT NULL,
    size        bigint      NOT NULL DEFAULT 0 -- bytes of texts and versions, and 200 for each place
);

CREATE TABLE map_places (
    map      bigint NOT NULL REFERENCES maps (seq) ON DELETE CASCADE,
    place_id text   NOT NULL,
    name     text   NOT NULL,
    lon      float8 NOT NULL,
    lat      float8 NOT NULL
);
CREATE INDEX map_places_map ON map_places (map);
CREATE INDEX map_places_at ON map_places (lat, lon);

-- How a map was before each change: the text and the address never change.
CREATE TABLE map_versions (
    map         bigint      NOT NULL REFERENCES maps (seq) ON DELETE CASCADE,
    version     bigint      NOT NULL,
    title       text        NOT NULL,
    focus       text        NOT NULL,
    corrections text        NOT NULL,
    changed     timestamptz NOT NULL,
    PRIMARY KEY (map, version)
);

-- The sum of all, so that nobody has to count: one row.
CREATE TABLE usage (
    one   int    PRIMARY KEY CHECK (one = 1),
    maps  bigint NOT NULL,
    bytes bigint NOT NULL
);
INSERT INTO usage VALUES (1, 0, 0);

-- +goose Down
DROP TABLE usage;
DROP TABLE map_versions;
DROP TABLE map_places;
DROP TABLE maps;
