package geoparse

// forest is a sum of small regression trees over numbered values, such as the
// signals of a candidate (Friedman 2001).
// The zero forest adds nothing.
type forest struct {
	nodes []treeNode
	roots []int32
}

// treeNode is an inner node or, with column leafNode, a leaf.
type treeNode struct {
	column int16
	at     float32 // at or below goes left
	left   int32
	right  int32
	value  float32
}

const leafNode = -1

// score returns the sum over the trees.
func (f *forest) score(row []float32) float64 {
	sum := float32(0)
	for _, r := range f.roots {
		sum += f.leaf(r, row)
	}
	return float64(sum)
}

// leaf returns the value of the tree with the given root.
func (f *forest) leaf(root int32, row []float32) float32 {
	n := &f.nodes[root]
	for n.column != leafNode {
		if row[n.column] <= n.at {
			n = &f.nodes[n.left]
		} else {
			n = &f.nodes[n.right]
		}
	}
	return n.value
}
