package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"dateline/web/archive"
)

// Delete removes an article.
func (s *Store) Delete(ctx context.Context, id string) error {
	if !archive.ValidID(id) {
		return s.failed("removing an article", archive.ErrNotFound)
	}
	err := s.write(ctx, func(tx *change) error {
		var keys []archive.Key
		err := s.query(ctx, tx, "SELECT key FROM articles WHERE id = $1", []any{id}, func(rows *sql.Rows) error {
			var k archive.Key
			err := rows.Scan(&k)
			keys = append(keys, k)
			return err
		})
		if err == nil && len(keys) == 0 {
			err = archive.ErrNotFound
		}
		if err != nil {
			return err
		}
		return s.forget(ctx, tx, keys)
	})
	if err == nil {
		err = s.Dialect.Forgotten(ctx, false)
	}
	return s.failed("removing an article", err)
}

// atOnce is how many articles are removed in one transaction, so that others may
// write in between.
const atOnce = 500

// Forget removes all articles published before a time.
func (s *Store) Forget(ctx context.Context, before time.Time) (removed int64, err error) {
	_, end := archive.KeysBetween(time.Time{}, before)
	if before.IsZero() {
		return 0, nil
	}
	for {
		var n int64
		err := s.write(ctx, func(tx *change) error {
			var keys []archive.Key
			err := s.query(ctx, tx, "SELECT key FROM articles WHERE key >= $1 AND key < $2 ORDER BY key LIMIT $3",
				[]any{int64(archive.FirstDated), int64(end), atOnce}, func(rows *sql.Rows) error {
					var k archive.Key
					err := rows.Scan(&k)
					keys = append(keys, k)
					return err
				})
			if err != nil {
				return err
			}
			n = int64(len(keys))
			return s.forget(ctx, tx, keys)
		})
		if err != nil {
			return removed, s.failed("forgetting articles", err)
		}
		if removed += n; n < atOnce {
			break
		}
	}
	return removed, s.failed("forgetting articles", s.Dialect.Forgotten(ctx, true))
}

// forget removes articles for good, with the corrections of them.
func (s *Store) forget(ctx context.Context, tx *change, keys []archive.Key) error {
	ids := []string{}
	list := s.Dialect.List(numbers(keys))
	err := s.query(ctx, tx, "SELECT id FROM articles WHERE "+s.among("key", 1), []any{list}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return err
	}
	if err := s.remove(ctx, tx, keys, nil); err != nil {
		return err
	}
	return s.exec(ctx, tx, "DELETE FROM corrections WHERE "+s.amongTexts("article", 1), s.Dialect.List(ids))
}

// remove removes articles. The earliest copy of one, of those that stay, takes its
// place with all that is known of the text; copies of those that are held keep their
// original, which is about to come back.
func (s *Store) remove(ctx context.Context, tx *change, keys, held []archive.Key) error {
	if len(keys) == 0 {
		return nil
	}
	tx.touch(keys...)
	list := s.Dialect.List(numbers(keys))
	if err := s.touchOriginals(ctx, tx, list); err != nil {
		return err
	}
	heirs, err := s.earliestCopies(ctx, tx, " AND NOT ("+s.among("key", 1)+") AND NOT ("+s.among("original", 2)+")",
		list, s.Dialect.List(numbers(held)))
	if err != nil {
		return err
	}
	for original, heir := range heirs {
		if err := s.inherit(ctx, tx, original, heir); err != nil {
			return err
		}
	}
	if err := s.empty(ctx, tx, list); err != nil {
		return err
	}
	return s.exec(ctx, tx, "DELETE FROM articles WHERE "+s.among("key", 1), list)
}

// touchOriginals notes that the stories of which some articles are copies lose them.
func (s *Store) touchOriginals(ctx context.Context, tx *change, list any) error {
	return s.query(ctx, tx, "SELECT DISTINCT original FROM articles WHERE original IS NOT NULL AND "+s.among("key", 1), []any{list},
		func(rows *sql.Rows) error {
			var original archive.Key
			err := rows.Scan(&original)
			tx.touch(original)
			return err
		})
}

// empty removes what is known of the texts of articles: of a copy nothing is.
func (s *Store) empty(ctx context.Context, tx *change, list any) error {
	for _, statement := range []string{
		"DELETE FROM mentions WHERE " + s.among("article", 1),
		"DELETE FROM claims WHERE " + s.among("article", 1),
		"DELETE FROM texts WHERE " + s.among("article", 1),
		s.Dialect.DropWords,
	} {
		if err := s.exec(ctx, tx, statement, list); err != nil {
			return err
		}
	}
	return nil
}

// inherit makes a copy the original of a story.
func (s *Store) inherit(ctx context.Context, tx *change, original archive.Key, to member) error {
	heir := to.key
	tx.touch(original, heir)
	if s.Dialect.Room != nil {
		if err := s.Dialect.Room(ctx, tx.Tx, []archive.Key{heir}); err != nil {
			return err
		}
	}
	for _, statement := range []string{
		"UPDATE mentions SET article = $2 WHERE article = $1",
		"UPDATE claims SET article = $2 WHERE article = $1",
		"UPDATE texts SET article = $2 WHERE article = $1",
		"UPDATE articles SET original = CASE WHEN key = $2 THEN NULL ELSE $2 END WHERE original = $1",
	} {
		if err := s.exec(ctx, tx, statement, int64(original), int64(heir)); err != nil {
			return err
		}
	}
	if err := s.exec(ctx, tx, `INSERT INTO corrections (article, name, was, place, made, ordinal)
		SELECT $2, c.name, c.was, c.place, c.made, c.ordinal FROM corrections c JOIN articles a ON a.id = c.article WHERE a.key = $1
		ON CONFLICT (article, name) DO NOTHING`, int64(original), to.id); err != nil {
		return err
	}
	var title, text string
	err := s.query(
		ctx,
		tx,
		"SELECT title, coalesce((SELECT text FROM texts WHERE article = key), '') FROM articles WHERE key = $1",
		[]any{int64(heir)},
		func(rows *sql.Rows) error { return rows.Scan(&title, &text) },
	)
	if err != nil {
		return err
	}
	p := putter{store: s, ctx: ctx, tx: tx}
	return p.addJSON(s.Dialect.AddWords, [][]any{p.words(heir, title, text)})
}
