-- +goose Up
-- What is known of the text of a story, in a partition for each month, made when the first article
-- of it comes. mentions is as type facts of package sqlstore has it, and places are the places of it;
-- names are the words that are not the name of their place, by its number.
CREATE TABLE stories (
    article  bigint   NOT NULL PRIMARY KEY,
    mentions bytea    NOT NULL,
    names    jsonb,
    places   int[]    NOT NULL,
    words    tsvector NOT NULL
) PARTITION BY RANGE (article);
CREATE TABLE stories_undated PARTITION OF stories FOR VALUES FROM (MINVALUE) TO (3102647491607134208);

-- +goose StatementBegin
DO $$
DECLARE
    month timestamp;
    first bigint;
BEGIN
    FOR month IN SELECT DISTINCT date_trunc('month', published AT TIME ZONE 'UTC') FROM articles
        WHERE original IS NULL AND published IS NOT NULL
    LOOP
        first := (extract(epoch FROM month)::bigint + 432000000000) << 23;
        EXECUTE format('CREATE TABLE stories_%s PARTITION OF stories FOR VALUES FROM (%s) TO (%s)', to_char(month, 'YYYY_MM'),
            greatest(first, 3102647491607134208), (extract(epoch FROM month + interval '1 month')::bigint + 432000000000) << 23);
    END LOOP;
END $$;
-- +goose StatementEnd
INSERT INTO stories (article, mentions, names, places, words)
    SELECT a.key, coalesce(m.facts, ''), m.names, coalesce(m.places, '{}'), coalesce(w.words, '')
    FROM articles a LEFT JOIN words w ON w.article = a.key LEFT JOIN (
        SELECT article, string_agg(int4send(place::int) || substring(int4send(least(times, 65535)) FROM 3) || int2send(confidence::smallint)
                || int2send(kinds::smallint) || substring(int4send(least(start, 16777215)) FROM 2)
                || substring(int4send(least(stop, 16777215)) FROM 2), '' ORDER BY place) AS facts,
            jsonb_object_agg(place, name) FILTER (WHERE name > '') AS names, array_agg(place::int ORDER BY place) AS places
        FROM mentions GROUP BY article) m ON m.article = a.key
    WHERE a.original IS NULL;
CREATE INDEX stories_places ON stories USING gin (places);
CREATE INDEX stories_words ON stories USING gin (words);

-- What people ask in SQL of their own.
DROP VIEW mentioned;
CREATE VIEW mentioned AS
    SELECT a.id, a.published, a.source, a.title, a.url, a.language, p.id AS place, p.name, p.country, p.lon, p.lat,
        get_byte(s.mentions, n.at + 4) * 256 + get_byte(s.mentions, n.at + 5) AS times,
        (get_byte(s.mentions, n.at + 6) * 256 + get_byte(s.mentions, n.at + 7)) / 1000.0 AS confidence
    FROM stories s JOIN articles a ON a.key = s.article
        CROSS JOIN LATERAL (SELECT u.place, (u.n::int - 1) * 16 AS at FROM unnest(s.places) WITH ORDINALITY AS u(place, n)) n
        JOIN places p ON p.number = n.place;
DROP TABLE mentions;
DROP TABLE words;
