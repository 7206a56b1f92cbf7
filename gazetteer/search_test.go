package gazetteer

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/text/language"
)

// labels returns the labels of hits, for messages and comparison.
func labels(x *Index, hits []Hit) string {
	var out []string
	for _, h := range hits {
		out = append(out, x.Label(h.Ref))
	}
	return strings.Join(out, " | ")
}

func TestSearch(t *testing.T) {
	x := openWorld(t)
	texas := orb.Point{-97, 32}
	americas := orb.Bound{Min: orb.Point{-170, -60}, Max: orb.Point{-30, 80}}
	for _, tt := range []struct {
		q    Query
		want string // labels, or the first of them with …
	}{
		{Query{Text: "Paris"}, "Paris, Île-de-France, France | Paris, Texas, United States"},
		{Query{Text: "Paris, Texas"}, "Paris, Texas, United States"},
		{Query{Text: "paris,tx,usa"}, "Paris, Texas, United States"},
		{Query{Text: "Paris TX"}, "Paris, Texas, United States"},
		{Query{Text: "the Paris"}, "Paris, Île-de-France, France | Paris, Texas, United States"},
		{Query{Text: "The Koro Sea"}, "Koro Sea"},
		{Query{Text: "Paris, Lamar County, Texas"}, "Paris, Texas, United States"},
		{Query{Text: "Paris, France"}, "Paris, Île-de-France, France"},
		{Query{Text: "Paris, Atlantis"}, "Paris, Île-de-France, France | Paris, Texas, United States"},
		{Query{Text: "Paris, Turkey"}, "Turkey"}, // nothing there is called so
		{Query{Text: "Paris", Focus: &texas}, "Paris, Texas, United States | Paris, Île-de-France, France"},
		{Query{Text: "Paris", Filter: Filter{Countries: []string{"US"}}}, "Paris, Texas, United States"},
		{Query{Text: "Paris", Filter: Filter{Codes: []string{"PPLC"}}}, "Paris, Île-de-France, France"},
		{Query{Text: "Paris", Filter: Filter{Bound: &americas}}, "Paris, Texas, United States"},
		{Query{Text: "Paris", Filter: Filter{MinPopulation: 1e6}}, "Paris, Île-de-France, France"},
		{Query{Text: "Paris", Filter: Filter{Countries: []string{"XX"}}}, ""},
		{Query{Text: "Paris", Limit: 1}, "Paris, Île-de-France, France"},
		{Query{Text: "Istnabul", Filter: Filter{Classes: []string{"P"}}}, "Istanbul, Turkey"},
		{Query{Text: "Istambull", Filter: Filter{Classes: []string{"P"}}}, "Istanbul, Turkey"},
		{Query{Text: "Konstantinople"}, "Istanbul, Turkey"},
		{Query{Text: "Konstantinpole"}, "Istanbul, Turkey"}, // two errors in a long name
		{Query{Text: "Istnabul", Mode: Exact}, ""},
		{Query{Text: "Pris, Texas"}, "Paris, Texas, United States"},
		{Query{Text: "is", Mode: Prefix, Filter: Filter{Classes: []string{"P"}}}, "Istanbul, Turkey"},
		{Query{Text: "united st", Mode: Prefix}, "United States"},
		{Query{Text: "st lou", Mode: Prefix}, "St. Louis, Missouri, United States"},
		{Query{Text: "paris, te", Mode: Prefix}, "Paris, Texas, United States"},
		{Query{Text: "te", Mode: Prefix}, "Texas, United States"},
		{Query{Text: "zz", Mode: Prefix}, ""},
		{Query{Text: "zz"}, ""},
		{Query{Text: "Paris TX USA"}, "Paris, Texas, United States"},
		{Query{Text: "paris lamar texas"}, "Paris, Texas, United States"},
		{Query{Text: "Paris US"}, "Paris, Texas, United States"},
		{Query{Text: "St Louis Missouri US"}, "St. Louis, Missouri, United States"},
		{Query{Text: "Paris Texas, USA"}, "Paris, Texas, United States"},
		{Query{Text: "Paris, Texs"}, "Paris, Texas, United States"},
		{Query{Text: "Texas, Paris"}, "Paris, Texas, United States"},
		{Query{Text: "United States Paris"}, "Paris, Texas, United States"},
		{Query{Text: "Paris te", Mode: Prefix}, "Paris, Texas, United States"},
		{Query{Text: "Paris", Within: []string{"Texas"}}, "Paris, Texas, United States"},
		{Query{Text: "Paris", Within: []string{"Lamar County", "TX", "usa"}}, "Paris, Texas, United States"},
		{Query{Text: "City of Paris, Texas"}, "Paris, Texas, United States"},
		{Query{Text: "Ville de Paris"}, "Paris, Île-de-France, France | Paris, Texas, United States"},
		{Query{Text: "Region Paris"}, ""}, // no division is called so
		{Query{Text: "TUR"}, "Turkey"},
		{Query{Text: "ukr"}, "Ukraine"},
		{Query{Text: "fr"}, "France"},
		{Query{Text: "fra", Filter: Filter{Classes: []string{"P"}}}, ""},
		{Query{Text: "Frankreich"}, "France"},
		{Query{Text: "法国"}, "France"},
		{Query{Text: "Τουρκία"}, "Turkey"},
		{Query{Text: "Paris, Frankreich"}, "Paris, Île-de-France, France"},
		{Query{Text: "Paris", Mode: Exact, Within: []string{"Spain"}}, ""},
		{Query{Text: "Paris, Atlantis", Mode: Exact}, ""},
		{Query{Text: "Paris, Atlantis", Mode: Prefix}, ""},
		{Query{Text: "Paris", Languages: []language.Tag{language.AmericanEnglish}, Limit: 1,
			Filter: Filter{MaxPopulation: 1e5}}, "Paris, Texas, United States"},
		{Query{Text: "Paris", Filter: Filter{Features: func(f Feature) bool { return f.Code == "PPLA2" }}},
			"Paris, Texas, United States"},
		{Query{Text: "Paris", Filter: Filter{Accept: func(r Ref) bool { return x.Population(r) < 1e5 }}},
			"Paris, Texas, United States"},
	} {
		hits, err := x.Search(tt.q)
		if err != nil {
			t.Errorf("Search(%+v) = %v", tt.q, err)
		}
		if got := labels(x, hits); got != tt.want {
			t.Errorf("Search(%+v) = %s, want %s", tt.q, got, tt.want)
		}
	}
}

