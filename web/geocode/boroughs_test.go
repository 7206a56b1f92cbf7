package geocode

import (
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

func TestBoroughs(t *testing.T) {
	file := func(name string) []byte {
		b, err := os.ReadFile("../../data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	x, err := gazetteer.Open(file("gazetteer.idx"))
	if err != nil {
		t.Fatal(err)
	}
	areas, err := gazetteer.OpenAreas(file("areas.bin"))
	if err != nil {
		t.Fatal(err)
	}
	g := newGeocoder(x, areas)
	if rows := strings.Count(boroughTable, "\n") - strings.Count(boroughTable, "#"); len(g.boroughs) != rows {
		t.Errorf("the index has %d of the %d boroughs", len(g.boroughs), rows)
	}
	first := func(hits []gazetteer.Hit, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) == 0 {
			return ""
		}
		return x.Name(hits[0].Ref)
	}
	for _, tt := range []struct {
		text, want string
		layer      layer
	}{
		{"Brooklyn", "Brooklyn", borough},
		{"Brooklyn", "Brooklyn", "locality"}, // of the settlements as well
		{"Hackney, London", "Hackney", borough},
		{"Spandau", "Spandau", borough},
		{"Altona, Hamburg", "Altona", borough},
		{"Le Plateau-Mont-Royal", "Le Plateau-Mont-Royal", borough},
		{"Coyoacán", "Coyoacán", borough},
		{"Boston", "", borough},
	} {
		l := lookup{layers: layersOf(tt.layer), least: gazetteer.FitWhole, query: gazetteer.Query{Text: tt.text, Mode: gazetteer.Exact}}
		if got := first(g.search(l)); got != tt.want {
			t.Errorf("%s among %s is %q, want %q", tt.text, tt.layer, got, tt.want)
		}
	}
	for _, tt := range []struct {
		at   orb.Point
		want string
	}{
		{orb.Point{-73.9904, 40.74426}, "Manhattan"},
		{orb.Point{-73.95, 40.65}, "Brooklyn"},
		{orb.Point{-74.1724, 40.7357}, ""}, // Newark
		{orb.Point{-99.16, 19.35}, "Coyoacán"},
		{orb.Point{14.42, 50.08}, ""}, // Prague
	} {
		if got := first(g.reverse(position{at: tt.at, layers: layersOf(borough), limit: 1})); got != tt.want {
			t.Errorf("the borough at %v is %q, want %q", tt.at, got, tt.want)
		}
	}
}
