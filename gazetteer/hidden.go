package gazetteer

import "maps"

// WithoutNames returns an index that shares the file of x and finds nothing under the
// given names, folded as by [Fold], as if no place bore them. A place that has other
// names keeps those. It is for measuring what becomes of names that a gazetteer lacks,
// and for learning to do without it: searches by prefix and with typing errors are not
// changed.
func (x *Index) WithoutNames(names []string) *Index {
	out := &Index{
		file: x.file, count: x.count, places: x.places, details: x.details, ids: x.ids, regions: x.regions, codes: x.codes,
		strings: x.strings, names: x.names, postings: x.postings, lists: x.lists, tree: x.tree, tags: x.tags, foreign: x.foreign,
		hidden: maps.Clone(x.hidden), called: x.called, capitals: x.capitals,
	}
	out.tree.x = out
	for _, n := range names {
		if key, ok := x.key(n); ok {
			if out.hidden == nil {
				out.hidden = map[uint64]struct{}{}
			}
			out.hidden[key] = struct{}{}
		}
	}
	return out
}

func (x *Index) isHidden(key uint64) bool {
	if x.hidden == nil {
		return false
	}
	_, ok := x.hidden[key]
	return ok
}
