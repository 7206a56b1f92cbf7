package eval

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// Prediction is one mention that a parser found.
type Prediction struct {
	geoparse.Span
	Located bool
	Point   orb.Point // longitude, latitude in degrees, valid when Located

	Confidence float64 // 0–1, that span and place are right
}

// Limit is the distance within which a place counts as found: 100 miles, the
// field's convention.
const Limit = 161 * geo.Kilometre

// Counts are the sums of one article, or of many.
type Counts struct {
	Articles          int
	Gold              int // mentions
	GoldLocated       int // of these, with coordinates
	Predicted         int
	PredictedLocated  int
	PredictedUnscored int // located, and matched to a gold mention without coordinates
	Exact, Overlap    int // predictions that match gold
	Right             int // gold mentions found and placed within Limit
}

// Add adds the counts of another article.
func (c *Counts) Add(d Counts) {
	c.Articles += d.Articles
	c.Gold += d.Gold
	c.GoldLocated += d.GoldLocated
	c.Predicted += d.Predicted
	c.PredictedLocated += d.PredictedLocated
	c.PredictedUnscored += d.PredictedUnscored
	c.Exact += d.Exact
	c.Overlap += d.Overlap
	c.Right += d.Right
}

// Measure is a precision, a recall and their harmonic mean.
type Measure struct{ Precision, Recall, F1 float64 }

func measure(right, predicted, gold int) Measure {
	m := Measure{Precision: ratio(right, predicted), Recall: ratio(right, gold)}
	if right > 0 {
		m.F1 = 2 * m.Precision * m.Recall / (m.Precision + m.Recall)
	}
	return m
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// ExactSpans measures recognition by equal spans.
func (c Counts) ExactSpans() Measure { return measure(c.Exact, c.Predicted, c.Gold) }

// Overlaps measures recognition by overlapping spans, matched one to one.
func (c Counts) Overlaps() Measure { return measure(c.Overlap, c.Predicted, c.Gold) }

// EndToEnd measures both steps: a gold mention with coordinates is found and
// placed within [Limit]. Predictions matched to gold without coordinates are
// left out, for there is nothing to check them against.
func (c Counts) EndToEnd() Measure {
	return measure(c.Right, c.PredictedLocated-c.PredictedUnscored, c.GoldLocated)
}

// Accuracy is the share of the gold mentions with coordinates that are placed
// within [Limit].
func (c Counts) Accuracy() float64 { return ratio(c.Right, c.GoldLocated) }

// Score compares the predictions of one article with its gold mentions.
func Score(gold []Gold, predicted []Prediction) Counts {
	c := Counts{Articles: 1, Gold: len(gold)}
	seen := map[geoparse.Span]bool{}
	var unique []Prediction
	for _, p := range predicted {
		if !seen[p.Span] {
			seen[p.Span] = true
			unique = append(unique, p)
		}
	}
	predicted = unique
	c.Predicted = len(predicted)
	of := Align(gold, predicted)
	for _, p := range predicted {
		if p.Located {
			c.PredictedLocated++
		}
	}
	for i, g := range gold {
		if g.Located {
			c.GoldLocated++
		}
		if of[i] < 0 {
			continue
		}
		p := predicted[of[i]]
		c.Overlap++
		if p.Span == g.Span {
			c.Exact++
		}
		switch {
		case !g.Located && p.Located:
			c.PredictedUnscored++
		case g.Located && p.Located && geo.GreatCircle(g.Point, p.Point) <= Limit:
			c.Right++
		}
	}
	return c
}

// Align matches gold mentions and predictions one to one: equal spans first,
// then by longest overlap. It returns for each gold mention the index of its
// prediction, -1 for none.
func Align(gold []Gold, predicted []Prediction) []int {
	type pair struct{ inexact, overlap, length, start, other, i, j int }
	var pairs []pair
	for i, g := range gold {
		for j, p := range predicted {
			o := min(g.End, p.End) - max(g.Start, p.Start)
			if o <= 0 {
				continue
			}
			x := pair{inexact: 1, overlap: -o, length: abs((g.End - g.Start) - (p.End - p.Start)), start: g.Start,
				other: p.Start, i: i, j: j}
			if g.Span == p.Span {
				x.inexact = 0
			}
			pairs = append(pairs, x)
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(a.inexact-b.inexact, a.overlap-b.overlap, a.length-b.length, a.start-b.start, a.other-b.other,
			a.i-b.i, a.j-b.j)
	})
	of := make([]int, len(gold))
	for i := range of {
		of[i] = -1
	}
	taken := make([]bool, len(predicted))
	for _, x := range pairs {
		if of[x.i] < 0 && !taken[x.j] {
			of[x.i] = x.j
			taken[x.j] = true
		}
	}
	return of
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
