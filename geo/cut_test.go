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
		{"eastward", orb.LineString{{170, 0}, {190, 10}},
			orb.MultiLineString{{{170, 0}, {180, 5}}, {{-180, 5}, {-170, 10}}}},
		{"westward", orb.LineString{{-170, 0}, {-190, 10}},
			orb.MultiLineString{{{-170, 0}, {-180, 5}}, {{180, 5}, {170, 10}}}},
		{"a turn away", orb.LineString{{530, 0}, {550, 10}},
			orb.MultiLineString{{{170, 0}, {180, 5}}, {{-180, 5}, {-170, 10}}}},
		{"point on it", orb.LineString{{170, 0}, {180, 5}, {190, 10}},
			orb.MultiLineString{{{170, 0}, {180, 5}}, {{-180, 5}, {-170, 10}}}},
		{"touches", orb.LineString{{170, 0}, {180, 5}, {170, 10}},
			orb.MultiLineString{{{170, 0}, {180, 5}, {170, 10}}}},
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

// FuzzCut: the pieces lie in [−180, 180], follow each other, and hold every point of the line.
func FuzzCut(f *testing.F) {
	f.Add(170.0, 0.0, 190.0, 10.0, 530.0, -10.0)
	f.Add(180.0, 0.0, -180.0, 10.0, 180.0, 0.0)
	f.Fuzz(func(t *testing.T, lon1, lat1, lon2, lat2, lon3, lat3 float64) {
		ls := orb.LineString{{lon1, lat1}, {lon2, lat2}, {lon3, lat3}}
		length := 0.0
		for i, p := range ls {
			if !(math.Abs(p[0]) <= 100*360) || !(math.Abs(p[1]) <= 90) {
				return
			}
			if i > 0 {
				length += math.Hypot(p[0]-ls[i-1][0], p[1]-ls[i-1][1])
			}
		}
		pieces := Cut(ls)
		got := 0.0
		for i, piece := range pieces {
			if len(piece) < 2 {
				t.Fatalf("Cut(%v) = %v: a piece of %d points", ls, pieces, len(piece))
			}
			for j, p := range piece {
				if !(math.Abs(p[0]) <= 180) {
					t.Fatalf("Cut(%v) = %v: longitude %v", ls, pieces, p[0])
				}
				if j > 0 {
					got += math.Hypot(p[0]-piece[j-1][0], p[1]-piece[j-1][1])
				}
			}
			if i > 0 {
				last := pieces[i-1][len(pieces[i-1])-1]
				if first := piece[0]; last[0] != -first[0] || math.Abs(last[0]) != 180 || last[1] != first[1] {
					t.Fatalf("Cut(%v) = %v: %v doesn't follow %v", ls, pieces, first, last)
				}
			}
		}
		if math.Abs(got-length) > 1e-9*(1+length) {
			t.Fatalf("Cut(%v) = %v: length %v, want %v", ls, pieces, got, length)
		}
	})
}
