package geocode

import (
	"slices"
	"strings"
	"testing"

	"dateline/gazetteer"
)

func TestNumbersOfPlaces(t *testing.T) {
	seen := map[int64]gazetteer.PlaceID{}
	for _, id := range []gazetteer.PlaceID{"geonames:745044", "iata:IST", "dateline:crimea", "x:FR@48.8448,2.3471",
		"geonames:0", "geonames:x"} {
		n := numberOf(id)
		if other, twice := seen[n]; twice || n <= 0 || n > 1<<53 {
			t.Errorf("numberOf(%q) = %d, which is that of %q or no number of a double", id, n, other)
		}
		seen[n] = id
	}
	if n := numberOf("geonames:745044"); n != 745044 {
		t.Errorf("numberOf(geonames:745044) = %d, want that of GeoNames", n)
	}
}

func TestIDsAreSplitAtTheirCommas(t *testing.T) {
	known := func(id string) bool { return id == "x:FR@48.8,2.3" || id == "y" || id == "z,1,2" }
	for _, test := range []struct{ list, want string }{
		{"y", "y"},
		{"y,y", "y|y"},
		{"x:FR@48.8,2.3", "x:FR@48.8,2.3"},
		{"a,x:FR@48.8,2.3,y", "a|x:FR@48.8,2.3|y"},
		{"z,1,2,b", "z,1,2|b"},
		{"x:FR@48.8", "x:FR@48.8"},
	} {
		if got := splitIDs(strings.Split(test.list, ","), known); !slices.Equal(got, strings.Split(test.want, "|")) {
			t.Errorf("splitIDs(%q) = %q, want %q", test.list, got, test.want)
		}
	}
}

func TestContinents(t *testing.T) {
	for country, want := range map[string]string{
		"TR": "Asia", "UA": "Europe", "EG": "Africa", "CU": "North America", "BR": "South America", "FJ": "Oceania",
		"AQ": "Antarctica", "": "",
	} {
		if _, got := continentOf(country); got != want {
			t.Errorf("continentOf(%q) = %q, want %q", country, got, want)
		}
	}
}
