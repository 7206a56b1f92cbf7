package sqlstore

import (
	"context"
	"database/sql"
	"slices"

	"dateline/web/archive"
)

// Rows of an answer where a query names no limit.
const (
	defaultStories = 100
	defaultPlaces  = 1000
)

// counts counts stories.
type counts struct{ *database }

// Places counts the stories at each place that a query chooses.
func (s *counts) Places(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	list, err := s.countPlaces(ctx, q)
	return list, s.failed("counting places", err)
}

func (s *counts) countPlaces(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	var counts placeTally
	switch {
	case c.q.NamesPlaces() && (len(c.places) <= maxSought || c.asksArticles() || q.Called != ""):
		err = counts.count(ctx, s.Read, c, c.limit())
	case c.asksArticles():
		err = counts.addStories(ctx, s.Read, c)
	default:
		counts, err = s.placesOfDays(ctx, c)
	}
	return counts.list(c, c.counts), err
}

// placesOfDays counts the stories at places by days: of those that a choice names, and of others.
func (s *counts) placesOfDays(ctx context.Context, c *choice) (placeTally, error) {
	var counts placeTally
	all := *c
	all.q = &archive.Query{}
	err := s.sum(ctx, &all, byPlace, counts.addEncoded, func(db querier, c *choice) error { return counts.addStories(ctx, db, c) })
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
func (s *counts) Together(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	list, err := s.together(ctx, q)
	return list, s.failed("counting places named together", err)
}

func (s *counts) together(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	var counts placeTally
	err = counts.addStories(ctx, s.Read, c)
	others := func(number int64) bool { return !q.NamesPlaces() || !c.counts(number) }
	return counts.list(c, others), err
}

// Days counts the stories of each day.
func (s *counts) Days(ctx context.Context, q archive.Query) ([]archive.DayCount, error) {
	list, err := s.countDays(ctx, q)
	if q.Limit > 0 && len(list) > q.Limit {
		list = list[len(list)-q.Limit:] // the newest
	}
	return list, s.failed("counting days", err)
}

func (s *counts) countDays(ctx context.Context, q archive.Query) ([]archive.DayCount, error) {
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
