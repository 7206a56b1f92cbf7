package learn

import "math"

// walk has the trees of a forest laid out to be walked several at a time and without branches: which way a walk goes
// cannot be guessed, so that a processor waits at each node of a tree that is walked by itself.
type walk struct {
	nodes []waypoint
	steps int // from a root to the deepest leaf of all
}

// waypoint is a node: a row whose key in the column is at or below the node's goes left. Both ways
// from a leaf lead to itself.
type waypoint struct {
	at          int32
	column      uint8
	left, right uint16
}

const (
	abreast    = 4 // trees that are walked together
	maxColumns = 1 << 8
)

// newWalk lays trees out, nil for those whose rows are too long. Children follow their parents.
func newWalk(nodes []node, roots []int32) *walk {
	w := &walk{nodes: make([]waypoint, len(nodes))}
	depth := make([]int, len(nodes)) // of what is below each node
	for i := len(nodes) - 1; i >= 0; i-- {
		n := &nodes[i]
		switch {
		case n.column == leaf:
			w.nodes[i] = waypoint{left: uint16(i), right: uint16(i)}
			continue
		case int(n.column) >= maxColumns:
			return nil
		case math.IsNaN(float64(n.at)): // nothing is at or below what is no number
			w.nodes[i] = waypoint{column: uint8(n.column), left: n.right, right: n.right}
		default:
			w.nodes[i] = waypoint{orderKey(n.at), uint8(n.column), n.left, n.right}
		}
		depth[i] = 1 + max(depth[n.left], depth[n.right])
	}
	for _, r := range roots {
		w.steps = max(w.steps, depth[r])
	}
	return w
}

// leaves returns the leaves that a row leads to from some roots. All are walked for as many steps as the deepest
// needs; who has come to a leaf stays there.
func (w *walk) leaves(roots *[abreast]int32, keys *[maxColumns]int32) [abreast]uint16 {
	a, b, c, d := uint16(roots[0]), uint16(roots[1]), uint16(roots[2]), uint16(roots[3])
	nodes := w.nodes
	for range w.steps {
		a, b, c, d = nodes[a].next(keys), nodes[b].next(keys), nodes[c].next(keys), nodes[d].next(keys)
	}
	return [abreast]uint16{a, b, c, d}
}

// next is where a walk goes from a node.
func (n *waypoint) next(keys *[maxColumns]int32) uint16 {
	goesLeft := uint16((int64(keys[n.column]) - int64(n.at) - 1) >> 63) // all bits, or none
	return n.right + (n.left-n.right)&goesLeft
}

// orderKey numbers values in their order: the greater a value, the greater its key. What is no number comes last, since
// it is not at or below any.
func orderKey(v float32) int32 {
	if math.IsNaN(float64(v)) {
		return math.MaxInt32
	}
	b := int32(math.Float32bits(v + 0)) // of both zeros the one without a sign
	return b ^ b>>31&math.MaxInt32
}
