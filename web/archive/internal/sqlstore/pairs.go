package sqlstore

import (
	"cmp"
	"slices"

	"dateline/web/archive"
)

// pair is a row of named.
type pair struct {
	place   int64
	article archive.Key
	name    string
}

// pairs are the rows of named of stories, in the order of that table.
func pairs(list []told) []pair {
	var rows []pair
	for i := range list {
		for _, n := range list[i].numbers {
			rows = append(rows, pair{n, list[i].key, list[i].names[n]})
		}
	}
	slices.SortFunc(rows, func(a, b pair) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.article, b.article)) })
	return rows
}
