package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"dateline/web/archive"
)

// changes adds and removes articles.
type changes struct{ *database }

// Delete removes an article.
func (s *changes) Delete(ctx context.Context, id string) error {
	if !archive.ValidID(id) {
		return s.failed("removing an article", archive.ErrNotFound)
	}
	err := s.write(ctx, func(c *change) error {
		keys, err := c.keys("SELECT key FROM articles WHERE id = $1", id)
		if err == nil && len(keys) == 0 {
			err = archive.ErrNotFound
		}
		if err != nil {
			return err
		}
		return c.forget(keys)
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
func (s *changes) Forget(ctx context.Context, before time.Time) (removed int64, err error) {
	_, end := archive.KeysBetween(time.Time{}, before)
	if before.IsZero() {
		return 0, nil
	}
	for {
		var n int64
		err := s.write(ctx, func(c *change) error {
			keys, err := c.keys("SELECT key FROM articles WHERE key >= $1 AND key < $2 ORDER BY key LIMIT $3",
				int64(archive.FirstDated), int64(end), atOnce)
			if err != nil {
				return err
			}
			n = int64(len(keys))
			return c.forget(keys)
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
func (c *change) forget(keys []archive.Key) error {
	ids := []string{}
	err := c.query("SELECT id FROM articles WHERE "+c.db.among("key", 1), []any{c.db.list(keys...)}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return err
	}
	if err := c.remove(keys, nil); err != nil {
		return err
	}
	return c.exec("DELETE FROM corrections WHERE "+c.db.amongTexts("article", 1), c.db.Dialect.List(ids))
}
