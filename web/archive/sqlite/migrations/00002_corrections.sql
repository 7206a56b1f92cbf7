-- +goose Up
-- The words by which an article names a place first, '' where they are its name.
ALTER TABLE mentions ADD COLUMN name TEXT NOT NULL DEFAULT '';

-- What people say that an article means by some words, by its id: it outlives what was read.
-- made is in seconds since 1970, place null where the words mean none.
CREATE TABLE corrections (
    article TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    was     TEXT    NOT NULL,
    place   INTEGER,
    made    INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (article, name)
) STRICT, WITHOUT ROWID;

-- +goose Down
DROP TABLE corrections;
ALTER TABLE mentions DROP COLUMN name;
