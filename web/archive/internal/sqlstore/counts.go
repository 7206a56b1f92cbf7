package sqlstore

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"dateline/web/archive"
)

// Counts counts the stories that a query chooses.
func (s *counts) Counts(ctx context.Context, q archive.Query, by archive.By) ([]archive.Count, error) {
	list, err := s.by(ctx, q, by)
	return list, s.failed("counting by "+string(by), err)
}

func (s *counts) by(ctx context.Context, q archive.Query, by archive.By) ([]archive.Count, error) {
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
