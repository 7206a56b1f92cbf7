package eval

import (
	"strings"
	"testing"

	"dateline/gazetteer/geoparse"
)

// TestReliability counts what is right by confidence.
func TestReliability(t *testing.T) {
	r := result(t)
	for i, c := range []float64{.95, .55, .7, .3} {
		r.Parsed[i].Confidence = c
	}
	got := Reliability([]Result{r, r})
	want := [10]Tenth{
		9: {Mentions: 2, Right: 2, Confidence: 1.9},
		5: {Mentions: 2, Right: 0, Confidence: 1.1}, // misplaced
	} // one is not placed, and one is a demonym
	for i := range want {
		g, w := got[i], want[i]
		if g.Mentions != w.Mentions || g.Right != w.Right || g.Confidence < w.Confidence-1e-9 || g.Confidence > w.Confidence+1e-9 {
			t.Errorf("tenth %d is %+v, want %+v", i, g, w)
		}
	}
	r.Kinds[0] = geoparse.Demonym
	if got := Reliability([]Result{r}); got[9].Mentions != 0 {
		t.Errorf("a demonym is counted: %+v", got[9])
	}
	var b strings.Builder
	if err := PrintReliability(&b, []Result{result(t)}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"confidence", "0.0–0.1", "calibration error"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, b.String())
		}
	}
}
