package ogc

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/web/cql2"
	"dateline/web/httpx"
)

// sortKey is a property to order features by.
type sortKey struct {
	name string
	down bool // the greatest first
}

// readSort reads sortby: names of properties, with - before them for the greatest
// first.
func readSort(p *httpx.Params, fc featureCollection) (keys []sortKey) {
	const most = 5
	for _, word := range p.List("sortby") {
		name, down := strings.CutPrefix(word, "-")
		name = strings.TrimSpace(strings.TrimPrefix(name, "+"))
		if !fc.isSortable(name) || len(keys) == most {
			p.Fail("sortby", word, "up to five of the properties that /queryables lists, each with - before it for the greatest first")
			return nil
		}
		keys = append(keys, sortKey{name, down})
	}
	return keys
}

// compareBy orders two features. What is not known comes last.
func compareBy(keys []sortKey, a, b cql2.Feature) int {
	for _, k := range keys {
		if order := compareValues(a.Value(k.name), b.Value(k.name), k.down); order != 0 {
			return order
		}
	}
	return 0
}

func compareValues(a, b any, down bool) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	order := 0
	if x, ok := a.(float64); ok {
		y, _ := b.(float64)
		order = cmp.Compare(x, y)
	} else {
		order = cmp.Compare(text(a), text(b))
	}
	if down {
		return -order
	}
	return order
}

// bytesPerRow is what a place takes in memory while it is sorted.
const bytesPerRow = 80

// sorted reads one page of the places in another order than that of fame. It
// has to look at all of them.
func (h *gazetteerPlaces) sorted(
	ctx context.Context,
	q itemsQuery,
	refs iter.Seq[gazetteer.Ref],
	also func(gazetteer.Ref) bool,
	page itemsPage,
) (itemsPage, error) {
	type row struct {
		ref    gazetteer.Ref
		values []any
	}
	var rows []row
	seen := 0
	for ref := range refs {
		if seen++; seen&0xfff == 0 && ctx.Err() != nil {
			return page, ctx.Err()
		}
		if also != nil && !also(ref) {
			continue
		}
		r := row{ref, make([]any, len(q.sort))}
		for i, k := range q.sort {
			r.values[i] = placeValues{h.Index, ref}.Value(k.name)
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		for i, k := range q.sort {
			if order := compareValues(a.values[i], b.values[i], k.down); order != 0 {
				return order
			}
		}
		return 0
	})
	from := min(q.offset, len(rows))
	to := min(from+q.limit, len(rows))
	chosen := make([]gazetteer.Ref, 0, to-from) // lets go of the values that were compared
	for _, r := range rows[from:to] {
		chosen = append(chosen, r.ref)
	}
	if to < len(rows) {
		page.skip = to
	}
	return pageOf(page, chosen, h.feature), nil
}
