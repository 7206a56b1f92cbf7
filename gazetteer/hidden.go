package gazetteer

import "maps"

// without returns a table that does not know the given names.
func (x *nameTable) without(names []string) nameTable {
	out := *x
	out.hidden = maps.Clone(x.hidden)
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

func (x *nameTable) isHidden(key uint64) bool {
	if x.hidden == nil {
		return false
	}
	_, ok := x.hidden[key]
	return ok
}
