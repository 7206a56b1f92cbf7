-- +goose Up
-- What a story names is one value, as type facts of package sqlstore has it; names are the words
-- that are not the name of their place, by its number: JSON.
CREATE TABLE stories (
    article  INTEGER PRIMARY KEY,
    mentions BLOB NOT NULL,
    names    TEXT
) STRICT;
INSERT INTO stories (article, mentions, names)
    SELECT a.key, coalesce(m.facts, x''), m.names FROM articles a LEFT JOIN (
        SELECT article, unhex(group_concat(printf('%08x%04x%04x%04x%06x%06x', place, min(times, 65535), confidence, kinds,
                min(start, 16777215), min(stop, 16777215)), '' ORDER BY place)) AS facts,
            CASE WHEN max(name) > '' THEN json_group_object(place, name) FILTER (WHERE name > '') END AS names
        FROM mentions INDEXED BY mentions_article GROUP BY article) m ON m.article = a.key
    WHERE a.original IS NULL ORDER BY a.key;

-- The stories that name a place, by their keys, which is by time.
CREATE TABLE named (
    place   INTEGER NOT NULL,
    article INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    PRIMARY KEY (place, article)
) STRICT, WITHOUT ROWID;
INSERT INTO named (place, article, name) SELECT place, article, name FROM mentions ORDER BY place, article;
DROP TABLE mentions;
