package geo

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   orb.LineString
		want orb.MultiLineString
	}{
		{"inside", orb.LineString{{1, 2}, {3, 4}}, orb.MultiLineString{{{1, 2}, {3, 4}}}},
		{"eastward", orb.LineString{{170, 0}, {190, 10}}, orb.MultiLineString{{{170, 0}, {180, 5}}, {{-180, 5}, {-170, 10}}}},
		{"westward", orb.LineString{{-170, 0}, {-190, 10}}, orb.MultiLineString{{{-170, 0}, {-180, 5}}, {{180, 5}, {170, 10}}}},
		{"a turn away", orb.LineString{{530, 0}, {550, 10}}, orb.MultiLineString{{{170, 0}, {180, 5}}, {{-180, 5}, {-170, 10}}}},
		{"point on it", orb.LineString{{170, 0}, {180, 5}, {190, 10}}, orb.MultiLineString{{{170, 0}, {180, 5}}, {{-180, 5}, {-170, 10}}}},
		{"touches", orb.LineString{{170, 0}, {180, 5}, {170, 10}}, orb.MultiLineString{{{170, 0}, {180, 5}, {170, 10}}}},
		{"ends on it", orb.LineString{{-170, 0}, {-180, 5}}, orb.MultiLineString{{{-170, 0}, {-180, 5}}}},
		{"starts on it", orb.LineString{{180, 0}, {190, 5}}, orb.MultiLineString{{{-180, 0}, {-170, 5}}}},
		{"starts on it, back", orb.LineString{{180, 0}, {170, 5}}, orb.MultiLineString{{{180, 0}, {170, 5}}}},
		{"along it", orb.LineString{{180, 0}, {180, 5}}, orb.MultiLineString{{{180, 0}, {180, 5}}}},
		{"there and back", orb.LineString{{179, 0}, {181, 0}, {179, 2}},
			orb.MultiLineString{{{179, 0}, {180, 0}}, {{-180, 0}, {-179, 0}, {-180, 1}}, {{180, 1}, {179, 2}}}},
		{"more than a turn", orb.LineString{{0, 0}, {720, 8}},
			orb.MultiLineString{{{0, 0}, {180, 2}}, {{-180, 2}, {180, 6}}, {{-180, 6}, {0, 8}}}},
		{"coincident", orb.LineString{{1, 2}, {1, 2}}, orb.MultiLineString{{{1, 2}, {1, 2}}}},
		{"far away", orb.LineString{{1, 2}, {1e300, 2}}, nil},
		{"NaN", orb.LineString{{1, 2}, {math.NaN(), 2}}, nil},
		{"one point", orb.LineString{{1, 2}}, nil},
	} {
		if diff := cmp.Diff(tt.want, Cut(tt.in)); diff != "" {
			t.Errorf("%s: Cut(%v): -want +got\n%s", tt.name, tt.in, diff)
		}
	}
}

func TestUnwrap(t *testing.T) {
	in := orb.LineString{{170, 0}, {-170, 1}, {-100, 2}, {100, 3}, {-180, 4}}
	want := orb.LineString{{170, 0}, {190, 1}, {260, 2}, {100, 3}, {180, 4}}
	if diff := cmp.Diff(want, Unwrap(in)); diff != "" {
		t.Errorf("Unwrap(%v): -want +got\n%s", in, diff)
	}
}
