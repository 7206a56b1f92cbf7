package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

func TestHide(t *testing.T) {
	samples := []Sample{*result(t).Sample}
	if h := Hide(samples, 0, 0); !h.Empty() {
		t.Errorf("Hide of nothing hides %v", h.Names())
	}
	all := Hide(samples, 1, 0).Names()
	if want := []string{"gondra", "lyon", "quarnby", "xyzzville"}; !cmp.Equal(all, want) {
		t.Errorf("Hide of all = %v, want %v", all, want)
	}
	half := Hide(samples, 0.5, 3).Names()
	if !cmp.Equal(half, Hide(samples, 0.5, 3).Names()) {
		t.Error("Hide differs from call to call")
	}
	for _, n := range Hide(samples, 0.2, 3).Names() {
		if !strings.Contains(strings.Join(half, " "), n) {
			t.Errorf("%q is hidden of a fifth, and not of half", n)
		}
	}
}

func TestHiddenCounts(t *testing.T) {
	r := result(t)
	h := Hide([]Sample{*r.Sample}, 1, 0)
	far := Prediction{Span: r.Sample.Gold[2].Span, Located: true, Point: orb.Point{100, 0}}
	r.Hidden = h.count(r.Sample, []Prediction{{Span: r.Sample.Gold[0].Span}, far}, map[string]bool{"lyon": true, "quarnby": true})
	want := HiddenCounts{Mentions: 4, Found: 2, New: 2, NewFound: 1, Misplaced: 1, All: r.Hidden.All}
	if diff := cmp.Diff(want, r.Hidden); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	var b strings.Builder
	if err := PrintHidden(&b, []Result{r, r}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\nall           8         0.500  4                  0.500  0.250") {
		t.Errorf("PrintHidden does not sum the articles:\n%s", b.String())
	}
}
