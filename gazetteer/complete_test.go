package gazetteer

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// The oracle goes through all names of all places.
func TestCompletionsAreTheWeightiest(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	var b Builder
	word := func() string {
		w := make([]byte, 1+r.IntN(5))
		for i := range w {
			w[i] = "abc"[r.IntN(3)]
		}
		return string(w)
	}
	for i := range 2000 {
		var names []Name
		for range r.IntN(4) {
			names = append(names, Name{word(), NameKind(1 + r.IntN(7))})
		}
		class := []string{"P", "A"}[r.IntN(2)]
		b.Add(Place{ID: PlaceID(fmt.Sprint("x:", i)), Name: word(), Class: class,
			Population: int64(r.ExpFloat64() * 1e5)}, names...)
	}
	x, err := Open(write(t, &b))
	if err != nil {
		t.Fatal(err)
	}
	for range 300 {
		text, most, filter := word(), 1+r.IntN(30), Filter{}
		if r.IntN(2) == 0 {
			filter.Classes = []string{"A"}
		}
		s, err := x.compile(&filter)
		if err != nil {
			t.Fatal(err)
		}
		var whole, begun []float64
		for ref := range Ref(x.Len()) {
			best := completed{weight: -1}
			for _, n := range x.Names(ref) {
				c := completed{whole: n.Text == text, weight: x.Fame(ref) - kindPenalty(n.Kind)}
				if !c.whole {
					c.weight -= unfinishedPenalties(text)[n.Kind]
				}
				if strings.HasPrefix(n.Text, text) &&
					(c.whole && !best.whole || c.whole == best.whole && c.weight > best.weight) {
					best = c
				}
			}
			switch {
			case best.weight == -1 || !s.passes(ref):
			case best.whole:
				whole = append(whole, best.weight)
			default:
				begun = append(begun, best.weight)
			}
		}
		descending := func(a, b float64) int { return cmp.Compare(b, a) }
		slices.SortFunc(whole, descending)
		slices.SortFunc(begun, descending)
		want := slices.Concat(whole, begun[:min(len(begun), most)])
		var got []float64 // the wholes come by ref
		for _, c := range x.completions(text, &s, most) {
			got = append(got, c.weight)
		}
		slices.SortFunc(got[:min(len(got), len(whole))], descending)
		if !slices.Equal(got, want) {
			t.Fatalf("completions(%q, %+v, %d) weigh %v, want %v", text, filter, most, got, want)
		}
	}
}

// TestAutocompletion begins names as people type them.
func TestAutocompletion(t *testing.T) {
	x := realIndex(t)
	for _, tt := range []struct{ text, language, want string }{
		{"paris", "", "Paris, Île-de-France, France; Paris, Texas, United States"},
		{"pari", "", "Paris, Île-de-France, France"},
		{"lo", "", "London, England, United Kingdom"},
		{"san f", "", "San Francisco, California, United States"},
		{"new y", "", "New York, United States; New York City, New York, United States"},
		{"chi", "", "China; Chile"},
		{"mil", "", "Milan, Lombardy, Italy; Milwaukee, Wisconsin, United States"},
		{"us", "", "United States"},
		{"st", "", "Stockholm, Stockholm County, Sweden"},
		{"kiev", "", "Kyiv, Kyiv City, Ukraine"},
		{"zur", "", "Zurich, Zurich Canton, Switzerland"},
		{"köl", "", "Cologne, North Rhine-Westphalia, Germany"},
		{"mün", "de", "Munich, Bavaria, Germany; Münster, North Rhine-Westphalia, Germany"},
		{"öst", "de", "Austria"},
		{"deuts", "de", "Germany"},
		{"моск", "ru", "Moscow, Moscow Federal City, Russia"},
		{"東", "ja", "Tokyo, Tokyo Metropolis, Japan"},
		{"القا", "ar", "Cairo, Cairo Governorate, Egypt"},
	} {
		q := Query{Text: tt.text, Mode: Prefix}
		if tt.language != "" {
			q.Languages = []language.Tag{language.Make(tt.language)}
		}
		hits, err := x.Search(q)
		var got []string
		for _, h := range hits[:min(len(hits), 1+strings.Count(tt.want, "; "))] {
			got = append(got, x.Label(h.Ref))
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("completions of %q in %q = %q, %v, want %q first", tt.text, tt.language, got, err, tt.want)
		}
	}
}
