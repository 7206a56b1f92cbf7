package claim

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb/planar"

	"dateline/geo"
)

func TestAllowed(t *testing.T) {
	for _, c := range []struct {
		text   string
		lo, hi float64 // in the unit of the text
	}{
		{"About 400km", 350, 450}, // rounding is wider than a tenth
		{"400 km", 350, 450},
		{"410 km", 405, 415},
		{"about 410 km", 369, 451},
		{"100 km", 75, 125}, // a quarter at most
		{"1,200 km", 1150, 1250},
		{"15 km", 12.5, 17.5}, // people count in fives
		{"350 km", 325, 375},
		{"16 km", 15.5, 16.5},
		{"5 km", 4.5, 5.5},
		{"12.8 km", 12.75, 12.85},
		{"half a mile", .375, .625},
		{"two and a half miles", 2.25, 2.75},
		{"nearly 400 km", 350, 400},
		{"just under 7 km", 6.3, 7},
		{"just over 40 miles", 40, 45},
		{"more than 20 km", 20, 40},
		{"at least 20 km", 20, 40},
		{"less than 20 km", 10, 20},
		{"up to 20 km", 0, 20},
		{"within 40 miles", 0, 40},
		{"6 to 10 miles", 5.5, 10.5},
		{"about 6 to 10 miles", 5.4, 11},
		{"hundreds of kilometres", 200, 999},
		{"a couple of miles", 1.5, 2.5},
		{"a few miles", 2, 5},
		{"a dozen miles", 10, 14},
	} {
		q, _, ok := find(c.text)
		if !ok {
			t.Errorf("no quantity in %q", c.text)
			continue
		}
		got := allowed(Interval{q.lo, q.hi}, stated{step: q.step, hedge: q.hedge})
		u := float64(geo.Unit(q.unit).Length())
		if lo, hi := float64(got.Min)/u, float64(got.Max)/u; math.Abs(lo-c.lo) > 1e-9 || math.Abs(hi-c.hi) > 1e-9 {
			t.Errorf("allowed(%q) = %g–%g, want %g–%g", c.text, lo, hi, c.lo, c.hi)
		}
	}
}

func TestRadius(t *testing.T) {
	w := readWorld(t)
	for _, c := range []struct {
		name   string
		lo, hi float64 // km
	}{
		{"Istanbul", 30, 45}, // the built-up area is some 60 km long
		{"Ankara", 12, 22},
		{"Oxford", 3, 6},
		{"Naivasha", 2, 5},
		{"Kos", 1, 2},
	} {
		if r := radius(w.places[w.byName[c.name]]).Kilometres(); r < c.lo || r > c.hi {
			t.Errorf("radius(%s) = %.1f km, want %g–%g km", c.name, r, c.lo, c.hi)
		}
	}
}

// verdictOn checks a claim between two places of the test world.
func verdictOn(t *testing.T, text string) Verdict {
	t.Helper()
	w := readWorld(t)
	c := &Checker{seek: w, areas: w.areas(t)}
	v := c.Verdicts(w.document(text))
	if len(v) != 1 {
		t.Fatalf("Verdicts(%q): %d, want 1", text, len(v))
	}
	return v[0]
}

func TestOutcome(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  Outcome
		route bool // consistent only as a way
	}{
		{"[Ankara] is 350 km from [Istanbul] as the crow flies.", Consistent, false},
		{"[Ankara] is 450 km from [Istanbul] as the crow flies.", Contradicted, false},
		{"[Ankara] is 450 km from [Istanbul].", Consistent, true},
		{"[Ankara] is 450 km from [Istanbul] by road.", Consistent, true},
		{"[Ankara] is 650 km from [Istanbul] by road.", Consistent, true},
		{"[Ankara] is 810 km from [Istanbul] by road.", Contradicted, false},
		{"[Ankara] is 650 km from [Istanbul].", Contradicted, false},
		{"[Ankara] is 260 km from [Istanbul] by road.", Contradicted, false},
		{"[Ankara] is more than 300 km from [Istanbul].", Consistent, false},
		{"[Ankara] is less than 300 km from [Istanbul].", Consistent, false}, // the cities are 302 km apart at their edges
		{"[Ankara] is less than 290 km from [Istanbul].", Contradicted, false},
		{"[Ankara] lies 350 km south-east of [Istanbul].", Consistent, false},
		{"[Ankara] lies 350 km east of [Istanbul].", Consistent, false},
		{"[Ankara] lies 350 km west of [Istanbul].", Contradicted, false},
		{"[Ankara] lies 350 km from [Atlantis].", Unverifiable, false},
		{"[Tyre] lies 20 km from the [Israeli|Israel|demonym] border.", Consistent, false},
		{"[Tyre] lies 50 km from the [Israeli|Israel|demonym] border.", Contradicted, false},
		{"[Lviv] lies 70 km from the border with [Poland].", Unverifiable, false}, // no outline
	} {
		v := verdictOn(t, c.text)
		if v.Outcome != c.want || v.ByRoute != c.route {
			t.Errorf("%q: %s, by route %v, want %s, %v (%s)", c.text, v.Outcome, v.ByRoute, c.want, c.route, v.Reason)
		}
	}
}

