package sqlstore

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"dateline/web/archive"
)

const articleColumns = "a.key, a.id, a.url, a.source, a.title, a.language, a.country, a.reader"

// scanArticle reads the articleColumns.
func scanArticle(rows *sql.Rows, more ...any) (k archive.Key, a archive.Article, err error) {
	err = rows.Scan(append([]any{&k, &a.ID, &a.URL, &a.Source, &a.Title, &a.Language, &a.Country, &a.Reader}, more...)...)
	a.Published = k.Published()
	return k, a, err
}

// stories reads the articles of keys, in their order. One that was removed meanwhile
// is left out.
func (s *articles) stories(ctx context.Context, keys []archive.Key) ([]archive.Found, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	found := make(map[archive.Key]*archive.Found, len(keys))
	args := []any{s.list(keys...)}
	err := s.found(ctx, s.among("a.key", 1), args, func(k archive.Key, _ archive.Key, f archive.Found) { found[k] = &f })
	if err == nil {
		err = s.copies(ctx, args, found)
	}
	list := make([]archive.Found, 0, len(keys))
	for _, k := range keys {
		if f, ok := found[k]; ok {
			list = append(list, *f)
		}
	}
	return list, err
}

// found reads articles with what they name, and of a copy the key of its original.
func (s *articles) found(ctx context.Context, where string, args []any, each func(key, original archive.Key, f archive.Found)) error {
	statement := "SELECT " + articleColumns + ", a.original, s.mentions, s.names FROM articles a LEFT JOIN stories s ON s.article = a.key WHERE " + where
	return s.query(ctx, s.Read, statement, args, func(rows *sql.Rows) error {
		var original sql.NullInt64
		var b, names sql.RawBytes
		k, a, err := scanArticle(rows, &original, &b, &names)
		if err == nil {
			err = facts(b).check(k)
		}
		if err != nil {
			return err
		}
		f := archive.Found{Article: a}
		f.Mentions, err = facts(b).mentions(names, &s.places)
		slices.SortFunc(f.Mentions, func(a, b archive.Mention) int { return strings.Compare(a.Place.ID, b.Place.ID) })
		each(k, archive.Key(original.Int64), f)
		return err
	})
}

// copies adds the copies of the articles that are listed in the arguments.
func (s *articles) copies(ctx context.Context, args []any, to map[archive.Key]*archive.Found) error {
	return s.query(
		ctx,
		s.Read,
		"SELECT "+articleColumns+", a.original FROM articles a WHERE "+s.among("a.original", 1)+" ORDER BY a.key",
		args,
		func(rows *sql.Rows) error {
			var original archive.Key
			_, a, err := scanArticle(rows, &original)
			if f, ok := to[original]; ok {
				f.Copies = append(
					f.Copies,
					archive.Copy{ID: a.ID, URL: a.URL, Source: a.Source, Title: a.Title, Published: a.Published},
				)
			}
			return err
		},
	)
}

// Get reads all that is known of an article.
func (s *articles) Get(ctx context.Context, id string) (archive.Detail, error) {
	d, err := s.detail(ctx, id)
	return d, s.failed("reading an article", err)
}

func (s *articles) detail(ctx context.Context, id string) (archive.Detail, error) {
	var d archive.Detail
	if !archive.ValidID(id) {
		return d, archive.ErrNotFound
	}
	if err := s.learn(ctx, s.Read); err != nil {
		return d, err
	}
	found := map[archive.Key]*archive.Found{}
	var key, original archive.Key
	err := s.found(ctx, "a.id = $1", []any{id}, func(k, of archive.Key, f archive.Found) {
		d.Found, key, original = f, k, of
		found[k] = &d.Found
	})
	if err == nil && len(found) == 0 {
		err = archive.ErrNotFound
	}
	if err == nil {
		err = s.copies(ctx, []any{s.list(key)}, found)
	}
	if err == nil {
		d.Claims, err = s.claimsOf(ctx, s.Read, key)
	}
	if err == nil && original != 0 {
		err = s.query(ctx, s.Read, "SELECT id FROM articles WHERE key = $1", []any{int64(original)},
			func(rows *sql.Rows) error { return rows.Scan(&d.CopyOf) })
	}
	if err == nil {
		err = s.query(ctx, s.Read, "SELECT text FROM texts WHERE article = $1", []any{int64(key)},
			func(rows *sql.Rows) error { return rows.Scan(&d.Text) })
	}
	return d, err
}

// Known tells which of some ids are those of articles that the archive has.
func (s *articles) Known(ctx context.Context, ids []string) (map[string]bool, error) {
	known := map[string]bool{}
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !archive.ValidID(id) })
	err := s.query(ctx, s.Read, "SELECT id FROM articles WHERE "+s.amongTexts("id", 1), []any{s.Dialect.List(ids)},
		func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			known[id] = true
			return err
		})
	return known, s.failed("looking for ids", err)
}

// claimsOf reads the claims of an article.
func (s *database) claimsOf(ctx context.Context, db querier, key archive.Key) (list []archive.Claim, err error) {
	err = s.query(
		ctx,
		db,
		`SELECT origin, destination, low, high, measured, direction, verdict FROM claims WHERE article = $1 ORDER BY ordinal`,
		[]any{int64(key)},
		func(rows *sql.Rows) error {
			var c archive.Claim
			err := rows.Scan(&c.From, &c.To, &c.Stated[0], &c.Stated[1], &c.Measured, &c.Direction, &c.Verdict)
			list = append(list, c)
			return err
		},
	)
	return list, err
}
