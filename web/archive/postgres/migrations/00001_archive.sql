-- +goose Up
-- See package sqlstore for what the tables mean, and archive.Key for keys.
CREATE TABLE articles (
    key       bigint PRIMARY KEY,
    id        text   NOT NULL UNIQUE,
    url       text   NOT NULL,
    source    text   NOT NULL,
    title     text   NOT NULL,
    language  text   NOT NULL,
    country   text   NOT NULL,
    reader    text   NOT NULL,
    digest    bigint NOT NULL,
    story     bigint,
    original  bigint,
    published timestamptz GENERATED ALWAYS AS -- for people: the program asks for keys
        (CASE WHEN key >= 3102647491607134208 THEN to_timestamp((key >> 23) - 432000000000) END) STORED
);
CREATE INDEX articles_story ON articles (story) WHERE story IS NOT NULL;
CREATE INDEX articles_original ON articles (original) WHERE original IS NOT NULL;
CREATE INDEX articles_source ON articles (source);

CREATE TABLE places (
    number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id      text   NOT NULL UNIQUE,
    name    text   NOT NULL,
    country text   NOT NULL,
    class   text   NOT NULL,
    code    text   NOT NULL,
    lon     float8 NOT NULL,
    lat     float8 NOT NULL,
    change  bigint NOT NULL
);
CREATE INDEX places_change ON places (change);

-- A partition for each month, made when the first article of it comes.
CREATE TABLE mentions (
    place      bigint NOT NULL,
    article    bigint NOT NULL,
    times      int    NOT NULL,
    confidence int    NOT NULL,
    kinds      int    NOT NULL,
    start      int    NOT NULL,
    stop       int    NOT NULL,
    PRIMARY KEY (place, article)
) PARTITION BY RANGE (article);
CREATE INDEX mentions_article ON mentions (article, place);
CREATE TABLE mentions_undated PARTITION OF mentions FOR VALUES FROM (MINVALUE) TO (3102647491607134208);

CREATE TABLE claims (
    article     bigint NOT NULL,
    ordinal     int    NOT NULL,
    origin      text   NOT NULL,
    destination text   NOT NULL,
    low         float8 NOT NULL,
    high        float8 NOT NULL,
    measured    float8 NOT NULL,
    direction   text   NOT NULL,
    verdict     text   NOT NULL,
    PRIMARY KEY (article, ordinal)
);
CREATE INDEX claims_verdict ON claims (verdict, article);

CREATE TABLE texts (
    article bigint PRIMARY KEY,
    text    text NOT NULL
);

-- Words of titles and texts, as archive.Tokens cuts them.
CREATE TABLE words (
    article bigint PRIMARY KEY,
    words   tsvector NOT NULL
);
CREATE INDEX words_words ON words USING gin (words);

-- What people ask in SQL of their own.
CREATE VIEW mentioned AS
    SELECT a.id, a.published, a.source, a.title, a.url, a.language, p.id AS place, p.name, p.country, p.lon, p.lat,
        m.times, m.confidence / 1000.0 AS confidence
    FROM mentions m JOIN articles a ON a.key = m.article JOIN places p ON p.number = m.place;

-- +goose Down
DROP VIEW mentioned;
DROP TABLE words;
DROP TABLE texts;
DROP TABLE claims;
DROP TABLE mentions;
DROP TABLE places;
DROP TABLE articles;
