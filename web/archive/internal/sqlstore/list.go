package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"dateline/web/archive"
)

// articles lists and reads articles.
type articles struct{ *database }

// Articles lists the stories that a query chooses.
func (s *articles) Articles(ctx context.Context, q archive.Query) (archive.Page, error) {
	page, err := s.page(ctx, q)
	return page, s.failed("listing articles", err)
}

func (s *articles) page(ctx context.Context, q archive.Query) (archive.Page, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = defaultStories
	}
	c, err := s.choose(ctx, &q)
	if err != nil {
		return archive.Page{}, err
	}
	c.end = min(c.end, q.After.Below())
	if c.isEmpty() {
		return archive.Page{}, nil
	}
	var keys []archive.Key
	for slice := range c.slices(ctx) {
		more, err := s.keys(ctx, slice, limit+1-len(keys))
		if err != nil {
			return archive.Page{}, err
		}
		if keys = append(keys, more...); len(keys) > limit {
			break
		}
	}
	var page archive.Page
	if len(keys) > limit {
		keys = keys[:limit]
		page.Next = archive.CursorAfter(keys[limit-1])
	}
	page.Stories, err = s.stories(ctx, keys)
	return page, err
}

// maxSought is the number of places up to which the articles that name them are
// looked up; of more places some are in most articles, which are gone through.
const maxSought = 1000

// firstSlice is a day, in keys.
const firstSlice = archive.Key(24*60*60) << 23

// soonSought is a time, in keys, in which even a place that half of all articles name is in so few
// that all of them are gathered.
const soonSought = 8 * firstSlice

// slices are parts of the time of a choice from the newest to the oldest, each twice
// as long as the one before, where the articles of some places are looked for: so the
// newest of a place that half of all articles name are found without gathering all of
// them. Other choices are one slice.
func (c *choice) slices(ctx context.Context) func(yield func(*choice) bool) {
	return func(yield func(*choice) bool) {
		if !c.q.NamesPlaces() || len(c.places) > maxSought || c.end-c.first <= soonSought {
			yield(c)
			return
		}
		newest, err := c.db.newest(ctx, c.end)
		if err != nil || newest < c.first { // one slice finds nothing, or the error again
			yield(c)
			return
		}
		end, length := newest+1, firstSlice
		for end > c.first {
			part := c.part(max(c.first, end-length), end)
			if part.first <= archive.FirstDated || length > 1<<14*firstSlice { // 45 years
				part.first = c.first
			}
			if !yield(part) {
				return
			}
			end, length = part.first, 2*length
		}
	}
}

// keys lists the newest articles of a choice.
func (s *articles) keys(ctx context.Context, c *choice, limit int) ([]archive.Key, error) {
	if len(c.places) > maxSought && c.q.Called == "" {
		return s.keysThrough(ctx, c, limit)
	}
	statement := c.newestFirst()
	var keys []archive.Key
	statement += fmt.Sprintf(" LIMIT $%d", c.arg(limit))
	err := s.query(ctx, s.Read, statement, c.args, func(rows *sql.Rows) error {
		var k archive.Key
		err := rows.Scan(&k)
		keys = append(keys, k)
		return err
	})
	return keys, err
}

// newestFirst is a list of the keys of a choice.
func (c *choice) newestFirst() string {
	if c.q.NamesPlaces() && !c.asksArticles() {
		return "SELECT s.article FROM (" + c.ofPlaces() + ") s ORDER BY " + c.db.Dialect.Sorted("s.article") + " DESC"
	}
	from, where := c.fromArticles()
	if c.q.NamesPlaces() {
		where = append(where, "a.key IN ("+c.ofPlaces()+")")
	}
	order := "a.key"
	if !c.q.Words.IsZero() {
		order = c.db.Dialect.Sorted(c.db.Dialect.WordsKey)
	}
	return "SELECT a.key FROM " + from + " WHERE " + strings.Join(where, " AND ") + " ORDER BY " + order + " DESC"
}

// keysThrough is keys for so many places that most articles name one: it goes through the articles, by parts that double.
func (s *articles) keysThrough(ctx context.Context, c *choice, limit int) ([]archive.Key, error) {
	var keys []archive.Key
	for rows, end := 2*limit, c.end; ; rows *= 2 {
		part := c.part(c.first, end)
		from, where := part.fromArticles()
		statement := "SELECT a.key, t.mentions FROM " + from + " JOIN stories t ON t.article = a.key WHERE " +
			strings.Join(where, " AND ") + fmt.Sprintf(" ORDER BY a.key DESC LIMIT $%d", part.arg(rows))
		seen := 0
		err := s.query(ctx, s.Read, statement, part.args, func(rows *sql.Rows) error {
			var b sql.RawBytes
			if err := rows.Scan(&end, &b); err != nil {
				return err
			}
			seen++
			names := false
			facts(b).places(func(number int64) { names = names || c.counts(number) })
			if names && len(keys) < limit {
				keys = append(keys, end)
			}
			return facts(b).check(end)
		})
		if err != nil || len(keys) == limit || seen < rows {
			return keys, err
		}
	}
}
