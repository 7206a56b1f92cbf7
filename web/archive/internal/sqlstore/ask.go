package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
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
	list, err := s.countPlaces(ctx, q)
	return list, s.failed("counting places", err)
}

func (s *Store) countPlaces(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	var counts placeTally
	if c.asksArticles() || q.Called != "" || q.NamesPlaces() && len(c.places) <= maxSought {
		from, where := c.mentioned()
		err = counts.count(ctx, s.Read, c, from, where, c.limit())
		return counts.list(c, func(int64) bool { return true }), err
	}
	counts, err = s.placesOfDays(ctx, c)
	return counts.list(c, c.counts), err
}

// placesOfDays counts the stories at places by days: of those that a choice names, and in whole days
// of others.
func (s *Store) placesOfDays(ctx context.Context, c *choice) (placeTally, error) {
	var counts placeTally
	err := s.sum(ctx, c, byPlace, counts.addEncoded, func(db querier, c *choice) error {
		from, where := c.mentioned()
		return counts.count(ctx, db, c, from, where, 0)
	})
	return counts, err
}

// limit is how many places or values a query wants at most.
func (c *choice) limit() int {
	if c.q.Limit <= 0 {
		return defaultPlaces
	}
	return c.q.Limit
}

// Together counts the stories at each place that is named with the chosen ones.
func (s *Store) Together(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	list, err := s.together(ctx, q)
	return list, s.failed("counting places named together", err)
}

func (s *Store) together(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	from := "(" + c.articles() + ") s CROSS JOIN " + s.Dialect.ByArticle
	where := "m.article = s.article"
	if q.NamesPlaces() {
		where += " AND NOT (" + c.amongPlaces("m.place") + ")"
	}
	var counts placeTally
	err = counts.count(ctx, s.Read, c, from, where, c.limit())
	return counts.list(c, func(int64) bool { return true }), err
}

// Days counts the stories of each day.
func (s *Store) Days(ctx context.Context, q archive.Query) ([]archive.DayCount, error) {
	list, err := s.countDays(ctx, q)
	if q.Limit > 0 && len(list) > q.Limit {
		list = list[len(list)-q.Limit:] // the newest
	}
	return list, s.failed("counting days", err)
}

func (s *Store) countDays(ctx context.Context, q archive.Query) ([]archive.DayCount, error) {
	c, err := s.choose(ctx, &q)
	if err != nil {
		return nil, err
	}
	if c.first = max(c.first, archive.FirstDated); c.isEmpty() {
		return nil, nil
	}
	var list []archive.DayCount
	ofSpan := func(db querier, c *choice) error {
		statement := "SELECT " + archive.DaySQL("s.article") + ", count(*) FROM (" + c.articles() + ") s GROUP BY 1 ORDER BY 1"
		return s.query(ctx, db, statement, c.args, func(rows *sql.Rows) error {
			var n int64
			var d archive.DayCount
			err := rows.Scan(&n, &d.Stories)
			d.Day = archive.DayOf(n)
			list = append(list, d)
			return err
		})
	}
	if c.asksArticles() || q.NamesPlaces() {
		err = ofSpan(s.Read, c)
		return list, err
	}
	ofDay := func(day int64, counts []byte) error {
		v := valueTally{}
		err := v.addEncoded(day, counts)
		list = append(list, archive.DayCount{Day: archive.DayOf(day), Stories: v[""]})
		return err
	}
	err = s.sum(ctx, c, byStory, ofDay, ofSpan)
	slices.SortFunc(list, func(a, b archive.DayCount) int { return a.Day.Compare(b.Day) })
	return list, err
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
		newest, err := c.store.newest(ctx, c.end)
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
