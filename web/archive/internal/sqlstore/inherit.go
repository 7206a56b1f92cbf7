package sqlstore

import (
	"database/sql"

	"dateline/web/archive"
)

// remove removes articles. The earliest copy of one, of those that stay, takes its
// place with all that is known of the text; copies of those that are held keep their
// original, which is about to come back.
func (c *change) remove(keys, held []archive.Key) error {
	if len(keys) == 0 {
		return nil
	}
	c.touch(keys...)
	list := c.db.list(keys...)
	if err := c.touchOriginals(list); err != nil {
		return err
	}
	heirs, err := c.earliestCopies(" AND NOT ("+c.db.among("key", 1)+") AND NOT ("+c.db.among("original", 2)+")", list, c.db.list(held...))
	if err != nil {
		return err
	}
	for original, heir := range heirs {
		if err := c.inherit(original, heir); err != nil {
			return err
		}
	}
	if err := c.empty(list); err != nil {
		return err
	}
	return c.exec("DELETE FROM articles WHERE "+c.db.among("key", 1), list)
}

// touchOriginals notes that the stories of which some articles are copies lose them.
func (c *change) touchOriginals(list any) error {
	originals, err := c.keys("SELECT DISTINCT original FROM articles WHERE original IS NOT NULL AND "+c.db.among("key", 1), list)
	c.touch(originals...)
	return err
}

// earliestCopies finds the earliest copy of each of some originals, which are the first
// argument, under a further condition.
func (c *change) earliestCopies(also string, args ...any) (map[archive.Key]member, error) {
	earliest := map[archive.Key]member{}
	err := c.query("SELECT original, key, id FROM articles WHERE "+c.db.among("original", 1)+also, args, func(rows *sql.Rows) error {
		var original archive.Key
		var m member
		err := rows.Scan(&original, &m.key, &m.id)
		if best, seen := earliest[original]; !seen || m.rank().compare(best.rank()) < 0 {
			earliest[original] = m
		}
		return err
	})
	return earliest, err
}

// inherit makes a copy the original of a story.
func (c *change) inherit(original archive.Key, heir member) error {
	c.touch(original, heir.key)
	if err := c.move(original, heir.key); err != nil {
		return err
	}
	if err := c.exec("UPDATE articles SET original = CASE WHEN key = $2 THEN NULL ELSE $2 END WHERE original = $1",
		int64(original), int64(heir.key)); err != nil {
		return err
	}
	return c.exec(`INSERT INTO corrections (article, name, was, place, made, ordinal)
		SELECT $2, c.name, c.was, c.place, c.made, c.ordinal FROM corrections c JOIN articles a ON a.id = c.article WHERE a.key = $1
		ON CONFLICT (article, name) DO NOTHING`, int64(original), heir.id)
}

// inheritCorrections gives an article the corrections of another too.
func (c *change) inheritCorrections(from, to string) error {
	return c.exec(`INSERT INTO corrections (article, name, was, place, made, ordinal)
		SELECT $2, name, was, place, made, ordinal FROM corrections WHERE article = $1 ON CONFLICT (article, name) DO NOTHING`, from, to)
}

// copiesOf gives the copies of an article another original.
func (c *change) copiesOf(from, to archive.Key) error {
	c.touch(from, to)
	return c.exec("UPDATE articles SET original = $2 WHERE original = $1", int64(from), int64(to))
}

// copyOf makes an article a copy of another.
func (c *change) copyOf(article, original archive.Key) error {
	return c.exec("UPDATE articles SET original = $2 WHERE key = $1", int64(article), int64(original))
}
