package sqlstore

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/web/archive"
)

// Counts counts the stories that a query chooses.
func (s *Store) Counts(ctx context.Context, q archive.Query, by archive.By) ([]archive.Count, error) {
	list, err := s.counts(ctx, q, by)
	return list, s.failed("counting by "+string(by), err)
}

func (s *Store) counts(ctx context.Context, q archive.Query, by archive.By) ([]archive.Count, error) {
	if !slices.Contains([]archive.By{archive.ByCountry, archive.ByRegion, archive.BySource, archive.ByLanguage}, by) {
		return nil, fmt.Errorf("nothing is counted by %q", by)
	}
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	counts := valueTally{}
	ofCountries := by == archive.ByCountry && q.NamesCountries()
	if c.asksArticles() || q.NamesPlaces() && !ofCountries {
		err = counts.count(ctx, s.Read, c, kind(by))
		return counts.list(c), err
	}
	err = s.sum(ctx, c, kind(by), counts.addEncoded, func(db querier, c *choice) error { return counts.count(ctx, db, c, kind(by)) })
	if ofCountries {
		maps.DeleteFunc(counts, func(country string, _ int64) bool { return !slices.Contains(q.Countries, country) })
	}
	return counts.list(c), err
}

// countBy is a statement that counts stories, to be grouped by its first column.
func (c *choice) countBy(by kind) string {
	switch by {
	case kind(archive.ByCountry), kind(archive.ByRegion):
		from, where := c.mentioned()
		return "SELECT p." + string(by) + ", count(DISTINCT m.article) FROM " + from + " JOIN places p ON p.number = m.place WHERE " + where
	case kind(archive.BySource):
		return "WITH s AS (" + c.articles() + `) SELECT source, count(*) FROM (
			SELECT a.source AS source, a.key AS story FROM articles a WHERE a.key IN (SELECT article FROM s)
			UNION SELECT a.source, a.original FROM articles a WHERE a.original IN (SELECT article FROM s)) AS published`
	case kind(archive.ByLanguage):
		return "SELECT a.language, count(*) FROM articles a WHERE a.key IN (" + c.articles() + ")"
	default:
		return "SELECT '', count(*) FROM (" + c.articles() + ") s"
	}
}

// mentioned is the FROM and WHERE of the mentions, called m, of the places that are counted.
func (c *choice) mentioned() (from, where string) {
	from, where = "mentions m", c.span("m.article")
	if c.q.NamesPlaces() {
		where += " AND " + c.amongPlaces("m.place") + c.called("m.")
	} else if c.first > 0 || c.end < archive.EndOfKeys {
		from = c.store.Dialect.ByArticle
	}
	if c.asksArticles() {
		chosen, conditions := c.fromArticles()
		where += " AND m.article IN (SELECT a.key FROM " + chosen + " WHERE " + strings.Join(conditions, " AND ") + ")"
	}
	return from, where
}
