package learn

import "fmt"

// Forest is a sum of small regression trees over the columns of a row (Friedman
// 2001). The zero value adds nothing. It is immutable and safe for concurrent use.
type Forest struct {
	nodes []node
	roots []int32
	walk  *walk // nil: trees are walked one by one
}

// node is an inner node or, with column leaf, a leaf. It is small, so that the trees
// of a model stay in the first cache.
type node struct {
	at          float32 // at or below goes left; the value of a leaf
	column      int16
	left, right uint16
}

const (
	leaf     = -1
	maxNodes = 1 << 16
)

// IsEmpty reports whether the forest has no tree.
func (f *Forest) IsEmpty() bool { return len(f.roots) == 0 }

// Score returns the sum over the trees.
func (f *Forest) Score(row []float32) float64 {
	sum, roots := float32(0), f.roots
	if f.walk != nil && len(row) <= maxColumns {
		var keys [maxColumns]int32
		for i, v := range row {
			keys[i] = orderKey(v)
		}
		for ; len(roots) >= abreast; roots = roots[abreast:] {
			for _, n := range f.walk.leaves((*[abreast]int32)(roots), &keys) {
				sum += f.nodes[n].at
			}
		}
	}
	for _, r := range roots {
		sum += f.leafOf(r, row)
	}
	return float64(sum)
}

// leafOf returns the value of the tree with the given root.
func (f *Forest) leafOf(root int32, row []float32) float32 {
	n := &f.nodes[root]
	for n.column != leaf {
		if row[n.column] <= n.at {
			n = &f.nodes[n.left]
		} else {
			n = &f.nodes[n.right]
		}
	}
	return n.at
}

// Nodes is a Forest as a file holds it: column (-1 for a leaf), cut, left, right
// and value of each node, and the roots of the trees.
type Nodes struct {
	Nodes [][5]float32 `json:"nodes"`
	Roots []int32      `json:"roots"`
}

// Nodes returns the parts of the forest.
func (f *Forest) Nodes() Nodes {
	l := Nodes{Roots: f.roots}
	for _, n := range f.nodes {
		if n.column == leaf {
			l.Nodes = append(l.Nodes, [5]float32{leaf, 0, 0, 0, n.at})
			continue
		}
		l.Nodes = append(l.Nodes, [5]float32{float32(n.column), n.at, float32(n.left), float32(n.right), 0})
	}
	return l
}

// NodeError says which node or root of [Nodes] is none of a tree.
type NodeError struct {
	Node int
	Root bool
}

func (e *NodeError) Error() string {
	if e.Root {
		return fmt.Sprintf("tree root %d does not exist", e.Node)
	}
	return fmt.Sprintf("tree node %d: unknown column, a child that does not follow it, or one node too many", e.Node)
}

// Forest makes a forest of the parts. columns maps the columns of the file to
// those of the rows, -1 for one that rows do not have, which then counts as 0, and
// returns false for a column that the file does not have either. Children must follow
// their parents, so that a walk ends, and there are at most 65,536 nodes; else the error
// is a [*NodeError].
func (l *Nodes) Forest(columns func(int) (int, bool)) (Forest, error) {
	f := Forest{roots: l.Roots}
	count := int32(len(l.Nodes))
	if count > maxNodes {
		return Forest{}, &NodeError{Node: maxNodes}
	}
	for i, t := range l.Nodes {
		n := node{column: leaf, at: t[4]}
		if t[0] != leaf {
			c, ok := columns(int(t[0]))
			left, right := int32(t[2]), int32(t[3])
			if !ok || left <= int32(i) || right <= int32(i) || left >= count || right >= count {
				return Forest{}, &NodeError{Node: i}
			}
			n.at, n.left, n.right = t[1], uint16(left), uint16(right)
			if c < 0 { // always 0: only one way is ever taken
				if n.at < 0 {
					n.left = n.right
				} else {
					n.right = n.left
				}
				c = 0
			}
			n.column = int16(c)
		}
		f.nodes = append(f.nodes, n)
	}
	for i, r := range l.Roots {
		if r < 0 || r >= count {
			return Forest{}, &NodeError{Node: i, Root: true}
		}
	}
	f.walk = newWalk(f.nodes, f.roots)
	return f, nil
}
