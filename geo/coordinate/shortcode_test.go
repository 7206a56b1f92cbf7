package coordinate_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"dateline/geo/coordinate"
)

// TestShortCodes reads the short codes of the specification's own test table.
// Source: https://github.com/google/open-location-code, test_data/shortCodeTests.csv.
func TestShortCodes(t *testing.T) {
	for _, c := range []struct {
		code string
		near orb.Point
		full string
	}{
		{code: "9QCJ+2VX", near: orb.Point{-1.217765625, 51.3701125}, full: "9C3W9QCJ+2VX"},
		{code: "3W9QCJ+2VX", near: orb.Point{-1.217765625, 51.3701125}, full: "9C3W9QCJ+2VX"},
		{code: "9G8F+6W", near: orb.Point{9.02, 46.99}, full: "8FVC9G8F+6W"}, // the square beside that of the place
		{code: "9QCJ+2VX", near: orb.Point{-1.7, 51.3701125}, full: "9C3W9QCJ+2VX"},
	} {
		short := coordinate.FindShort(c.code)
		if len(short) != 1 {
			t.Errorf("FindShort(%q) = %v, want one", c.code, short)
			continue
		}
		got, ok := short[0].Near(c.near)
		if !ok || got.Start != 0 || got.End != len(c.code) || got.Form != coordinate.PlusCode {
			t.Errorf("%q near %v = %+v, %v", c.code, c.near, got, ok)
			continue
		}
		full := coordinate.Find(c.full)
		if len(full) != 1 || math.Abs(full[0].Point[0]-got.Point[0]) > 1e-6 || math.Abs(full[0].Point[1]-got.Point[1]) > 1e-6 {
			t.Errorf("%q near %v is at %v, want that of %s, %v", c.code, c.near, got.Point, c.full, full)
		}
	}
	for _, s := range []string{"1+1", "AAAA+BB", "C++", "8FVC+G", "8FW4V942+JV", "x8FVC+GV", "8FVC+GVx", "2+2=4",
		"2345+67", "CJ+2VX"} {
		if got := coordinate.FindShort(s); len(got) != 0 {
			t.Errorf("FindShort(%q) = %v, want none", s, got)
		}
	}
}
