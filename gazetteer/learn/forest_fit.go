package learn

import (
	"math/rand/v2"
	"slices"
)

// The shape of the trees, chosen by cross-validation.
const (
	forestBins    = 24
	forestLambda  = 3.0
	forestMinimum = 2.0 // least sum of second derivatives in a leaf
	forestRows    = 0.6 // share of the rows that a tree is grown on
	forestColumns = 0.5 // share of the columns that it may split by (Friedman 2002)
)

// Boosting says how a forest is grown.
type Boosting struct {
	Trees int
	Depth int     // of each tree, at most
	Rate  float64 // share of a tree's fit that is kept
	Seed  uint64

	// Derivatives fills the first derivative of the objective by the score of each
	// row, and the negative second derivative, before each tree is grown.
	Derivatives func(score, grad, hess []float64)
}

// Fit grows a forest on rows of equal length by gradient boosting with
// second-order leaf values (Chen, Guestrin 2016). score holds what each row has
// before the first tree; it is kept up.
func (b Boosting) Fit(rows [][]float32, score []float64) Forest {
	g := &grower{
		rows: rows, score: score, rate: b.Rate, draw: rand.New(rand.NewPCG(b.Seed, 41)),
		grad: make([]float64, len(rows)), hess: make([]float64, len(rows)),
	}
	if len(rows) == 0 {
		return Forest{}
	}
	g.bin(len(rows[0]))
	g.used = make([]bool, len(rows[0]))
	for range b.Trees {
		b.Derivatives(g.score, g.grad, g.hess)
		g.add(b.Depth)
	}
	return g.Forest
}

// grower is a forest on its way.
type grower struct {
	rows  [][]float32
	bins  [][]uint8   // per column
	cuts  [][]float32 // per column
	grad  []float64
	hess  []float64
	score []float64
	rate  float64
	draw  *rand.Rand
	used  []bool // columns that the tree may split by
	Forest
}

// add grows one more tree.
func (g *grower) add(depth int) {
	for j := range g.used {
		g.used[j] = g.draw.Float64() < forestColumns
	}
	some := make([]int32, 0, len(g.rows))
	for i := range g.rows {
		if g.draw.Float64() < forestRows {
			some = append(some, int32(i))
		}
	}
	root := g.grow(some, depth)
	g.roots = append(g.roots, root)
	for i, row := range g.rows {
		g.score[i] += float64(g.leafOf(root, row))
	}
}

// bin cuts each column at quantiles of its distinct values.
func (g *grower) bin(columns int) {
	g.bins, g.cuts = make([][]uint8, columns), make([][]float32, columns)
	values := make([]float32, len(g.rows))
	for j := range columns {
		for i, r := range g.rows {
			values[i] = r[j]
		}
		distinct := slices.Clone(values)
		slices.Sort(distinct)
		distinct = slices.Compact(distinct)
		step := max(1, len(distinct)/forestBins)
		for k := step - 1; k < len(distinct)-1 && len(g.cuts[j]) < 255; k += step {
			g.cuts[j] = append(g.cuts[j], distinct[k])
		}
		g.bins[j] = make([]uint8, len(g.rows))
		for i, v := range values {
			b, _ := slices.BinarySearch(g.cuts[j], v)
			g.bins[j][i] = uint8(b) // at or below cuts[b]
		}
	}
}

// grow appends a tree over the rows and returns its root.
func (g *grower) grow(rows []int32, depth int) int32 {
	at := int32(len(g.nodes))
	g.nodes = append(g.nodes, node{column: leaf})
	sumG, sumH := 0.0, 0.0
	for _, r := range rows {
		sumG += g.grad[r]
		sumH += g.hess[r]
	}
	j, cut, gain := g.split(rows, sumG, sumH)
	if depth == 0 || gain <= 1e-6 {
		g.nodes[at].at = float32(g.rate * sumG / (sumH + forestLambda))
		return at
	}
	var left, right []int32
	for _, r := range rows {
		if g.bins[j][r] <= uint8(cut) {
			left = append(left, r)
		} else {
			right = append(right, r)
		}
	}
	l := g.grow(left, depth-1)
	r := g.grow(right, depth-1)
	g.nodes[at] = node{column: int16(j), at: g.cuts[j][cut], left: uint16(l), right: uint16(r)}
	return at
}

// split finds the best cut of the rows.
func (g *grower) split(rows []int32, sumG, sumH float64) (best, cut int, gain float64) {
	var histG, histH [256]float64
	whole := sumG * sumG / (sumH + forestLambda)
	for j := range g.cuts {
		n := len(g.cuts[j])
		if n == 0 || !g.used[j] {
			continue
		}
		bins := g.bins[j]
		clear(histG[:n+1])
		clear(histH[:n+1])
		for _, r := range rows {
			b := bins[r]
			histG[b] += g.grad[r]
			histH[b] += g.hess[r]
		}
		leftG, leftH := 0.0, 0.0
		for k := range n {
			leftG += histG[k]
			leftH += histH[k]
			rightG, rightH := sumG-leftG, sumH-leftH
			if leftH < forestMinimum || rightH < forestMinimum {
				continue
			}
			v := leftG*leftG/(leftH+forestLambda) + rightG*rightG/(rightH+forestLambda) - whole
			if v > gain {
				best, cut, gain = j, k, v
			}
		}
	}
	return best, cut, gain
}
