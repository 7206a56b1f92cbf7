package geoparse

import (
	"slices"
)

// The shape of the forest, chosen by cross-validation.
const (
	forestTrees   = 60
	forestDepth   = 4
	forestRate    = 0.12
	forestBins    = 24
	forestLambda  = 3.0
	forestMinimum = 2.0 // least sum of second derivatives in a leaf
)

// grower fits the trees by gradient boosting on the softmax loss of whole
// names, with second-order leaf values (Chen, Guestrin 2016).
type grower struct {
	rows  []*signals
	bins  [][allSignals]uint8
	cuts  [allSignals][]float32
	grad  []float64
	hess  []float64
	value []float64 // the score so far
	forest
}

func fitForest(lessons []lesson, linear *[allSignals]float64) forest {
	g := &grower{}
	var of []int // the first row of each lesson
	for k := range lessons {
		of = append(of, len(g.rows))
		for i := range lessons[k].signals {
			row := &lessons[k].signals[i]
			v := 0.0
			for j := range allSignals {
				v += float64(row[j]) * linear[j]
			}
			g.rows = append(g.rows, row)
			g.value = append(g.value, v)
		}
	}
	if len(g.rows) == 0 {
		return forest{}
	}
	g.bin()
	g.grad, g.hess = make([]float64, len(g.rows)), make([]float64, len(g.rows))
	all := make([]int32, len(g.rows))
	for i := range all {
		all[i] = int32(i)
	}
	var prob, target []float64
	for range forestTrees {
		for k := range lessons {
			l := &lessons[k]
			prob = append(prob[:0], g.value[of[k]:of[k]+len(l.signals)]...)
			probabilities(prob)
			target = idealised(target[:0], prob, l.right)
			for i := range prob {
				g.grad[of[k]+i] = (target[i] - prob[i]) * l.weight
				g.hess[of[k]+i] = prob[i] * (1 - prob[i]) * l.weight
			}
		}
		g.roots = append(g.roots, g.grow(slices.Clone(all), forestDepth))
	}
	return g.forest
}

// bin cuts each signal at quantiles of its distinct values.
func (g *grower) bin() {
	g.bins = make([][allSignals]uint8, len(g.rows))
	for j := range allSignals {
		values := make([]float32, len(g.rows))
		for i, r := range g.rows {
			values[i] = r[j]
		}
		slices.Sort(values)
		values = slices.Compact(values)
		step := max(1, len(values)/forestBins)
		for k := step - 1; k < len(values)-1 && len(g.cuts[j]) < 255; k += step {
			g.cuts[j] = append(g.cuts[j], values[k])
		}
		for i, r := range g.rows {
			b, _ := slices.BinarySearch(g.cuts[j], r[j])
			g.bins[i][j] = uint8(b) // at or below cuts[b]
		}
	}
}

// grow appends a tree over the rows and returns its root. It adds the leaf
// values to the scores of the rows.
func (g *grower) grow(rows []int32, depth int) int32 {
	at := int32(len(g.nodes))
	g.nodes = append(g.nodes, treeNode{signal: allSignals})
	sumG, sumH := 0.0, 0.0
	for _, r := range rows {
		sumG += g.grad[r]
		sumH += g.hess[r]
	}
	j, cut, gain := g.split(rows, sumG, sumH)
	if depth == 0 || gain <= 1e-6 {
		v := forestRate * sumG / (sumH + forestLambda)
		g.nodes[at].value = float32(v)
		for _, r := range rows {
			g.value[r] += v
		}
		return at
	}
	var left, right []int32
	for _, r := range rows {
		if g.bins[r][j] <= uint8(cut) {
			left = append(left, r)
		} else {
			right = append(right, r)
		}
	}
	l := g.grow(left, depth-1)
	r := g.grow(right, depth-1)
	g.nodes[at] = treeNode{signal: j, at: g.cuts[j][cut], left: l, right: r}
	return at
}

// split finds the best cut of the rows.
func (g *grower) split(rows []int32, sumG, sumH float64) (best signal, cut int, gain float64) {
	var histG, histH [256]float64
	whole := sumG * sumG / (sumH + forestLambda)
	for j := range allSignals {
		n := len(g.cuts[j])
		if n == 0 {
			continue
		}
		clear(histG[:n+1])
		clear(histH[:n+1])
		for _, r := range rows {
			b := g.bins[r][j]
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
