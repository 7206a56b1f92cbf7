package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"dateline/web/archive"
)

const articleColumns = "key, id, url, source, title, language, country, reader"

// scanArticle reads the articleColumns.
func scanArticle(rows *sql.Rows, more ...any) (k archive.Key, a archive.Article, err error) {
	err = rows.Scan(append([]any{&k, &a.ID, &a.URL, &a.Source, &a.Title, &a.Language, &a.Country, &a.Reader}, more...)...)
	a.Published = k.Published()
	return k, a, err
}

// stories reads the articles of keys, in their order. One that was removed meanwhile
// is left out.
func (s *Store) stories(ctx context.Context, keys []archive.Key) ([]archive.Found, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	found := make(map[archive.Key]*archive.Found, len(keys))
	args := []any{s.Dialect.List(numbers(keys))}
	err := s.query(
		ctx,
		s.Read,
		"SELECT "+articleColumns+" FROM articles WHERE "+s.among("key", 1),
		args,
		func(rows *sql.Rows) error {
			k, a, err := scanArticle(rows)
			found[k] = &archive.Found{Article: a}
			return err
		},
	)
	if err == nil {
		err = s.mentions(ctx, s.Read, args, found)
	}
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

// mentions adds the mentions of the articles that are listed in the arguments.
func (s *Store) mentions(ctx context.Context, db querier, args []any, to map[archive.Key]*archive.Found) error {
	err := s.query(ctx, db, "SELECT article, place, times, confidence, kinds, start, stop, name FROM "+s.Dialect.ByArticle+
		" WHERE "+s.among("article", 1), args, func(rows *sql.Rows) error {
		var k archive.Key
		var place, confidence int64
		var m archive.Mention
		if err := rows.Scan(&k, &place, &m.Times, &confidence, &m.Kinds, &m.Start, &m.End, &m.Name); err != nil {
			return err
		}
		m.Confidence = float64(confidence) / 1000
		f, ok := to[k]
		if m.Place, _ = s.places.Place(place); !ok || m.Place.ID == "" { // put since this call began
			return nil
		}
		f.Mentions = append(f.Mentions, m)
		return nil
	})
	for _, f := range to {
		slices.SortFunc(f.Mentions, func(a, b archive.Mention) int { return strings.Compare(a.Place.ID, b.Place.ID) })
	}
	return err
}

// copies adds the copies of the articles that are listed in the arguments.
func (s *Store) copies(ctx context.Context, args []any, to map[archive.Key]*archive.Found) error {
	return s.query(
		ctx,
		s.Read,
		"SELECT "+articleColumns+", original FROM articles WHERE "+s.among("original", 1)+" ORDER BY key",
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
func (s *Store) Get(ctx context.Context, id string) (archive.Detail, error) {
	d, err := s.detail(ctx, id)
	return d, s.failed("reading an article", err)
}

func (s *Store) detail(ctx context.Context, id string) (archive.Detail, error) {
	var d archive.Detail
	if !archive.ValidID(id) {
		return d, archive.ErrNotFound
	}
	if err := s.learn(ctx, s.Read); err != nil {
		return d, err
	}
	found := map[archive.Key]*archive.Found{}
	var key archive.Key
	var original sql.NullInt64
	err := s.query(
		ctx,
		s.Read,
		"SELECT "+articleColumns+", original FROM articles WHERE id = $1",
		[]any{id},
		func(rows *sql.Rows) error {
			k, a, err := scanArticle(rows, &original)
			d.Article, key, found[k] = a, k, &d.Found
			return err
		},
	)
	if err == nil && len(found) == 0 {
		err = archive.ErrNotFound
	}
	args := []any{s.Dialect.List([]int64{int64(key)})}
	if err == nil {
		err = s.mentions(ctx, s.Read, args, found)
	}
	if err == nil {
		err = s.copies(ctx, args, found)
	}
	if err == nil {
		err = s.claims(ctx, s.Read, key, &d)
	}
	if err == nil && original.Valid {
		err = s.query(ctx, s.Read, "SELECT id FROM articles WHERE key = $1", []any{original.Int64},
			func(rows *sql.Rows) error { return rows.Scan(&d.CopyOf) })
	}
	if err == nil {
		err = s.query(ctx, s.Read, "SELECT text FROM texts WHERE article = $1", []any{int64(key)},
			func(rows *sql.Rows) error { return rows.Scan(&d.Text) })
	}
	return d, err
}

// Known tells which of some ids are those of articles that the archive has.
func (s *Store) Known(ctx context.Context, ids []string) (map[string]bool, error) {
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

// claims adds the claims of an article.
func (s *Store) claims(ctx context.Context, db querier, key archive.Key, d *archive.Detail) error {
	return s.query(
		ctx,
		db,
		`SELECT origin, destination, low, high, measured, direction, verdict FROM claims WHERE article = $1 ORDER BY ordinal`,
		[]any{int64(key)},
		func(rows *sql.Rows) error {
			var c archive.Claim
			err := rows.Scan(&c.From, &c.To, &c.Stated[0], &c.Stated[1], &c.Measured, &c.Direction, &c.Verdict)
			d.Claims = append(d.Claims, c)
			return err
		},
	)
}

// Stats tells what the archive holds.
func (s *Store) Stats(ctx context.Context) (archive.Stats, error) {
	var n archive.Stats
	var oldest, newest archive.Key
	for _, one := range []struct {
		statement string
		to        []any
	}{
		{`SELECT coalesce(max(key), 0) FROM articles`, []any{&newest}},
		{`SELECT count(*) FROM articles WHERE original IS NOT NULL`, []any{&n.Copies}},
		{`SELECT coalesce(min(key), 0) FROM articles WHERE key >= $1`, []any{&oldest}},
		{`SELECT count(*) FROM texts`, []any{&n.Texts}},
		{`SELECT count(*) FROM claims`, []any{&n.Claims}},
		{`SELECT count(DISTINCT article) FROM corrections`, []any{&n.Corrected}},
		{s.Dialect.Size, []any{&n.Bytes}},
	} {
		var args []any
		if strings.Contains(one.statement, "$1") {
			args = []any{int64(archive.FirstDated)}
		}
		err := s.query(ctx, s.Read, one.statement, args, func(rows *sql.Rows) error { return rows.Scan(one.to...) })
		if err != nil {
			return archive.Stats{}, s.failed("counting", err)
		}
	}
	if err := s.statsOfDays(ctx, &n); err != nil {
		return archive.Stats{}, s.failed("counting", err)
	}
	n.Oldest, n.Newest = oldest.Published(), newest.Published()
	return n, nil
}

// statsOfDays fills in what the counts of days add up to.
func (s *Store) statsOfDays(ctx context.Context, n *archive.Stats) error {
	all := choice{store: s, q: &archive.Query{}, end: archive.EndOfKeys}
	stories := func(end archive.Key) (int64, error) {
		counts := valueTally{}
		err := s.sum(ctx, all.part(0, end), byStory, counts.addEncoded,
			func(db querier, c *choice) error { return counts.count(ctx, db, c, byStory) })
		return counts[""], err
	}
	var err, err2 error
	n.Stories, err = stories(archive.EndOfKeys)
	n.Undated, err2 = stories(archive.FirstDated)
	places, err3 := s.placesOfDays(ctx, &all)
	for _, at := range places {
		n.Mentions += at.stories
		if at.stories > 0 {
			n.Places++
		}
	}
	return errors.Join(err, err2, err3)
}

func numbers(keys []archive.Key) []int64 {
	list := make([]int64, len(keys))
	for i, k := range keys {
		list[i] = int64(k)
	}
	return list
}