// What does not fit is never passed off as what was asked for.
func TestFit(t *testing.T) {
	x := openWorld(t)
	for _, tt := range []struct {
		q    Query
		want Fit
		hit  string
	}{
		{Query{Text: "Paris, Texas"}, FitWhole, "Paris, Texas, United States"},
		{Query{Text: "Paris 75462 Texas"}, FitNumber, "Paris, Texas, United States"},
		{Query{Text: "Paris, Texas 75462"}, FitWhole, "Paris, Texas, United States"},
		{Query{Text: "Paris, TX, 75462"}, FitNumber, "Paris, Texas, United States"},
		{Query{Text: "Paris 75001"}, FitNumber, "Paris, Île-de-France, France"},
		{Query{Text: "Paris, Atlantis"}, FitPart, "Paris, Île-de-France, France"},
		{Query{Text: "Paris, Atlantis, Texas"}, FitPart, "Paris, Texas, United States"},
		{Query{Text: "Istanbul, France"}, FitAround, "France"},
		{Query{Text: "Istanbul France"}, FitAround, "France"},
		{Query{Text: "Istanbul", Within: []string{"Texas", "USA"}}, FitAround, "Texas, United States"},
		{Query{Text: "Quartier Latin, Paris"}, FitAround, "Paris, Île-de-France, France"},
		{Query{Text: "Paris, Ukraine", Filter: Filter{Classes: []string{"P"}}}, FitWhole, ""},
	} {
		hits, err := x.Search(tt.q)
		if err != nil {
			t.Errorf("Search(%q) = %v", tt.q.Text, err)
		}
		got := ""
		if len(hits) > 0 {
			got = x.Label(hits[0].Ref)
		}
		if got != tt.hit || got != "" && hits[0].Fit != tt.want {
			t.Errorf("Search(%q in %q) = %q, fit %v, want %q, %v", tt.q.Text, tt.q.Within, got, hits, tt.hit, tt.want)
		}
	}
}

