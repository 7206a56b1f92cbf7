package claim

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb/planar"

	"dateline/geo"
)

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
		if r := radius(w.Place(c.name)).Kilometres(); r < c.lo || r > c.hi {
			t.Errorf("radius(%s) = %.1f km, want %g–%g km", c.name, r, c.lo, c.hi)
		}
	}
}

// verdictOn checks a claim between two places of the test world.
func verdictOn(t *testing.T, text string) Verdict {
	t.Helper()
	w := readWorld(t)
	c := newChecker(t, w)
	v := verdicts(t, c, w.Document(text))
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
		{"[Ankara] is 600 km from [Istanbul] by road.", Consistent, true},
		{"[Ankara] is 810 km from [Istanbul] by road.", Contradicted, false},
		{"[Ankara] is 650 km from [Istanbul].", Unverifiable, false}, // in mountains a road may be that long
		{"[Ankara] is 750 km from [Istanbul].", Contradicted, false},
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
		{"[Tyre] lies 20 km north of the [Israeli|Israel|demonym] border.", Consistent, false},
		{"[Tyre] lies 20 km south of the [Israeli|Israel|demonym] border.", Contradicted, false},
		{"[Tyre] lies 20 km west of the [Israeli|Israel|demonym] border.", Consistent, false}, // that of its north-eastern corner
		{"[Lviv] lies 70 km from the border with [Poland].", Unverifiable, false},             // no outline
	} {
		v := verdictOn(t, c.text)
		if v.Outcome != c.want || v.ByRoute != c.route {
			t.Errorf("%q: %s, by route %v, want %s, %v (%s)", c.text, v.Outcome, v.ByRoute, c.want, c.route, v.Reason)
		}
	}
}

func TestRelative(t *testing.T) {
	w := readWorld(t)
	c := newChecker(t, w)
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
		doc := w.Document(tc.text)
		v := verdicts(t, c, doc)
		if len(v) != 1 {
			t.Errorf("Verdicts(%q): %d, want 1", tc.text, len(v))
			continue
		}
		rel := v[0].Relative
		ok := rel != nil
		if ok != tc.ok {
			t.Errorf("Relative(%q): %v, want %v", tc.text, ok, tc.ok)
		}
		if !ok {
			continue
		}
		anchor := v[0].ToPlace.Point
		l := geo.Inverse(anchor, rel.Point)
		if math.Abs(l.Length.Kilometres()-tc.distance) > .01 ||
			!math.IsNaN(tc.azimuth) && math.Abs(l.Azimuth-tc.azimuth) > 1e-6 {
			t.Errorf(
				"Relative(%q) lies %.2f km at %.1f° from its anchor, want %g km at %g°",
				tc.text,
				l.Length.Kilometres(),
				l.Azimuth,
				tc.distance,
				tc.azimuth,
			)
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
			if off := math.Remainder(
				l.Azimuth-tc.azimuth,
				360,
			); l.Length > 0 && !math.IsNaN(tc.azimuth) &&
				math.Abs(off) > 22.5+1e-6 {
				t.Errorf("Relative(%q): area reaches %.1f° off its direction", tc.text, off)
			}
			if u := geo.Inverse(rel.Point, p).Length; u > rel.Uncertainty+geo.Metre {
				t.Errorf(
					"Relative(%q): area reaches %.1f km from the point, uncertain by %.1f",
					tc.text,
					u.Kilometres(),
					rel.Uncertainty.Kilometres(),
				)
			}
		}
		if stated := v[0].Value.Min; inner >= stated || outer <= stated {
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
