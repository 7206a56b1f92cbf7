package sqlstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/web/archive"
)

// choice is the part of a statement that chooses stories.
type choice struct {
	store  *Store
	q      *archive.Query
	places []int64 // numbers of those that the query chooses, where it names some
	first  archive.Key
	end    archive.Key
	args   []any
	listed int // parameter with the places; 0 for none yet
}

// choose prepares the choice of a query.
func (s *Store) choose(ctx context.Context, q *archive.Query) (*choice, error) {
	c := &choice{store: s, q: q}
	c.first, c.end = archive.KeysBetween(q.From, q.To)
	if err := s.learn(ctx, s.Read); err != nil {
		return nil, err
	}
	if q.NamesPlaces() {
		c.places = s.places.Choose(q)
	}
	return c, nil
}

// isEmpty reports whether nothing can be chosen, which nobody has to be asked about.
func (c *choice) isEmpty() bool { return c.q.NamesPlaces() && len(c.places) == 0 || c.first >= c.end }

// part is the choice in a part of its time, for a statement of its own.
func (c *choice) part(first, end archive.Key) *choice {
	part := *c
	part.args, part.listed = nil, 0
	part.first, part.end = first, end
	return &part
}

// counts reports whether a place with a number is one that the query chooses.
func (c *choice) counts(number int64) bool {
	if !c.q.NamesPlaces() {
		return true
	}
	_, chosen := slices.BinarySearch(c.places, number)
	return chosen
}

// arg adds a parameter and returns its number.
func (c *choice) arg(value any) int {
	c.args = append(c.args, value)
	return len(c.args)
}

// span is the condition that a key lies in the time asked for.
func (c *choice) span(column string) string {
	return fmt.Sprintf("%s >= $%d AND %s < $%d", column, c.arg(int64(c.first)), column, c.arg(int64(c.end)))
}

// amongPlaces is the condition that a column is a place that was chosen.
func (c *choice) amongPlaces(column string) string {
	if c.listed == 0 {
		c.listed = c.arg(c.store.Dialect.List(c.places))
	}
	return c.store.among(column, c.listed)
}

// asksArticles reports whether the query speaks of more than places and times.
func (c *choice) asksArticles() bool {
	return !c.q.Words.IsZero() || c.q.Source != "" || c.q.Language != "" || c.q.Verdict != ""
}

// fromArticles is the FROM and WHERE of the articles, called a, that the query chooses, but for what it says of places.
func (c *choice) fromArticles() (from string, where []string) {
	d := &c.store.Dialect
	from = "articles a"
	where = []string{c.span("a.key"), "a.original IS NULL"}
	if !c.q.Words.IsZero() {
		from = d.FromWords
		where = append(where, strings.ReplaceAll(d.Words, "$", fmt.Sprint("$", c.arg(d.WordsQuery(c.q.Words)))))
		if d.WordsKey != "a.key" {
			where = append(where, c.span(d.WordsKey))
		}
	}
	if c.q.Source != "" {
		n := c.arg(c.q.Source)
		where = append(
			where,
			fmt.Sprintf(
				"(a.source = $%d OR a.key IN (SELECT original FROM articles WHERE source = $%d AND original IS NOT NULL))",
				n,
				n,
			),
		)
	}
	if c.q.Language != "" {
		where = append(where, fmt.Sprintf("a.language = $%d", c.arg(c.q.Language)))
	}
	if c.q.Verdict != "" {
		where = append(where, fmt.Sprintf("a.key IN (SELECT article FROM claims WHERE verdict = $%d)", c.arg(c.q.Verdict)))
	}
	return from, where
}

// ofPlaces is a list of the articles that name a chosen place.
func (c *choice) ofPlaces() string {
	return "SELECT DISTINCT article FROM mentions WHERE " + c.amongPlaces("place") + " AND " + c.span("article") + c.called("")
}

// articles is a list of the keys, called article, that the query chooses.
func (c *choice) articles() string {
	if !c.asksArticles() && c.q.NamesPlaces() {
		return c.ofPlaces()
	}
	from, where := c.fromArticles()
	if c.q.NamesPlaces() {
		where = append(where, "a.key IN ("+c.ofPlaces()+")")
	}
	return "SELECT a.key AS article FROM " + from + " WHERE " + strings.Join(where, " AND ")
}
