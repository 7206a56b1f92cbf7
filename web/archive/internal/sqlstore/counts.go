package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"dateline/web/archive"
)

// Counts counts the stories that a query chooses.
func (s *Store) Counts(ctx context.Context, q archive.Query, by archive.By) ([]archive.Count, error) {
	list, err := s.counts(ctx, q, by)
	return list, s.failed("counting by "+string(by), err)
}

func (s *Store) counts(ctx context.Context, q archive.Query, by archive.By) ([]archive.Count, error) {
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	var statement string
	switch by {
	case archive.ByCountry:
		from, where := c.mentioned()
		statement = "SELECT p.country, count(DISTINCT m.article) FROM " + from + " JOIN places p ON p.number = m.place WHERE " +
			strings.Join(where, " AND ")
	case archive.BySource:
		statement = "WITH s AS (" + c.articles() + `) SELECT source, count(*) FROM (
			SELECT a.source AS source, a.key AS story FROM articles a WHERE a.key IN (SELECT article FROM s)
			UNION SELECT a.source, a.original FROM articles a WHERE a.original IN (SELECT article FROM s)) AS published`
	case archive.ByLanguage:
		statement = "SELECT a.language, count(*) FROM articles a WHERE a.key IN (" + c.articles() + ")"
	default:
		return nil, fmt.Errorf("nothing is counted by %q", by)
	}
	limit := q.Limit
	if limit <= 0 {
		limit = defaultPlaces
	}
	statement += fmt.Sprintf(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $%d", c.arg(limit))
	var list []archive.Count
	err = s.query(ctx, s.Read, statement, c.args, func(rows *sql.Rows) error {
		var n archive.Count
		err := rows.Scan(&n.Value, &n.Stories)
		list = append(list, n)
		return err
	})
	return list, err
}
