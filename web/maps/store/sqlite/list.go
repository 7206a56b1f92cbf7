package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"dateline/geo"
	"dateline/web/maps/store"

	"github.com/paulmach/orb"
)

// List returns the maps that q chooses, newest first.
func (s *Store) List(ctx context.Context, q store.Query) ([]store.Summary, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = 100
	}
	where, args := "1 = 1", []any{}
	if q.After != "" {
		where += " AND seq < (SELECT seq FROM maps WHERE id = ?)"
		args = append(args, q.After)
	}
	if q.Within != nil {
		where += " AND seq IN (SELECT p.map FROM map_places_tree t JOIN map_places p USING (row) WHERE " + inBox(
			*q.Within,
			&args,
		) + ")"
	}
	if q.Near != nil {
		near, err := s.mapsNear(ctx, *q.Near)
		if err != nil {
			return nil, fmt.Errorf("store: listing maps: %w", fault(err))
		}
		where += " AND seq IN (SELECT value FROM json_each(?))"
		args = append(args, near)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT id, title, version, created, changed, count(p.row),
		coalesce(min(p.lon), 1), coalesce(min(p.lat), 1), coalesce(max(p.lon), -1), coalesce(max(p.lat), -1)
		FROM (SELECT seq, id, title, version, created, changed FROM maps WHERE `+where+` ORDER BY seq DESC LIMIT ?)
		LEFT JOIN map_places p ON p.map = seq GROUP BY seq ORDER BY seq DESC`, append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("store: listing maps: %w", fault(err))
	}
	defer rows.Close()
	var list []store.Summary
	for rows.Next() {
		var m store.Summary
		var created, changed int64
		if err := rows.Scan(&m.ID, &m.Title, &m.Version, &created, &changed, &m.Places,
			&m.Bound.Min[0], &m.Bound.Min[1], &m.Bound.Max[0], &m.Bound.Max[1]); err != nil {
			return nil, err
		}
		m.Created, m.Changed = time.UnixMilli(created).UTC(), time.UnixMilli(changed).UTC()
		list = append(list, m)
	}
	return list, rows.Err()
}

// mapsNear lists the numbers of the maps that have a place in a circle, as a JSON
// array. SQLite knows no geodesics: its tree finds what is in the box around.
func (s *Store) mapsNear(ctx context.Context, c geo.Circle) (string, error) {
	var args []any
	rows, err := s.read.QueryContext(
		ctx,
		`SELECT p.map, p.lon, p.lat FROM map_places_tree t JOIN map_places p USING (row) WHERE `+inBox(
			c.Bound(),
			&args,
		),
		args...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	found := map[int64]bool{}
	for rows.Next() {
		var seq int64
		var p orb.Point
		if err := rows.Scan(&seq, &p[0], &p[1]); err != nil {
			return "", err
		}
		if !found[seq] && c.Holds(p) {
			found[seq] = true
		}
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	list, err := json.Marshal(slices.AppendSeq([]int64{}, maps.Keys(found)))
	return string(list), err
}

// inBox is the condition that a place lies in b: coarse by the tree, exact by
// the point.
func inBox(b orb.Bound, args *[]any) string {
	*args = append(*args, b.Min[1], b.Max[1], b.Min[1], b.Max[1], b.Min[0], b.Max[0], b.Min[0], b.Max[0])
	lat := "t.north >= ? AND t.south <= ? AND p.lat BETWEEN ? AND ?"
	if b.Min[0] > b.Max[0] {
		return lat + " AND (t.east >= ? OR t.west <= ?) AND (p.lon >= ? OR p.lon <= ?)"
	}
	return lat + " AND t.east >= ? AND t.west <= ? AND p.lon BETWEEN ? AND ?"
}
