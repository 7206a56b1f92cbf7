package postgres

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/web/maps/store"
)

// List returns the maps that q chooses, newest first: in the order in which their creation
// began. One that is committed later than a newer one is left out of pages that were read
// between the two.
func (s *Store) List(ctx context.Context, q store.Query) ([]store.Summary, error) {
	list, err := s.list(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("store: listing maps: %w", s.fault(err))
	}
	return list, nil
}

// conditions are joined by AND; add writes one, in which each ? is the next argument.
type conditions struct {
	list []string
	args []any
}

func (c *conditions) add(condition string, args ...any) {
	for _, a := range args {
		c.args = append(c.args, a)
		condition = strings.Replace(condition, "?", fmt.Sprint("$", len(c.args)), 1)
	}
	c.list = append(c.list, condition)
}

func (c *conditions) String() string {
	if len(c.list) == 0 {
		return "true"
	}
	return strings.Join(c.list, " AND ")
}

func (s *Store) list(ctx context.Context, q store.Query) ([]store.Summary, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = 100
	}
	var where conditions
	if q.After != "" {
		where.add("seq < (SELECT seq FROM maps WHERE id = ?)", q.After)
	}
	if q.Within != nil {
		in := conditions{args: where.args}
		in.inBox(*q.Within)
		where.args = in.args
		where.add("seq IN (SELECT map FROM map_places p WHERE " + in.String() + ")")
	}
	if q.Near != nil {
		near, err := s.mapsNear(ctx, *q.Near)
		if err != nil {
			return nil, err
		}
		where.add("seq = ANY(?::bigint[])", near)
	}
	statement := `SELECT id, title, version, created, changed, count(p.map),
		coalesce(min(p.lon), 1), coalesce(min(p.lat), 1), coalesce(max(p.lon), -1), coalesce(max(p.lat), -1)
		FROM (SELECT seq, id, title, version, created, changed FROM maps WHERE ` + where.String() + ` ORDER BY seq DESC
			LIMIT ` + fmt.Sprint(limit) + `) m
		LEFT JOIN map_places p ON p.map = seq GROUP BY seq, id, title, version, created, changed ORDER BY seq DESC`
	rows, err := s.db.QueryContext(ctx, statement, where.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []store.Summary
	for rows.Next() {
		var m store.Summary
		if err := rows.Scan(&m.ID, &m.Title, &m.Version, &m.Created, &m.Changed, &m.Places,
			&m.Bound.Min[0], &m.Bound.Min[1], &m.Bound.Max[0], &m.Bound.Max[1]); err != nil {
			return nil, err
		}
		m.Created, m.Changed = m.Created.UTC(), m.Changed.UTC()
		list = append(list, m)
	}
	return list, rows.Err()
}

// mapsNear lists the numbers of the maps that have a place in a circle: the index finds what
// is in the box around, and the geodesics are our own.
func (s *Store) mapsNear(ctx context.Context, c geo.Circle) ([]int64, error) {
	var where conditions
	where.inBox(c.Bound())
	rows, err := s.db.QueryContext(ctx, `SELECT map, lon, lat FROM map_places p WHERE `+where.String(), where.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[int64]bool{}
	for rows.Next() {
		var seq int64
		var p orb.Point
		if err := rows.Scan(&seq, &p[0], &p[1]); err != nil {
			return nil, err
		}
		if !found[seq] && c.Holds(p) {
			found[seq] = true
		}
	}
	return slices.AppendSeq([]int64{}, maps.Keys(found)), rows.Err()
}

// inBox adds the condition that a place, called p, lies in b.
func (c *conditions) inBox(b orb.Bound) {
	c.add("p.lat BETWEEN ? AND ?", b.Min[1], b.Max[1])
	if b.Min[0] > b.Max[0] {
		c.add("(p.lon >= ? OR p.lon <= ?)", b.Min[0], b.Max[0])
		return
	}
	c.add("p.lon BETWEEN ? AND ?", b.Min[0], b.Max[0])
}
