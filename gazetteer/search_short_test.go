package gazetteer

import "testing"

// TestQueriesWithoutCommas looks for places whose name or surroundings people write short, with other signs than commas or with none.
func TestQueriesWithoutCommas(t *testing.T) {
	x := realIndex(t)
	for _, tt := range []struct {
		query, want string
		fit         Fit
	}{
		{"Frankfurt/Main", "Frankfurt, Hesse, Germany", FitWhole},
		{"Frankfurt a.M.", "Frankfurt, Hesse, Germany", FitWhole},
		{"Frankfurt (O.)", "Frankfurt (Oder), Brandenburg, Germany", FitWhole},
		{"Rothenburg o.d.T.", "Rothenburg ob der Tauber, Bavaria, Germany", FitWhole},
		{"Freiburg i. Br.", "Freiburg, Baden-Wurttemberg, Germany", FitWhole},
		{"Salvador/BA", "Salvador, Bahia, Brazil", FitWhole},
		{"Niterói - RJ", "Niterói, Rio de Janeiro State, Brazil", FitWhole},
		{"Biel/Bienne", "Biel/Bienne, Bern Canton, Switzerland", FitWhole},
		{"London; UK", "London, England, United Kingdom", FitWhole},
		{"10117 Berlin, Germany", "Berlin, State of Berlin, Germany", FitNumber},
		{"75001 Paris", "Paris, Île-de-France, France", FitNumber},
		{"SW1A 1AA London", "London, England, United Kingdom", FitNumber},
		{"80331 München Deutschland", "Munich, Bavaria, Germany", FitNumber},
		{"Soho NYC", "SoHo, New York, United States", FitWhole},
		{"Brooklyn New York City", "Brooklyn, New York, United States", FitWhole},
		{"Montmartre Paris", "Montmartre, Île-de-France, France", FitWhole},
		{"Musterstraße 12, 50667 Köln", "Cologne, North Rhine-Westphalia, Germany", FitAround},
		{"Musterstraße 12 Köln", "Cologne, North Rhine-Westphalia, Germany", FitAround},
		{"pizza paris", "Paris, Île-de-France, France", FitAround},
		{"Charles de Gaulle", "Charles de Gaulle Airport, Île-de-France, France", FitWhole},
		{"Luxembourg City", "Luxembourg, Luxembourg Province, Luxembourg", FitWhole},
		{"Nile", "Nile", FitWhole},
		{"Hong Kong, China", "Hong Kong", FitWhole},
		{"San Juan PR USA", "San Juan, San Juan Province, Puerto Rico", FitWhole},
		{"Nuuk, Denmark", "Nuuk, Sermersooq, Greenland", FitWhole},
		{"Taipei, China", "China", FitAround},
	} {
		hits, err := x.Search(Query{Text: tt.query, Limit: 1})
		if got := labels(x, hits); err != nil || got != tt.want || hits[0].Fit != tt.fit {
			t.Errorf("Search(%q) = %q, %v, want %q", tt.query, got, err, tt.want)
		}
	}
	for _, query := range []string{"xyzzy/plugh", "Q/", "/", "London Eye - Foo"} {
		hits, err := x.Search(Query{Text: query, Limit: 1})
		if len(hits) > 0 && hits[0].Fit == FitWhole && hits[0].Edits == 0 {
			t.Errorf("Search(%q) = %s, %v, want nothing that is called so", query, labels(x, hits), err)
		}
	}
}

// TestCompletionsInUnits completes places behind which stands the code of a unit, with which names of others begin.
func TestCompletionsInUnits(t *testing.T) {
	x := realIndex(t)
	for query, want := range map[string]string{
		"San Jose, CA":    "San Jose, California, United States",
		"San Jose, Cal":   "San Jose, California, United States",
		"Paris, TX":       "Paris, Texas, United States",
		"Paris, Te":       "Paris, Texas, United States",
		"London, ON":      "London, Ontario, Canada",
		"Berlin, Ge":      "Berlin, State of Berlin, Germany",
		"Springfield, Il": "Springfield, Illinois, United States",
	} {
		hits, err := x.Search(Query{Text: query, Mode: Prefix, Limit: 1})
		if got := labels(x, hits); err != nil || got != want {
			t.Errorf("Search(%q) = %q, %v, want %q", query, got, err, want)
		}
	}
}