func TestSearchForPosition(t *testing.T) {
	x := openWorld(t)
	hits, err := x.Search(Query{Text: "41.01, 28.95", Limit: 1, Filter: Filter{Classes: []string{"P"}}})
	if err != nil || labels(x, hits) != "Istanbul, Turkey" || hits[0].Found != ByPosition {
		t.Errorf("Search for a position = %s (%v), want Istanbul by position", labels(x, hits), err)
	}
	// GeodSolve -i: 41.01 28.95 to 41.01384 28.94966 is 427.4 m.
	if d := hits[0].Distance; math.Abs(float64(d)-427.4) > 0.1 {
		t.Errorf("distance = %.1f m, want 427.4", float64(d))
	}
}

func TestSignalsExplainTheScore(t *testing.T) {
	x := openWorld(t)
	texas := orb.Point{-97, 32}
	for _, text := range []string{"Paris", "Paris, Texas", "Pari", "Lutetia", "41 29"} {
		for mode := Best; mode <= Fuzzy; mode++ {
			hits, err := x.Search(Query{Text: text, Mode: mode, Focus: &texas, Explain: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range hits {
				sum := 0.0
				for _, s := range h.Signals {
					sum += s.Value
				}
				if math.Abs(sum-h.Score) > 1e-12 || len(h.Signals) == 0 {
					t.Errorf("Search(%q): %s: signals %v sum to %v, the score is %v", text, x.Label(h.Ref),
						h.Signals, sum, h.Score)
				}
			}
		}
	}
}

func TestSearchRefuses(t *testing.T) {
	x := openWorld(t)
	nan := orb.Point{math.NaN(), 0}
	upside := orb.Bound{Min: orb.Point{0, 10}, Max: orb.Point{1, 5}}
	for _, tt := range []struct {
		q     Query
		field string
	}{
		{Query{}, "Text"},
		{Query{Text: " ,.' "}, "Text"},
		{Query{Text: strings.Repeat("a", 10<<20)}, "Text"},
		{Query{Text: "Par\xffis"}, "Text"},
		{Query{Text: "91, 500"}, "Text"},
		{Query{Text: "Paris", Mode: 9}, "Mode"},
		{Query{Text: "Paris", Limit: -1}, "Limit"},
		{Query{Text: "Paris", Focus: &nan}, "Focus"},
		{Query{Text: "Paris", Focus: &orb.Point{0, 91}}, "Focus"},
		{Query{Text: "Paris", Filter: Filter{Bound: &upside}}, "Filter.Bound"},
		{Query{Text: "Paris", Filter: Filter{Name: strings.Repeat("a", 10<<20)}}, "Filter.Name"},
	} {
		var refused *QueryError
		if hits, err := x.Search(tt.q); !errors.As(err, &refused) || refused.Field != tt.field || hits != nil {
			t.Errorf("Search(%.40q …) = %d hits, %v, want a QueryError for %s", tt.q.Text, len(hits), err, tt.field)
		}
	}
	for _, p := range []orb.Point{nan, {181, 0}, {0, math.Inf(-1)}} {
		var refused *QueryError
		if _, err := x.Nearest(p, Filter{}, 1); !errors.As(err, &refused) {
			t.Errorf("Nearest(%v) = %v, want a QueryError", p, err)
		}
	}
}

func FuzzSearch(f *testing.F) {
	x := openWorld(f)
	for _, s := range []string{"Paris, Texas", "Springfield IL", "41.01, 28.95", "москва", ",,,",
		"st st st st st st st st", "a b c d e f g h i j k l m n"} {
		f.Add(s, byte(0), 29.0, 41.0)
	}
	f.Add(", Tex", byte(Prefix), 29.0, 41.0) // nothing before the comma
	f.Fuzz(func(t *testing.T, text string, mode byte, lon, lat float64) {
		q := Query{Text: text, Mode: Mode(mode % 5), Focus: &orb.Point{lon, lat}}
		hits, err := x.Search(q)
		var refused *QueryError
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("Search(%+v) = %v, want a QueryError", q, err)
		}
		for i, h := range hits {
			if !x.has(h.Ref) || math.IsNaN(h.Score) || i > 0 && hits[i-1].Score < h.Score {
				t.Fatalf("Search(%+v) = %+v", q, hits)
			}
		}
	})
}
