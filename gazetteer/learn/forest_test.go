package learn_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer/learn"
)

// rowsAndTruth are 300 rows of four columns; what is true of a row follows from
// the first two together.
func rowsAndTruth() (rows [][]float32, truth []float64) {
	draw := rand.New(rand.NewPCG(11, 3))
	for range 300 {
		r := []float32{float32(draw.Float64()), float32(draw.Float64()), float32(draw.IntN(3)), 1}
		rows = append(rows, r)
		y := 0.0
		if (r[0] > 0.5) == (r[1] > 0.4) {
			y = 1
		}
		truth = append(truth, y)
	}
	return rows, truth
}

// boosting is logistic regression by trees.
func boosting(truth []float64, trees int) learn.Boosting {
	return learn.Boosting{
		Trees: trees, Depth: 3, Rate: 0.3, Seed: 9,
		Derivatives: func(score, grad, hess []float64) {
			for i := range score {
				q := 1 / (1 + math.Exp(-score[i]))
				grad[i], hess[i] = truth[i]-q, q*(1-q)
			}
		},
	}
}

func logLoss(score, truth []float64) float64 {
	sum := 0.0
	for i, s := range score {
		q := 1 / (1 + math.Exp(-s))
		sum -= truth[i]*math.Log(q) + (1-truth[i])*math.Log(1-q)
	}
	return sum / float64(len(score))
}

func TestFitReducesLoss(t *testing.T) {
	rows, truth := rowsAndTruth()
	before := math.Ln2 // of a score of 0 everywhere
	for _, trees := range []int{5, 60} {
		score := make([]float64, len(rows))
		f := boosting(truth, trees).Fit(rows, score)
		loss := logLoss(score, truth)
		if loss >= before {
			t.Errorf("Fit of %d trees: log loss %v, want less than %v", trees, loss, before)
		}
		before = loss
		for i, r := range rows {
			if d := math.Abs(f.Score(r) - score[i]); d > 1e-4 {
				t.Fatalf("Score(row %d) = %v, Fit kept %v", i, f.Score(r), score[i])
			}
		}
	}
	if before > 0.25 {
		t.Errorf("Fit of 60 trees: log loss %v, want less than 0.25 for what four leaves tell exactly", before)
	}
}

func TestFitIsDeterministic(t *testing.T) {
	rows, truth := rowsAndTruth()
	a := boosting(truth, 8).Fit(rows, make([]float64, len(rows)))
	b := boosting(truth, 8).Fit(rows, make([]float64, len(rows)))
	if diff := cmp.Diff(a.Nodes(), b.Nodes()); diff != "" {
		t.Errorf("Fit of equal rows and seed (-one +other):\n%s", diff)
	}
}

func TestFitOfNothing(t *testing.T) {
	f := boosting(nil, 8).Fit(nil, nil)
	if got := f.Score([]float32{1, 2}); got != 0 {
		t.Errorf("Score by a forest of no rows = %v, want 0", got)
	}
	f = boosting([]float64{1, 1, 1}, 2).Fit([][]float32{{5}, {5}, {5}}, make([]float64, 3))
	if got := f.Score([]float32{5}); got < 0 {
		t.Errorf("Score by a forest of one value = %v, want at least 0: all rows are true", got)
	}
}

func TestNodesRoundTrip(t *testing.T) {
	rows, truth := rowsAndTruth()
	f := boosting(truth, 8).Fit(rows, make([]float64, len(rows)))
	b, err := json.Marshal(f.Nodes())
	if err != nil {
		t.Fatal(err)
	}
	var n learn.Nodes
	if err := json.Unmarshal(b, &n); err != nil {
		t.Fatal(err)
	}
	same, err := n.Forest(columns(0, 1, 2, 3))
	if err != nil {
		t.Fatal(err)
	}
	turned, err := n.Forest(columns(3, 2, 1, 0))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		want := f.Score(r)
		if got := same.Score(r); got != want {
			t.Fatalf("Score(row %d) after a round trip = %v, want %v", i, got, want)
		}
		if got := turned.Score([]float32{r[3], r[2], r[1], r[0]}); got != want {
			t.Fatalf("Score(row %d) with its columns turned round = %v, want %v", i, got, want)
		}
	}
}

// columns maps the columns of a file to to[column].
func columns(to ...int) func(int) (int, bool) {
	return func(c int) (int, bool) {
		if c < 0 || c >= len(to) {
			return 0, false
		}
		return to[c], true
	}
}

// A column that rows do not have counts as 0 wherever a tree asks for it.
func TestUnknownColumnCountsAsZero(t *testing.T) {
	for _, c := range []struct {
		at   float32
		want float64
	}{{-0.5, 20}, {0, 10}, {0.5, 10}} {
		n := learn.Nodes{Nodes: [][5]float32{{1, c.at, 1, 2, 0}, {-1, 0, 0, 0, 10}, {-1, 0, 0, 0, 20}},
			Roots: []int32{0}}
		f, err := n.Forest(columns(0, -1))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []float32{-9, 0, 9} {
			if got := f.Score([]float32{v}); got != c.want {
				t.Errorf("Score(%v) by a cut at %v of a column that is not there = %v, want %v", v, c.at, got, c.want)
			}
		}
	}
}

