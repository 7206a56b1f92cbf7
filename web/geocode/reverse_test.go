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

// TestTownsOfPoints asks in which town points lie: in the city that surrounds them, if it does, and not in the
// quarter or suburb that the gazetteer has nearest.
func TestTownsOfPoints(t *testing.T) {
	x, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	areas, err := gazetteer.OpenAreas(data.Areas)
	if err != nil {
		t.Fatal(err)
	}
	g := geocoder{index: x, areas: areas}
	for _, tt := range []struct {
		at   orb.Point
		want string // label of the first
	}{
		{orb.Point{2.3522, 48.8566}, "Paris, Île-de-France, France"},
		{orb.Point{2.13, 48.804}, "Versailles, Île-de-France, France"},
		{orb.Point{-73.9904, 40.74426}, "New York City, New York, United States"},
		{orb.Point{-74.0431, 40.7178}, "Jersey City, New Jersey, United States"},
		{orb.Point{-118.1445, 34.1478}, "Pasadena, California, United States"},
		{orb.Point{13.39, 52.498}, "Berlin, State of Berlin, Germany"},
		{orb.Point{13.0645, 52.4009}, "Potsdam, Brandenburg, Germany"},
		{orb.Point{-0.1278, 51.5074}, "London, England, United Kingdom"},
		{orb.Point{151.21, -33.86}, "Sydney, New South Wales, Australia"},
		{orb.Point{28.98, 41.04}, "Istanbul, Istanbul Province, Turkey"},
	} {
		hits, err := g.reverse(position{at: tt.at, layers: zoomLayers(10), limit: 1})
		if err != nil || len(hits) != 1 || x.Label(hits[0].Ref) != tt.want {
			t.Errorf("reverse(%v) = %v, %v, want %s", tt.at, hits, err, tt.want)
		}
	}
}

// TestCountriesOfPoints asks in which country points lie that outlines miss or give to nobody, and on contested land.
func TestCountriesOfPoints(t *testing.T) {
	x, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	areas, err := gazetteer.OpenAreas(data.Areas)
	if err != nil {
		t.Fatal(err)
	}
	g := geocoder{index: x, areas: areas}
	for _, tt := range []struct {
		name     string
		lat, lon float64
		want     string
	}{
		{"Kyrenia", 35.34, 33.32, "CY"},
		{"Dakhla, on a spit that is not drawn", 23.69, -15.95, "EH"},
		{"the Vatican", 41.9022, 12.4533, "VA"},
		{"Gibraltar", 36.144, -5.353, "GI"},
		{"West Jerusalem", 31.78, 35.21, "IL"},
		{"Ariel in the West Bank", 32.10, 35.17, "PS"},
		{"Simferopol", 44.95, 34.10, "UA"},
		{"Majdal Shams on the Golan", 33.27, 35.77, "SY"},
		{"Laayoune", 27.15, -13.20, "EH"},
		{"Pristina", 42.66, 21.16, "XK"},
		{"Sukhumi", 43.0, 41.02, "GE"},
		{"Tiraspol", 46.84, 29.63, "MD"},
		{"Stepanakert", 39.82, 46.75, "AZ"},
		{"Hargeisa", 9.56, 44.06, "SO"},
		{"Taipei", 25.03, 121.56, "TW"},
		{"Taveuni, at 180 degrees", -16.8, 180, "FJ"},
		{"Taveuni, from the other side", -16.8, -180, "FJ"},
		{"the South Pole", -90, 0, "AQ"},
		{"the North Pole", 90, 0, ""},
		{"the Atlantic", 30, -40, ""},
		{"the Spratly Islands", 10.38, 114.36, ""},
	} {
		hits, err := g.reverse(position{at: orb.Point{tt.lon, tt.lat}, limit: 1, layers: layersOf("country", "dependency")})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(hits) > 0 {
			got = x.Place(hits[0].Ref).Country
		}
		if got != tt.want {
			t.Errorf("%s lies in %q, want %q", tt.name, got, tt.want)
		}
	}
}
