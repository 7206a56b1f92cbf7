package eval

import (
	"fmt"
	"io"
	"math"
	"text/tabwriter"

	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// Tenth are the placed mentions whose confidence lies in one tenth of its range.
type Tenth struct {
	Mentions   int
	Right      int     // found and placed within [Limit]
	Confidence float64 // their sum
}

// Reliability counts the mentions that were found and placed by their confidence. Where that is
// calibrated, of those with confidence 0.8 four in five are right. Left out are demonyms and
// languages, which not all corpora mark, and mentions that the corpus has no coordinates of.
func Reliability(results []Result) (out [10]Tenth) {
	for i := range results {
		r := &results[i]
		gold := make([]int, len(r.Parsed)) // of each prediction, 1 + the number of its gold mention
		for g, p := range Align(r.Sample.Gold, r.Parsed) {
			if p >= 0 {
				gold[p] = g + 1
			}
		}
		for k, p := range r.Parsed {
			if !p.Located || r.Kinds[k] == geoparse.Demonym || r.Kinds[k] == geoparse.Language {
				continue
			}
			t := &out[min(9, int(p.Confidence*10))]
			right := false
			if gold[k] > 0 {
				g := &r.Sample.Gold[gold[k]-1]
				if !g.Located {
					continue
				}
				right = geo.GreatCircle(g.Point, p.Point) <= Limit
			}
			t.Mentions++
			t.Confidence += p.Confidence
			if right {
				t.Right++
			}
		}
	}
	return out
}

// PrintReliability writes the table of [Reliability], and the expected calibration error: by how
// much confidence and the share that is right differ, weighted by mentions (Guo, Pleiss, Sun and
// Weinberger, On Calibration of Modern Neural Networks, 2017).
func PrintReliability(w io.Writer, results []Result) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "confidence\tmentions\tmean\tright")
	all, off := 0, 0.0
	for i, t := range Reliability(results) {
		if t.Mentions == 0 {
			continue
		}
		n := float64(t.Mentions)
		fmt.Fprintf(tw, "%.1f–%.1f\t%d\t%.3f\t%.3f\n", float64(i)/10, float64(i+1)/10, t.Mentions, t.Confidence/n, float64(t.Right)/n)
		all += t.Mentions
		off += math.Abs(t.Confidence - float64(t.Right))
	}
	if all > 0 {
		fmt.Fprintf(tw, "calibration error\t%d\t%.3f\t\n", all, off/float64(all))
	}
	return tw.Flush()
}