func TestNodeErrors(t *testing.T) {
	leaf := [5]float32{-1, 0, 0, 0, 1}
	for _, c := range []struct {
		name  string
		nodes learn.Nodes
		want  learn.NodeError
	}{
		{"column that the file lacks", learn.Nodes{Nodes: [][5]float32{{2, 0, 1, 2, 0}, leaf, leaf}, Roots: []int32{0}},
			learn.NodeError{Node: 0}},
		{"negative column", learn.Nodes{Nodes: [][5]float32{{-2, 0, 1, 2, 0}, leaf, leaf}, Roots: []int32{0}},
			learn.NodeError{Node: 0}},
		{"child is itself", learn.Nodes{Nodes: [][5]float32{leaf, {0, 0, 1, 2, 0}, leaf}, Roots: []int32{1}},
			learn.NodeError{Node: 1}},
		{"right child before it", learn.Nodes{Nodes: [][5]float32{leaf, {0, 0, 2, 0, 0}, leaf}, Roots: []int32{1}},
			learn.NodeError{Node: 1}},
		{"child beyond the end", learn.Nodes{Nodes: [][5]float32{{0, 0, 1, 3, 0}, leaf, leaf}, Roots: []int32{0}},
			learn.NodeError{Node: 0}},
		{"root beyond the end", learn.Nodes{Nodes: [][5]float32{leaf}, Roots: []int32{0, 1}},
			learn.NodeError{Node: 1, Root: true}},
		{"negative root", learn.Nodes{Nodes: [][5]float32{leaf}, Roots: []int32{-1}},
			learn.NodeError{Node: 0, Root: true}},
	} {
		_, err := c.nodes.Forest(columns(0, 1))
		var got *learn.NodeError
		if !errors.As(err, &got) || *got != c.want {
			t.Errorf("%s: Forest = %v, want %+v", c.name, err, c.want)
		}
		if err != nil && !strings.HasPrefix(err.Error(), "tree ") {
			t.Errorf("%s: the error is %q, want one that names the tree", c.name, err)
		}
	}
}

// FuzzForest checks that no file makes a forest that panics or does not end.
func FuzzForest(f *testing.F) {
	for _, s := range []string{
		`{"nodes":[[0,0.5,1,2,0],[-1,0,0,0,1],[-1,0,0,0,2]],"roots":[0]}`,
		`{"nodes":[[2,-1,1,1,0],[-1,0,0,0,1]],"roots":[0,1,0]}`,
		`{"nodes":[[0,0,0,0,0]],"roots":[0]}`, `{"nodes":[[0.5,1e30,1e30,-1e30,0]],"roots":[-1]}`, `{"roots":[0]}`,
		`{}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var n learn.Nodes
		if json.Unmarshal(b, &n) != nil {
			return
		}
		forest, err := n.Forest(columns(0, 1, -1))
		if err != nil {
			return
		}
		if len(n.Roots) > 1000 {
			return
		}
		forest.Score([]float32{0.5, -3})
	})
}

// TestForestsFromFilesScoreAlike walks trees together and one by one: as many as are walked together, and more or
// fewer than a multiple of that, some of them single leaves.
func TestForestsFromFilesScoreAlike(t *testing.T) {
	rows, truth := rowsAndTruth()
	for _, trees := range []int{0, 1, 3, 4, 5, 60, 61} {
		grown := boosting(truth, trees).Fit(rows, make([]float64, len(rows)))
		nodes := grown.Nodes()
		if trees > 4 { // a tree that is a leaf among deeper ones
			nodes.Nodes = append(nodes.Nodes, [5]float32{-1, 0, 0, 0, 0.25})
			nodes.Roots[2] = int32(len(nodes.Nodes) - 1)
		}
		for i, n := range nodes.Nodes { // cuts at both zeros and at what is no number
			if n[0] == 1 {
				nodes.Nodes[i][1] = []float32{0, float32(math.Copysign(0, -1)), float32(math.NaN()), n[1]}[i%4]
			}
		}
		read, err := nodes.Forest(func(c int) (int, bool) { return c, true })
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range append(rows, []float32{float32(math.NaN()), 0.3, float32(math.Inf(1)), 0},
			[]float32{-0.5, float32(math.Copysign(0, -1)), float32(math.Inf(-1)), -1}) {
			want := float32(0)
			for _, r := range nodes.Roots {
				n := nodes.Nodes[r]
				for n[0] >= 0 {
					if row[int(n[0])] <= n[1] {
						n = nodes.Nodes[int(n[2])]
					} else {
						n = nodes.Nodes[int(n[3])]
					}
				}
				want += n[4]
			}
			if got := read.Score(row); got != float64(want) {
				t.Fatalf("%d trees, row %v: %v, one by one %v", trees, row, got, want)
			}
		}
	}
}

func BenchmarkScore(b *testing.B) {
	draw := rand.New(rand.NewPCG(7, 7))
	var rows [][]float32
	var truth []float64
	for range 2000 {
		r := make([]float32, 60)
		for j := range r {
			r[j] = float32(draw.NormFloat64())
		}
		rows = append(rows, r)
		truth = append(truth, float64(draw.IntN(2)))
	}
	boost := boosting(truth, 150)
	boost.Depth = 4
	grown := boost.Fit(rows, make([]float64, len(rows)))
	nodes := grown.Nodes()
	f, err := nodes.Forest(func(c int) (int, bool) { return c, true })
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		f.Score(rows[i%len(rows)])
	}
}
