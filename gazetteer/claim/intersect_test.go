package claim

import (
	"context"
	"errors"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"dateline/geo"
)

func TestIntersect(t *testing.T) {
	w := readWorld(t)
	c := newChecker(t, w)
	for _, tc := range []struct {
		text   string
		shared bool // both positions are one
	}{
		{"The tremor struck 12 km NE of [Irpin] and 14 km east of [Bucha].", true},
		{"The tremor struck 12 km NE of [Irpin] and another 14 km east of [Bucha].", false},
		{"The tremor struck 12 km NE of [Irpin] and 14 km east of [Lviv].", false},             // nowhere holds both
		{"The tremor struck 12 km NE of [Irpin]; 14 km east of [Bucha].", false},               // or another tremor
		{"The storm was 12 km NE of [Irpin] at 5 and 14 km east of [Bucha] on Friday.", false}, // at two times
		{"Storm Quila was 12 km NE of [Irpin]. Storm Quila, 14 km east of [Bucha], grew.", false},
		{"Zarivka lies 12 km NE of [Irpin]. The shop in Zarivka, 14 km east of [Bucha], is shut.", true},
	} {
		v := verdicts(t, c, w.Document(tc.text))
		if len(v) != 2 || v[0].Relative == nil || v[1].Relative == nil {
			t.Errorf("%q: %d verdicts, want two positions", tc.text, len(v))
			continue
		}
		a, b := v[0].Relative, v[1].Relative
		if got := a.IsOneWith(b); got != tc.shared || a.IsJoint() != tc.shared {
			t.Errorf("%q: one place %v, want %v", tc.text, got, tc.shared)
		}
		if !tc.shared {
			continue
		}
		for _, bound := range boundsOf([]*RelativePlace{a, b}) {
			if !bound.allows(a.Point) {
				t.Errorf("%q: the point %v does not fit both", tc.text, a.Point)
			}
		}
		if !planar.PolygonContains(a.Area(), a.Point) {
			t.Errorf("%q: the point lies outside of its area", tc.text)
		}
		for _, p := range a.Area()[0] {
			if geo.Distance(p, a.Point) > a.Uncertainty+geo.Metre {
				t.Errorf("%q: the area leaves its uncertainty", tc.text)
			}
		}
	}
}

// TestWhatIsSaidAgainIsIntersectedOnce puts one thing in ten thousand places: how long
// that takes depends on the places that differ.
func TestWhatIsSaidAgainIsIntersectedOnce(t *testing.T) {
	near := func(d geo.Length, subject int) Verdict {
		return Verdict{Claim: Claim{Subject: subject}, Relative: &RelativePlace{
			from: orb.Point{2.35, 48.85}, reach: Interval{Min: d, Max: 2 * d}, Uncertainty: 2 * d,
		}}
	}
	var all []Verdict
	for i := range 10_000 {
		all = append(all, near(10*geo.Kilometre, 1), near(12*geo.Kilometre, 1), near(10*geo.Kilometre, i+2),
			near(12*geo.Kilometre, i+2))
	}
	if got := len(boundsOf([]*RelativePlace{all[0].Relative, all[1].Relative, all[2].Relative})); got != 2 {
		t.Errorf("%d bounds, want the 2 that differ", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := intersectAll(ctx, all); !errors.Is(err, context.Canceled) {
		t.Errorf("intersectAll for a client that has gone = %v, want context.Canceled", err)
	}
	if err := intersectAll(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	for i, v := range all {
		if !v.Relative.IsOneWith(all[0].Relative) {
			t.Fatalf("position %d is %v, want that of the first, %v", i, v.Relative.Point, all[0].Relative.Point)
		}
	}
}

func TestConvexHull(t *testing.T) {
	got := convexHull(orb.MultiPoint{{0, 0}, {2, 0}, {1, 1}, {2, 2}, {0, 2}, {0, 0}, {1, 0}})
	if len(got) != 4 || planar.Area(orb.Polygon{append(got, got[0])}) != 4 {
		t.Errorf("convexHull = %v, want the four corners of a square", got)
	}
	if got := convexHull(nil); len(got) != 0 {
		t.Errorf("convexHull(nil) = %v", got)
	}
}
