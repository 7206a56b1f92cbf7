package gazetteer

import (
	"cmp"
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// tree orders places in space. Its sections nodes and points are described in
// the package comment.
type tree struct {
	places *records
	points bytesAt
	nodes  bytesAt
	levels int // k
}

const (
	nodeSize  = 8
	pointSize = 10
	// coarse is the unit of the coordinates beside the refs in metres. They tell
	// most places that are too far from those that are not without a look at the
	// place; coarseError is more than the rounding moves a point.
	coarse      = semiMajor / math.MaxInt16
	coarseError = 0.87 * coarse // √3/2
	leafSize    = 12            // most places in a leaf, which fixes k
	// splitSlack is more than a coordinate of at most 6.4e6 m loses by its
	// rounding to 24 bits, in metres.
	splitSlack = 1.0
)

// treeLevels returns k for a number of places.
func treeLevels(places int) int {
	if places <= leafSize {
		return 0
	}
	return bits.Len(uint((places - 1) / leafSize))
}

// classBit returns the bit of a feature class in the set of a node.
func classBit(class string) uint16 {
	if i := strings.Index("AHLPRSTUV", class); i >= 0 && len(class) == 1 {
		return 1 << i
	}
	return 1 << 15
}

// treePoint is the position in space and the class of a place.
type treePoint struct {
	at    [3]float32
	class uint16 // its bit
}

func newTreePoint(p orb.Point, class string) treePoint {
	v := surface(p)
	return treePoint{[3]float32{float32(v[0]), float32(v[1]), float32(v[2])}, classBit(class)}
}

// treeBuilder writes the sections nodes and points.
type treeBuilder struct {
	places []treePoint
	refs   []Ref
	nodes  []byte
	levels int
}

// buildTree returns the sections for places by ref.
func buildTree(places []treePoint) (nodes, points []byte) {
	t := treeBuilder{places: places, refs: make([]Ref, len(places)), levels: treeLevels(len(places))}
	for i := range t.refs {
		t.refs[i] = Ref(i)
	}
	t.nodes = make([]byte, nodeSize*(1<<t.levels-1))
	t.split(1, 0, 0)
	points = make([]byte, 0, pointSize*len(places))
	for _, r := range t.refs {
		points = binary.LittleEndian.AppendUint32(points, uint32(r))
		for _, v := range places[r].at {
			points = binary.LittleEndian.AppendUint16(points, uint16(int16(math.Round(float64(v)/coarse))))
		}
	}
	return t.nodes, points
}

// split orders the refs below the node, the index-th of its level, and returns
// the set of their classes.
func (t *treeBuilder) split(node, level, index int) (classes uint16) {
	from, to := leafRange(len(t.refs), level, index)
	refs := t.refs[from:to]
	if level == t.levels {
		for _, r := range refs {
			classes |= t.places[r].class
		}
		slices.Sort(refs)
		return classes
	}
	axis := t.widest(refs)
	slices.SortFunc(refs, func(a, b Ref) int {
		return cmp.Or(cmp.Compare(t.places[a].at[axis], t.places[b].at[axis]), cmp.Compare(a, b))
	})
	middle, _ := leafRange(len(t.refs), level+1, 2*index+1)
	coordinate := float32(0)
	if middle < len(t.refs) && len(refs) > 0 {
		coordinate = t.places[t.refs[middle]].at[axis]
	}
	classes = t.split(2*node, level+1, 2*index) | t.split(2*node+1, level+1, 2*index+1)
	out := t.nodes[nodeSize*(node-1):]
	binary.LittleEndian.PutUint32(out, math.Float32bits(coordinate))
	binary.LittleEndian.PutUint16(out[4:], uint16(axis))
	binary.LittleEndian.PutUint16(out[6:], classes)
	return classes
}

// leafRange returns the refs below the index-th node of a level.
func leafRange(n, level, index int) (from, to int) {
	return index * n >> level, (index + 1) * n >> level
}

// widest returns the axis along which the places are spread most.
func (t *treeBuilder) widest(refs []Ref) (axis int) {
	most := float32(-1)
	for a := range 3 {
		low, high := float32(math.MaxFloat32), float32(-math.MaxFloat32)
		for _, r := range refs {
			low, high = min(low, t.places[r].at[a]), max(high, t.places[r].at[a])
		}
		if high-low > most {
			axis, most = a, high-low
		}
	}
	return axis
}

// node reads an inner node.
func (t *tree) node(i int) (coordinate float64, axis int, classes uint16) {
	at := nodeSize * (i - 1)
	return float64(math.Float32frombits(t.nodes.u32(at))), min(int(t.nodes.u16(at+4)), 2), t.nodes.u16(at + 6)
}

// spot is a place in a leaf with its rounded position.
type spot struct {
	ref Ref
	at  vector
}

// spot reads the i-th entry of the leaves.
func (t *tree) spot(i int) spot {
	at := i * pointSize
	x := func(k int) float64 { return float64(int16(t.points.u16(at+4+2*k))) * coarse }
	return spot{Ref(t.points.u32(at)), vector{x(0), x(1), x(2)}}
}
