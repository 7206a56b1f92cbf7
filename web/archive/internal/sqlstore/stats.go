package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"dateline/web/archive"
)

// Stats tells what the archive holds.
func (s *counts) Stats(ctx context.Context) (archive.Stats, error) {
	var n archive.Stats
	var oldest, newest archive.Key
	for _, one := range []struct {
		statement string
		to        []any
	}{
		{`SELECT coalesce(max(key), 0) FROM articles`, []any{&newest}},
		{`SELECT count(*) FROM articles WHERE original IS NOT NULL`, []any{&n.Copies}},
		{`SELECT coalesce(min(key), 0) FROM articles WHERE key >= $1`, []any{&oldest}},
		{`SELECT count(*) FROM texts`, []any{&n.Texts}},
		{`SELECT count(*) FROM claims`, []any{&n.Claims}},
		{`SELECT count(DISTINCT article) FROM corrections`, []any{&n.Corrected}},
		{s.Dialect.Size, []any{&n.Bytes}},
	} {
		var args []any
		if strings.Contains(one.statement, "$1") {
			args = []any{int64(archive.FirstDated)}
		}
		err := s.query(ctx, s.Read, one.statement, args, func(rows *sql.Rows) error { return rows.Scan(one.to...) })
		if err != nil {
			return archive.Stats{}, s.failed("counting", err)
		}
	}
	if err := s.statsOfDays(ctx, &n); err != nil {
		return archive.Stats{}, s.failed("counting", err)
	}
	n.Oldest, n.Newest = oldest.Published(), newest.Published()
	return n, nil
}

// statsOfDays fills in what the counts of days add up to.
func (s *counts) statsOfDays(ctx context.Context, n *archive.Stats) error {
	all := choice{db: s.database, q: &archive.Query{}, end: archive.EndOfKeys}
	stories := func(end archive.Key) (int64, error) {
		counts := valueTally{}
		err := s.sum(ctx, all.part(0, end), byStory, counts.addEncoded,
			func(db querier, c *choice) error { return counts.count(ctx, db, c, byStory) })
		return counts[""], err
	}
	var err, err2 error
	n.Stories, err = stories(archive.EndOfKeys)
	n.Undated, err2 = stories(archive.FirstDated)
	places, err3 := s.placesOfDays(ctx, &all)
	for _, at := range places {
		n.Mentions += at.stories
		if at.stories > 0 {
			n.Places++
		}
	}
	return errors.Join(err, err2, err3)
}
