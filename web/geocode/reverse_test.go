package geocode

import (
	"testing"

	"github.com/paulmach/orb"

	"dateline/data"
	"dateline/gazetteer"
)

// TestAt asks the built-in gazetteer what is at points outside the reach of every town,
// which belong to one that lies near in the same country.
func TestAt(t *testing.T) {
	x, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	areas, err := gazetteer.OpenAreas(data.Areas)
	if err != nil {
		t.Fatal(err)
	}
	h := Handlers{Index: x, Areas: areas}
	for _, tt := range []struct {
		name string
		at   orb.Point
		want string // label of the first
	}{
		{"three kilometres from a small town", orb.Point{15.6, 78.2}, "Longyearbyen, Svalbard, Svalbard and Jan Mayen"},
		{"west of a city", orb.Point{32.66, 39.85}, "Çayyolu, Ankara Province, Turkey"},
		{"near the border, on this side", orb.Point{26.50, 41.70}, "Edirne, Edirne Province, Turkey"},
		{"in the desert", orb.Point{5, 25}, "Tamanrasset Province, Algeria"},
		{"on the open sea", orb.Point{-30, 0}, ""},
	} {
		refs, err := h.At(tt.at, 1)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(refs) > 0 {
			got = x.Label(refs[0])
		}
		if got != tt.want {
			t.Errorf("%s: At(%v) = %q, want %q", tt.name, tt.at, got, tt.want)
		}
	}
}
