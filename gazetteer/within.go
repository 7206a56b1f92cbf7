package gazetteer

import (
	"iter"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Scan returns the places with refs from the given one on that pass the filter,
// in ascending order of their refs, the most famous first. To page through
// them, start the next page after the last ref of the one before. The error is
// a [QueryError].
func (x *Index) Scan(from Ref, f Filter) (iter.Seq[Ref], error) {
	s, err := x.compile(&f)
	if err != nil {
		return nil, err
	}
	if s.hasName || s.box != nil && s.box.share() < 0.1 {
		refs := s.named
		if !s.hasName {
			refs = x.tree.inBox(&s)
		}
		at, _ := slices.BinarySearch(refs, from)
		return func(yield func(Ref) bool) {
			for _, r := range refs[at:] {
				if s.passes(r) && !yield(r) {
					return
				}
			}
		}, nil
	}
	return func(yield func(Ref) bool) {
		for r := from; x.has(r); r++ {
			if s.passes(r) && !yield(r) {
				return
			}
		}
	}, nil
}

// Count returns the number of places that pass the filter. The error is a
// [QueryError].
func (x *Index) Count(f Filter) (int, error) {
	refs, err := x.Scan(0, f)
	if err != nil {
		return 0, err
	}
	n := 0
	for range refs {
		n++
	}
	return n, nil
}

// Within returns the places in a box that pass the filter, the most famous
// first, at most n of them, all when n is 0. A box whose west is greater than
// its east crosses the antimeridian; its edges belong to it. The error is a
// [QueryError].
func (x *Index) Within(b orb.Bound, f Filter, n int) ([]Ref, error) {
	s, err := x.compile(&f)
	if err != nil {
		return nil, err
	}
	within := f
	within.Bound = &b
	refs, err := x.Scan(0, within)
	if err != nil {
		return nil, err
	}
	var out []Ref
	for r := range refs {
		if n > 0 && len(out) == n {
			break
		}
		if s.box == nil || s.box.contains(x.Point(r)) {
			out = append(out, r)
		}
	}
	return out, nil
}

// WithinArea returns the places in an area that pass the filter, the most
// famous first, at most n of them, all when n is 0. Edges are straight in
// longitude and latitude, as GeoJSON draws them; an area that crosses the
// antimeridian must be cut there. The error is a [QueryError].
func (x *Index) WithinArea(area orb.MultiPolygon, f Filter, n int) ([]Ref, error) {
	var out []Ref
	for _, polygon := range area {
		refs, err := x.Within(polygon.Bound(), f, 0)
		if err != nil {
			return nil, err
		}
		for _, r := range refs {
			if planar.PolygonContains(polygon, x.Point(r)) {
				out = append(out, r)
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if n > 0 {
		out = out[:min(n, len(out))]
	}
	return out, nil
}

// inBox returns the places in the box of a filter, ascending.
func (t *tree) inBox(s *compiledFilter) []Ref {
	w := boxWalker{tree: *t, box: s.box, classes: s.classes()}
	w.low, w.high = ellipsoidBox(s.box)
	w.visit(1, 0, 0)
	slices.Sort(w.found)
	return w.found
}

// boxWalker gathers the places in a box.
type boxWalker struct {
	tree      tree
	box       *box
	classes   uint16
	low, high vector // of a box in space around it
	found     []Ref
}

func (w *boxWalker) visit(node, level, index int) {
	if level == w.tree.levels {
		from, to := leafRange(w.tree.places.count, level, index)
		for i := from; i < to; i++ {
			if r := w.tree.spot(i).ref; w.tree.places.has(r) && w.box.contains(w.tree.places.Point(r)) {
				w.found = append(w.found, r)
			}
		}
		return
	}
	coordinate, axis, classes := w.tree.node(node)
	if classes&w.classes == 0 {
		return
	}
	if w.low[axis] <= coordinate+splitSlack {
		w.visit(2*node, level+1, 2*index)
	}
	if w.high[axis] >= coordinate-splitSlack {
		w.visit(2*node+1, level+1, 2*index+1)
	}
}