func TestRelative(t *testing.T) {
	w := readWorld(t)
	c := &Checker{seek: w}
	for _, tc := range []struct {
		text        string
		distance    float64 // km from the anchor
		azimuth     float64 // degrees, NaN for a ring
		uncertainty [2]float64
		ok          bool
	}{
		{"The tremor struck 33 km north-west of [Gaziantep].", 33, 315, [2]float64{13, 26}, true},
		{"A tanker was hit 100 km south of [Kos].", 100, 180, [2]float64{35, 55}, true},
		{"The tremor struck 33 km from [Gaziantep].", 0, math.NaN(), [2]float64{40, 45}, true},
		{"[Bucha] is 25 km from [Kyiv].", 0, 0, [2]float64{}, false},
	} {
		doc := w.document(tc.text)
		claims := c.Extract(doc)
		if len(claims) != 1 {
			t.Errorf("Extract(%q): %d claims, want 1", tc.text, len(claims))
			continue
		}
		rel, ok := c.relative(doc, claims[0])
		if ok != tc.ok {
			t.Errorf("Relative(%q): %v, want %v", tc.text, ok, tc.ok)
		}
		if !ok {
			continue
		}
		anchor := c.placeOf(doc, rel.Anchor).Point
		l := geo.Inverse(anchor, rel.Point)
		if math.Abs(l.Length.Kilometres()-tc.distance) > .01 || !math.IsNaN(tc.azimuth) && math.Abs(l.Azimuth-tc.azimuth) > 1e-6 {
			t.Errorf("Relative(%q) lies %.2f km at %.1f° from its anchor, want %g km at %g°", tc.text, l.Length.Kilometres(), l.Azimuth, tc.distance, tc.azimuth)
		}
		if u := rel.Uncertainty.Kilometres(); u < tc.uncertainty[0] || u > tc.uncertainty[1] {
			t.Errorf("Relative(%q): uncertain by %.1f km, want %v", tc.text, u, tc.uncertainty)
		}
		// Every corner of the area lies where the words allow, and the point lies within.
		area := rel.Area()
		inner, outer := geo.Length(math.Inf(1)), geo.Length(0)
		for _, p := range slices.Concat(area...) {
			l := geo.Inverse(anchor, p)
			inner, outer = min(inner, l.Length), max(outer, l.Length)
			if off := math.Remainder(l.Azimuth-tc.azimuth, 360); l.Length > 0 && !math.IsNaN(tc.azimuth) && math.Abs(off) > 22.5+1e-6 {
				t.Errorf("Relative(%q): area reaches %.1f° off its direction", tc.text, off)
			}
			if u := geo.Inverse(rel.Point, p).Length; u > rel.Uncertainty+geo.Metre {
				t.Errorf("Relative(%q): area reaches %.1f km from the point, uncertain by %.1f", tc.text, u.Kilometres(), rel.Uncertainty.Kilometres())
			}
		}
		if stated := claims[0].Value.Min; inner >= stated || outer <= stated {
			t.Errorf("Relative(%q): area from %.1f to %.1f km", tc.text, inner.Kilometres(), outer.Kilometres())
		}
		if planar.PolygonContains(area, rel.Point) == math.IsNaN(tc.azimuth) {
			t.Errorf("Relative(%q): point in its area is %v", tc.text, math.IsNaN(tc.azimuth))
		}
		if math.IsNaN(tc.azimuth) != (rel.Ring != Interval{}) {
			t.Errorf("Relative(%q): ring %v", tc.text, rel.Ring)
		}
	}
}
