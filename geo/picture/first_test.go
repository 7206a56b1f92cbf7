package picture

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// TestFirstView asks which places a map shows when nobody says what to show.
func TestFirstView(t *testing.T) {
	camden, islington := Place{Name: "Camden", Point: orb.Point{-0.14, 51.54}, Mentions: 4},
		Place{Name: "Islington", Point: orb.Point{-0.1, 51.54}, Mentions: 2}
	far := Place{Name: "Hampstead", Point: orb.Point{-71.2, 42.9}, Mentions: 1}
	doubtful, headline := far, far
	doubtful.Doubtful, doubtful.Mentions = true, 4
	headline.Headline = true
	often := far
	often.Mentions = 3
	fiji := Area{Name: "Fiji", Point: orb.Point{178, -18}, Headline: true, Polygon: orb.MultiPolygon{{{{177, -19},
		{179, -19}, {179, -17}, {177, -19}}}}}
	for _, c := range []struct {
		name  string
		m     Map
		shows bool
	}{
		{"a place named in passing", Map{Places: []Place{camden, islington, far}}, false},
		{"one that may be another", Map{Places: []Place{camden, islington, doubtful}}, false},
		{"one that the headline names", Map{Places: []Place{camden, islington, headline}}, true},
		{"one that is named often", Map{Places: []Place{camden, islington, often}}, true},
		{"the only one", Map{Places: []Place{doubtful}}, true},
	} {
		got := slices.ContainsFunc(c.m.extent(nil), func(p orb.Point) bool { return p[1] == far.Point[1] })
		if got != c.shows {
			t.Errorf("%s is shown: %v, want %v", c.name, got, c.shows)
		}
	}
	m := Map{Places: []Place{{Name: "Apia", Point: orb.Point{-171.8, -13.8}, Mentions: 9}}, Areas: []Area{fiji}}
	if points := m.extent(nil); len(points) != 2 || points[1][0]-points[0][0] > 180 || points[0][0]-points[1][0] > 180 {
		t.Errorf("Apia and the headline's Fiji: %v, want both, across the antimeridian", points)
	}
}
