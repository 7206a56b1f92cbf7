package geoparse

import (
	"math/rand/v2"
	"slices"
)

// The shape of the ranker's forest, chosen by cross-validation.
const (
	forestTrees   = 60
	forestDepth   = 4
	forestRate    = 0.12
	forestBins    = 24
	forestLambda  = 3.0
	forestMinimum = 2.0 // least sum of second derivatives in a leaf
	forestRows    = 0.6 // share of the rows that a tree is grown on
	forestColumns = 0.5 // share of the columns that it may split by (Friedman 2002)
)

// grower fits trees by gradient boosting, with second-order leaf values (Chen,
// Guestrin 2016). The caller sets the derivatives before each tree.
type grower struct {
	rows  [][]float32
	bins  [][]uint8   // per column
	cuts  [][]float32 // per column
	grad  []float64
	hess  []float64
	value []float64 // the score so far, kept up by add
	rate  float64
	draw  *rand.Rand
	used  []bool // columns that the tree may split by
	forest
}

// newGrower makes a grower of rows of equal length, whose scores begin at value.
func newGrower(rows [][]float32, value []float64, seed uint64) *grower {
	g := &grower{rows: rows, value: value, grad: make([]float64, len(rows)), hess: make([]float64, len(rows)), draw: rand.New(rand.NewPCG(seed, 41))}
	if len(rows) > 0 {
		g.bin(len(rows[0]))
		g.used = make([]bool, len(rows[0]))
	}
	return g
}

// add grows one more tree.
func (g *grower) add(depth int, rate float64) {
	if len(g.rows) == 0 {
		return
	}
	for j := range g.used {
		g.used[j] = g.draw.Float64() < forestColumns
	}
	some := make([]int32, 0, len(g.rows))
	for i := range g.rows {
		if g.draw.Float64() < forestRows {
			some = append(some, int32(i))
		}
	}
	g.rate = rate
	root := g.grow(some, depth)
	g.roots = append(g.roots, root)
	for i, row := range g.rows {
		g.value[i] += float64(g.leaf(root, row))
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
	g.nodes = append(g.nodes, treeNode{column: leafNode})
	sumG, sumH := 0.0, 0.0
	for _, r := range rows {
		sumG += g.grad[r]
		sumH += g.hess[r]
	}
	j, cut, gain := g.split(rows, sumG, sumH)
	if depth == 0 || gain <= 1e-6 {
		g.nodes[at].value = float32(g.rate * sumG / (sumH + forestLambda))
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
	g.nodes[at] = treeNode{column: int16(j), at: g.cuts[j][cut], left: l, right: r}
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

// fitForest fits what a linear score leaves of the lessons, by the softmax loss
// of whole names.
func fitForest(lessons []lesson, linear *[allSignals]float64, seed uint64) forest {
	var rows [][]float32
	var value []float64
	var of []int // the first row of each lesson
	for k := range lessons {
		of = append(of, len(rows))
		for i := range lessons[k].signals {
			row := lessons[k].signals[i][:]
			v := 0.0
			for j, x := range row {
				v += float64(x) * linear[j]
			}
			rows, value = append(rows, row), append(value, v)
		}
	}
	g := newGrower(rows, value, seed)
	var prob, target []float64
	for range forestTrees {
		for k := range lessons {
			l := &lessons[k]
			prob = append(prob[:0], value[of[k]:of[k]+len(l.signals)]...)
			probabilities(prob)
			target = idealised(target[:0], prob, l.right)
			for i := range prob {
				g.grad[of[k]+i] = (target[i] - prob[i]) * l.weight
				g.hess[of[k]+i] = prob[i] * (1 - prob[i]) * l.weight
			}
		}
		g.add(forestDepth, forestRate)
	}
	return g.forest
}
