package geoparse

// forest is a sum of small regression trees over the signals (Friedman 2001).
// The zero forest adds nothing.
type forest struct {
	nodes []treeNode
	roots []int32
}

// treeNode is an inner node or, with signal allSignals, a leaf.
type treeNode struct {
	signal signal
	at     float32 // at or below goes left
	left   int32
	right  int32
	value  float32
}

// score returns the sum over the trees.
func (f *forest) score(g *signals) float64 {
	sum := float32(0)
	for _, r := range f.roots {
		n := &f.nodes[r]
		for n.signal != allSignals {
			if g[n.signal] <= n.at {
				n = &f.nodes[n.left]
			} else {
				n = &f.nodes[n.right]
			}
		}
		sum += n.value
	}
	return float64(sum)
}
