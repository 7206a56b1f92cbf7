package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"dateline/web/archive"
)

// Claims lists the claims of the stories that a query chooses.
func (s *Store) Claims(ctx context.Context, q archive.Query) ([]archive.Stated, error) {
	list, err := s.stated(ctx, q)
	return list, s.failed("listing claims", err)
}

func (s *Store) stated(ctx context.Context, q archive.Query) ([]archive.Stated, error) {
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = defaultStories
	}
	where := []string{c.span("l.article")} // only originals have claims
	if q.Verdict != "" {
		where = append(where, fmt.Sprintf("l.verdict = $%d", c.arg(q.Verdict)))
	}
	others := q
	others.Verdict = ""
	c.q = &others
	if c.q.NamesPlaces() || c.asksArticles() {
		where = append(where, "l.article IN ("+c.articles()+")")
	}
	statement := `SELECT l.article, l.origin, l.destination, l.low, l.high, l.measured, l.direction, l.verdict FROM claims l WHERE ` +
		strings.Join(where, " AND ") + ` ORDER BY CASE l.verdict WHEN 'contradicted' THEN 0 WHEN 'consistent' THEN 1 ELSE 2 END,
		l.article DESC, l.ordinal` + fmt.Sprintf(" LIMIT $%d", c.arg(limit))
	var keys []archive.Key
	var list []archive.Claim
	err = s.query(ctx, s.Read, statement, c.args, func(rows *sql.Rows) error {
		var k archive.Key
		var m archive.Claim
		err := rows.Scan(&k, &m.From, &m.To, &m.Stated[0], &m.Stated[1], &m.Measured, &m.Direction, &m.Verdict)
		keys, list = append(keys, k), append(list, m)
		return err
	})
	if err != nil {
		return nil, err
	}
	articles := map[archive.Key]archive.Article{}
	distinct := slices.Compact(slices.Sorted(slices.Values(keys)))
	err = s.query(ctx, s.Read, "SELECT "+articleColumns+" FROM articles WHERE "+s.among("key", 1),
		[]any{s.Dialect.List(numbers(distinct))}, func(rows *sql.Rows) error {
			k, a, err := scanArticle(rows)
			articles[k] = a
			return err
		})
	var all []archive.Stated
	for i, m := range list {
		if a, there := articles[keys[i]]; there { // not removed meanwhile
			all = append(all, archive.Stated{Article: a, Claim: m})
		}
	}
	return all, err
}
