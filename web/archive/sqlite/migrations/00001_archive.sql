-- +goose Up
-- See package sqlstore for what the tables mean, and archive.Key for keys.
CREATE TABLE articles (
    key      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    url      TEXT    NOT NULL,
    source   TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    language TEXT    NOT NULL,
    country  TEXT    NOT NULL,
    reader   TEXT    NOT NULL,
    digest   INTEGER NOT NULL,
    story    INTEGER,
    original INTEGER
) STRICT;
CREATE INDEX articles_story ON articles (story) WHERE story IS NOT NULL;
CREATE INDEX articles_original ON articles (original) WHERE original IS NOT NULL;
CREATE INDEX articles_source ON articles (source);

CREATE TABLE places (
    number  INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE,
    name    TEXT    NOT NULL,
    country TEXT    NOT NULL,
    class   TEXT    NOT NULL,
    code    TEXT    NOT NULL,
    lon     REAL    NOT NULL,
    lat     REAL    NOT NULL,
    change  INTEGER NOT NULL
) STRICT;
CREATE INDEX places_change ON places (change);

CREATE TABLE mentions (
    place      INTEGER NOT NULL,
    article    INTEGER NOT NULL,
    times      INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    kinds      INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    PRIMARY KEY (place, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_article ON mentions (article);

CREATE TABLE claims (
    article     INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL,
    origin      TEXT    NOT NULL,
    destination TEXT    NOT NULL,
    low         REAL    NOT NULL,
    high        REAL    NOT NULL,
    measured    REAL    NOT NULL,
    direction   TEXT    NOT NULL,
    verdict     TEXT    NOT NULL,
    PRIMARY KEY (article, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_verdict ON claims (verdict, article);

CREATE TABLE texts (
    article INTEGER PRIMARY KEY,
    text    TEXT NOT NULL
) STRICT;

-- Words of titles and texts, as archive.Tokens cuts them: the text itself is not in it.
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', contentless_delete=1);
-- What is removed leaves nothing behind.
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);

-- +goose Down
DROP TABLE words;
DROP TABLE texts;
DROP TABLE claims;
DROP TABLE mentions;
DROP TABLE places;
DROP TABLE articles;
