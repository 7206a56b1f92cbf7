package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"dateline/web/archive"
)

// Rows of an answer where a query names no limit.
const (
	defaultStories = 100
	defaultPlaces  = 1000
)

// Places counts the stories at each place that a query chooses.
func (s *Store) Places(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	list, err := s.countPlaces(ctx, q, func(c *choice) string {
		from, where := c.mentioned()
		return from + " WHERE " + strings.Join(where, " AND ")
	})
	return list, s.failed("counting places", err)
}

// mentioned is the FROM and WHERE of the mentions, called m, of the places that are counted.
func (c *choice) mentioned() (from string, where []string) {
	from, where = "mentions m", []string{c.span("m.article")}
	if c.q.NamesPlaces() {
		where = append(where, c.amongPlaces("m.place")+c.called("m."))
	} else if !c.q.From.IsZero() || !c.q.To.IsZero() {
		from = c.store.Dialect.ByArticle
	}
	if c.asksArticles() {
		chosen, conditions := c.fromArticles()
		where = append(where, "m.article IN (SELECT a.key FROM "+chosen+" WHERE "+strings.Join(conditions, " AND ")+")")
	}
	return from, where
}

// Together counts the stories at each place that is named with the chosen ones.
func (s *Store) Together(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	list, err := s.countPlaces(ctx, q, func(c *choice) string {
		from := "(" + c.articles() + ") s CROSS JOIN " + s.Dialect.ByArticle + " WHERE m.article = s.article"
		if c.q.NamesPlaces() {
			from += " AND NOT (" + c.amongPlaces("m.place") + ")"
		}
		return from
	})
	return list, s.failed("counting places named together", err)
}

// countPlaces counts the mentions, called m, of a FROM and WHERE by their places.
func (s *Store) countPlaces(ctx context.Context, q archive.Query, from func(*choice) string) ([]archive.PlaceCount, error) {
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	var list []archive.PlaceCount
	limit := q.Limit
	if limit <= 0 {
		limit = defaultPlaces
	}
	statement := "SELECT m.place, count(*), max(m.article) FROM " + from(c) + " GROUP BY m.place ORDER BY 2 DESC, 1"
	statement += fmt.Sprintf(" LIMIT $%d", c.arg(limit))
	err = s.query(ctx, s.Read, statement, c.args, func(rows *sql.Rows) error {
		var number int64
		var newest archive.Key
		var n archive.PlaceCount
		if err := rows.Scan(&number, &n.Stories, &newest); err != nil {
			return err
		}
		var ok bool
		if n.Place, ok = s.places.Place(number); !ok { // it was added since the query was prepared
			return nil
		}
		n.Newest = newest.Published()
		list = append(list, n)
		return nil
	})
	return list, err
}

// Days counts the stories of each day.
func (s *Store) Days(ctx context.Context, q archive.Query) ([]archive.DayCount, error) {
	c, err := s.choose(ctx, &q)
	if err != nil {
		return nil, s.failed("counting days", err)
	}
	if c.first = max(c.first, archive.FirstDated); c.isEmpty() {
		return nil, nil
	}
	var list []archive.DayCount
	day := archive.DaySQL("s.article")
	statement := "SELECT " + day + ", count(*) FROM (" + c.articles() + ") s GROUP BY 1 ORDER BY 1"
	err = s.query(ctx, s.Read, statement, c.args, func(rows *sql.Rows) error {
		var n int64
		var d archive.DayCount
		err := rows.Scan(&n, &d.Stories)
		d.Day = archive.DayOf(n)
		list = append(list, d)
		return err
	})
	if q.Limit > 0 && len(list) > q.Limit {
		list = list[len(list)-q.Limit:] // the newest
	}
	return list, s.failed("counting days", err)
}

// Articles lists the stories that a query chooses.
func (s *Store) Articles(ctx context.Context, q archive.Query) (archive.Page, error) {
	page, err := s.page(ctx, q)
	return page, s.failed("listing articles", err)
}

func (s *Store) page(ctx context.Context, q archive.Query) (archive.Page, error) {
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

// slices are parts of the time of a choice from the newest to the oldest, each twice
// as long as the one before, where the articles of some places are looked for: so the
// newest of a place that half of all articles name are found without gathering all of
// them. Other choices are one slice.
func (c *choice) slices(ctx context.Context) func(yield func(*choice) bool) {
	return func(yield func(*choice) bool) {
		if !c.q.NamesPlaces() || len(c.places) > maxSought {
			yield(c)
			return
		}
		newest, err := c.store.newest(ctx, c.end)
		if err != nil || newest < c.first { // one slice finds nothing, or the error again
			yield(c)
			return
		}
		end, length := newest+1, firstSlice
		for end > c.first {
			part := *c
			part.args, part.listed = nil, 0
			part.end, part.first = end, max(c.first, end-length)
			if part.first <= archive.FirstDated || length > 1<<14*firstSlice { // 45 years
				part.first = c.first
			}
			if !yield(&part) {
				return
			}
			end, length = part.first, 2*length
		}
	}
}

// newest is the highest key below another, -1 where there is none.
func (s *Store) newest(ctx context.Context, below archive.Key) (archive.Key, error) {
	key := archive.Key(-1)
	err := s.query(ctx, s.Read, `SELECT coalesce(max(key), -1) FROM articles WHERE key < $1`, []any{int64(below)},
		func(rows *sql.Rows) error { return rows.Scan(&key) })
	return key, err
}

// keys lists the newest articles of a choice.
func (s *Store) keys(ctx context.Context, c *choice, limit int) ([]archive.Key, error) {
	from, where := c.fromArticles()
	switch {
	case !c.q.NamesPlaces():
	case len(c.places) > maxSought:
		where = append(
			where,
			// The plus keeps the index from being searched for each of the many places.
			"EXISTS (SELECT 1 FROM "+s.Dialect.ByArticle+" WHERE m.article = a.key AND "+c.amongPlaces("+m.place")+c.called("m.")+")",
		)
	default:
		where = append(where, "a.key IN ("+c.ofPlaces()+")")
	}
	order := "a.key"
	if !c.q.Words.IsZero() {
		order = s.Dialect.WordsKey
	}
	statement := "SELECT a.key FROM " + from + " WHERE " + strings.Join(where, " AND ") + " ORDER BY " + order + " DESC"
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
