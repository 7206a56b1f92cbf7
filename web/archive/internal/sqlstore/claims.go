package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"dateline/web/archive"
)

// claims lists what stories state.
type claims struct{ *database }

// Claims lists the claims of the stories that a query chooses.
func (s *claims) Claims(ctx context.Context, q archive.Query) (archive.ClaimPage, error) {
	page, err := s.claimPage(ctx, q)
	return page, s.failed("listing claims", err)
}

// statedRow is a claim with its place in the list.
type statedRow struct {
	at    archive.ClaimCursor
	claim archive.Claim
}

func (s *claims) claimPage(ctx context.Context, q archive.Query) (archive.ClaimPage, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = defaultStories
	}
	var list []statedRow
	for i, verdict := range archive.ListedVerdicts {
		if q.Verdict != "" && q.Verdict != verdict || i < q.AfterClaim.Verdict || len(list) > limit {
			continue
		}
		more, err := s.stated(ctx, q, i, limit+1-len(list))
		if err != nil {
			return archive.ClaimPage{}, err
		}
		list = append(list, more...)
	}
	var page archive.ClaimPage
	if len(list) > limit {
		list = list[:limit]
		page.Next = list[limit-1].at
	}
	var err error
	page.Claims, err = s.cited(ctx, list)
	return page, err
}

// stated lists the claims with one verdict, by their articles: the newest first.
func (s *claims) stated(ctx context.Context, q archive.Query, verdict, limit int) ([]statedRow, error) {
	after := q.AfterClaim
	q.Verdict = "" // other claims of the same article may have another
	c, err := s.choose(ctx, &q)
	if err != nil || c.isEmpty() {
		return nil, err
	}
	where := []string{fmt.Sprintf("l.verdict = $%d", c.arg(archive.ListedVerdicts[verdict])), c.span("l.article")} // only originals have claims
	if !after.IsZero() && after.Verdict == verdict {
		article := c.arg(int64(after.Article))
		where = append(where, fmt.Sprintf("l.article <= $%d AND (l.article < $%d OR l.ordinal > $%d)", article, article, c.arg(after.Ordinal)))
	}
	if c.q.NamesPlaces() || c.asksArticles() {
		where = append(where, "l.article IN ("+c.articles()+")")
	}
	statement := "SELECT l.article, l.ordinal, l.origin, l.destination, l.low, l.high, l.measured, l.direction, l.verdict FROM claims l WHERE " +
		strings.Join(where, " AND ") + fmt.Sprintf(" ORDER BY l.article DESC, l.ordinal LIMIT $%d", c.arg(limit))
	var list []statedRow
	err = s.query(ctx, s.Read, statement, c.args, func(rows *sql.Rows) error {
		r := statedRow{at: archive.ClaimCursor{Verdict: verdict}}
		m := &r.claim
		err := rows.Scan(&r.at.Article, &r.at.Ordinal, &m.From, &m.To, &m.Stated[0], &m.Stated[1], &m.Measured, &m.Direction, &m.Verdict)
		list = append(list, r)
		return err
	})
	return list, err
}

// cited adds the articles of claims.
func (s *claims) cited(ctx context.Context, list []statedRow) ([]archive.Stated, error) {
	if len(list) == 0 {
		return nil, nil
	}
	var keys []archive.Key
	for _, r := range list {
		keys = append(keys, r.at.Article)
	}
	slices.Sort(keys)
	articles := map[archive.Key]archive.Article{}
	err := s.query(ctx, s.Read, "SELECT "+articleColumns+" FROM articles a WHERE "+s.among("a.key", 1),
		[]any{s.list(slices.Compact(keys)...)}, func(rows *sql.Rows) error {
			k, a, err := scanArticle(rows)
			articles[k] = a
			return err
		})
	var all []archive.Stated
	for _, r := range list {
		if a, there := articles[r.at.Article]; there { // not removed meanwhile
			all = append(all, archive.Stated{Article: a, Claim: r.claim})
		}
	}
	return all, err
}
