-- +goose Up
-- The words by which an article names a place first, '' where they are its name.
ALTER TABLE mentions ADD COLUMN name text NOT NULL DEFAULT '';

-- What people say that an article means by some words, by its id: it outlives what was read.
-- made is in seconds since 1970, place null where the words mean none.
CREATE TABLE corrections (
    article text   NOT NULL,
    name    text   NOT NULL,
    was     text   NOT NULL,
    place   bigint,
    made    bigint NOT NULL,
    ordinal bigint NOT NULL,
    PRIMARY KEY (article, name)
);

-- +goose Down
DROP TABLE corrections;
ALTER TABLE mentions DROP COLUMN name;
