package gazetteer

import (
	"os"
	"strings"
	"testing"
)

// TestCountriesInTheirLanguages looks for countries by what people who read many languages call them, short and
// as a state.
func TestCountriesInTheirLanguages(t *testing.T) {
	x := realIndex(t)
	table, err := os.ReadFile("testdata/countries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		want, names, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		for _, name := range strings.Split(names, "; ") {
			hits, err := x.Search(Query{Text: name})
			if err != nil || len(hits) == 0 || !x.Feature(hits[0].Ref).IsCountry() || x.countryCode(hits[0].Ref) != want ||
				hits[0].Fit != FitWhole || hits[0].Edits > 0 {
				t.Errorf("Search(%q) = %s, %v, want the country %s", name, labels(x, hits), err, want)
			}
		}
	}
	for _, name := range []string{
		"大阪国", "王国", "外国", "ประเทศ", "République de Paris", "Bayerische Republik", "Republik Bayern",
	} {
		hits, err := x.Search(Query{Text: name})
		if err != nil || len(hits) > 0 && hits[0].Fit == FitWhole && hits[0].Edits == 0 {
			t.Errorf("Search(%q) = %s, %v, want nothing that is called so", name, labels(x, hits), err)
		}
	}
}
