package gazetteer

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"dateline/geo"

	"github.com/paulmach/orb"
)

// Nearest returns the n places nearest to p of those that pass the filter, by
// the geodesic on the ellipsoid, exactly; of places equally far the more famous
// first. It returns fewer only when fewer pass. n is cut to [MaxLimit]; 0 is 1.
// The error is a [QueryError].
func (x *Index) Nearest(p orb.Point, f Filter, n int) ([]Hit, error) {
	return x.NearestWithin(p, f, n, geo.Length(math.Inf(1)))
}

// NearestWithin is [Index.Nearest] for places no farther away than reach. It takes
// less time where few places pass the filter, for it looks at none beyond.
func (x *Index) NearestWithin(p orb.Point, f Filter, n int, reach geo.Length) ([]Hit, error) {
	if !onEarth(p) {
		return nil, &QueryError{"Point", fmt.Sprintf("%v is not a longitude and latitude", p)}
	}
	if n < 0 {
		return nil, &QueryError{"Limit", fmt.Sprintf("is %d, less than 0", n)}
	}
	s, err := x.compile(&f)
	if err != nil {
		return nil, err
	}
	n = min(max(n, 1), MaxLimit)
	var room [64]neighbour
	var nearest [16]float64
	w := walker{tree: x.tree, filter: &s, centre: surface(p), n: n, found: room[:0], nearest: nearest[:0],
		reach: math.Inf(1), loose: math.Inf(1), classes: s.classes()}
	w.shrink(float64(reach) + 1e-3) // a chord is never longer than the geodesic, but for its rounding
	w.visit(1, 0, 0, vector{}, 0)
	hits := w.hits(p)
	return slices.DeleteFunc(hits, func(h Hit) bool { return h.Distance > reach }), nil
}

// nearestHits answers a query for a position.
func nearestHits(x *Index, p orb.Point, q *Query) ([]Hit, error) {
	hits, err := x.Nearest(p, q.Filter, limit(q.Limit))
	for i := range hits {
		hits[i].Score = 0
		hits[i].score("near", nearness(hits[i].Distance), q.Explain)
	}
	return hits, err
}

// neighbour is a place with the square of its chord to the centre.
type neighbour struct {
	ref   Ref
	chord float64
}

// walker gathers the places whose geodesic may be among the n shortest. The
// n-th shortest chord gives a length within which n places surely lie,
// [geodesicBound]; no place whose chord is longer than that can be nearer.
type walker struct {
	tree    tree
	filter  *compiledFilter
	classes uint16 // that the filter lets pass
	centre  vector
	n       int
	found   []neighbour
	nearest []float64 // max-heap of the n smallest squared chords
	reach   float64   // square of the chord up to which places are of interest
	loose   float64   // the same for rounded positions
}

// visit goes down from a node, the index-th of its level. offset is the way
// from the centre to the cell of the node along each axis, gap the square of
// its length: no place below is nearer than that.
func (w *walker) visit(node, level, index int, offset vector, gap float64) {
	if gap > w.reach {
		return
	}
	if level == w.tree.levels {
		from, to := leafRange(w.tree.places.count, level, index)
		for i := from; i < to; i++ {
			w.look(w.tree.spot(i))
		}
		return
	}
	coordinate, axis, classes := w.tree.node(node)
	if classes&w.classes == 0 {
		return
	}
	across := w.centre[axis] - coordinate
	first := 0
	if across > 0 {
		first = 1
	}
	w.visit(2*node+first, level+1, 2*index+first, offset, gap)
	far := max(0, math.Abs(across)-splitSlack)
	gap += far*far - offset[axis]*offset[axis]
	offset[axis] = far
	w.visit(2*node+1-first, level+1, 2*index+1-first, offset, gap)
}

// look takes note of a place that may be among the nearest.
func (w *walker) look(p spot) {
	if squaredChord(p.at, w.centre) > w.loose || !w.tree.places.has(p.ref) {
		return
	}
	chord := squaredChord(surface(w.tree.places.Point(p.ref)), w.centre)
	if chord > w.reach || !w.filter.passes(p.ref) {
		return
	}
	w.found = append(w.found, neighbour{p.ref, chord})
	if w.shorten(chord) && len(w.nearest) == w.n {
		w.shrink(geodesicBound(math.Sqrt(w.nearest[0])) + 1e-3) // above the rounding of either length
	}
}

// shrink takes note that no place is of interest whose chord is longer than bound.
func (w *walker) shrink(bound float64) {
	w.reach = min(w.reach, bound*bound)
	w.loose = min(w.loose, (bound+coarseError)*(bound+coarseError))
}

// shorten enters a chord into the n smallest and reports whether it belongs
// there.
func (w *walker) shorten(chord float64) bool {
	h := w.nearest
	if len(h) < w.n {
		h = append(h, chord)
		for i := len(h) - 1; i > 0 && h[(i-1)/2] < h[i]; i = (i - 1) / 2 {
			h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
		}
		w.nearest = h
		return true
	}
	if chord >= h[0] {
		return false
	}
	h[0] = chord
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(h) {
			return true
		}
		if child+1 < len(h) && h[child+1] > h[child] {
			child++
		}
		if h[i] >= h[child] {
			return true
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}

// hits measures the places found and returns the nearest.
func (w *walker) hits(p orb.Point) []Hit {
	out := make([]Hit, 0, w.n)
	for _, f := range w.found {
		if f.chord <= w.reach {
			d := geo.Distance(p, w.tree.places.Point(f.ref))
			out = append(out, Hit{Ref: f.ref, Found: ByPosition, Distance: d, Score: nearness(d)})
		}
	}
	slices.SortFunc(out, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.Ref, b.Ref))
	})
	return out[:min(len(out), w.n)]
}
