package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"dateline/web/archive"
)

// choice is the part of a statement that chooses stories.
type choice struct {
	db     *database
	q      *archive.Query
	places []int64 // numbers of those that the query chooses, where it names some
	first  archive.Key
	end    archive.Key
	args   []any
	listed int // parameter with the places; 0 for none yet
}

// choose prepares the choice of a query.
func (s *database) choose(ctx context.Context, q *archive.Query) (*choice, error) {
	c := &choice{db: s, q: q}
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
	if c.db.Dialect.Spans {
		return fmt.Sprintf("%s >= %d AND %s < %d", column, c.first, column, c.end)
	}
	return fmt.Sprintf("%s >= $%d AND %s < $%d", column, c.arg(int64(c.first)), column, c.arg(int64(c.end)))
}

// alsoSpan is span as a further condition, where the time is restricted at all.
func (c *choice) alsoSpan(column string) string {
	if c.first <= 0 && c.end >= archive.EndOfKeys {
		return ""
	}
	return " AND " + c.span(column)
}

// chosen is the parameter with the places that were chosen.
func (c *choice) chosen() int {
	if c.listed == 0 {
		c.listed = c.arg(c.db.Dialect.List(c.places))
	}
	return c.listed
}

// asksArticles reports whether the query speaks of more than places and times.
func (c *choice) asksArticles() bool {
	return !c.q.Words.IsZero() || c.q.Source != "" || c.q.Language != "" || c.q.Verdict != ""
}

// fromArticles is the FROM and WHERE of the articles, called a, that the query chooses, but for what it says of places.
func (c *choice) fromArticles() (from string, where []string) {
	d := &c.db.Dialect
	from = "articles a"
	where = []string{c.span("a.key"), "a.original IS NULL"}
	if !c.q.Words.IsZero() {
		from = d.FromWords
		if c.q.Source == "" && c.q.Language == "" {
			from = d.OnlyWords
		}
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

// naming lists the articles that name one of the places of parameter n. It ends in a condition.
func (s *database) naming(n int) string {
	return strings.ReplaceAll(s.Dialect.Naming, "$", fmt.Sprint("$", n))
}

// ofPlaces is a list of the articles that name a chosen place.
func (c *choice) ofPlaces() string {
	if c.q.Called != "" {
		from, where := c.pairs()
		return "SELECT DISTINCT n.article FROM " + from + " WHERE " + where
	}
	return c.db.naming(c.chosen()) + c.alsoSpan("article")
}

// pairs is the FROM and WHERE of the pairs, called n, of a story and a chosen place that it names.
func (c *choice) pairs() (from, where string) {
	d := &c.db.Dialect
	where = strings.ReplaceAll(d.Chosen, "$", fmt.Sprint("$", c.chosen())) + c.alsoSpan("n.article") + c.called()
	if c.asksArticles() {
		of, conditions := c.fromArticles()
		where += " AND n.article IN (SELECT a.key FROM " + of + " WHERE " + strings.Join(conditions, " AND ") + ")"
	}
	return d.Named, where
}

// called is a further condition on pairs: that an article names a place first by the words that the query names.
func (c *choice) called() string {
	if c.q.Called == "" {
		return ""
	}
	own := []int64{}
	for _, n := range c.places {
		if at, ok := c.db.places.Place(n); ok && strings.EqualFold(at.Name, c.q.Called) {
			own = append(own, n)
		}
	}
	return fmt.Sprintf(" AND (n.name = $%d OR n.name = '' AND %s)", c.arg(c.q.Called), c.db.among("n.place", c.arg(c.db.Dialect.List(own))))
}

// named goes through the pairs of a story and a place that it names, by stories: of the chosen places,
// or of all where none are named.
func (c *choice) named(ctx context.Context, db querier, each func(archive.Key, int64) error) error {
	if !c.q.NamesPlaces() {
		return c.stories(ctx, db, each)
	}
	from, where := c.pairs()
	return c.db.query(ctx, db, "SELECT n.article, n.place FROM "+from+" WHERE "+where+" ORDER BY n.article", c.args, func(rows *sql.Rows) error {
		var article archive.Key
		var place int64
		if err := rows.Scan(&article, &place); err != nil {
			return err
		}
		return each(article, place)
	})
}

// stories goes through all that the chosen stories name, chosen places or not.
func (c *choice) stories(ctx context.Context, db querier, each func(archive.Key, int64) error) error {
	where := c.span("s.article")
	if c.asksArticles() || c.q.NamesPlaces() {
		where += " AND s.article IN (" + c.articles() + ")"
	}
	statement := "SELECT s.article, s.mentions FROM stories s WHERE " + where + " ORDER BY s.article"
	return c.db.query(ctx, db, statement, c.args, func(rows *sql.Rows) error {
		var article archive.Key
		var b sql.RawBytes
		err := rows.Scan(&article, &b)
		if err == nil {
			err = facts(b).check(article)
		}
		facts(b).places(func(number int64) {
			if err == nil {
				err = each(article, number)
			}
		})
		return err
	})
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
