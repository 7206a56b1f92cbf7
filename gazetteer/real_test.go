package gazetteer

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/paulmach/orb/geo"
)

// realIndex opens the index that the program embeds, and skips where it is not
// built yet.
func realIndex(t testing.TB) *Index {
	t.Helper()
	x, err := embedded()
	if os.IsNotExist(err) {
		t.Skip("data/gazetteer.idx is not built; go generate ./data builds it")
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

var embedded = sync.OnceValues(func() (*Index, error) {
	b, err := os.ReadFile("../data/gazetteer.idx")
	if err != nil {
		return nil, err
	}
	return Open(b)
})

// towns returns n populated places of GeoNames with Latin names, drawn at
// random from all.
func towns(x *Index, n int, r *rand.Rand) []Ref {
	var out []Ref
	for _, i := range r.Perm(x.Len()) {
		ref := Ref(i)
		if x.Feature(ref).Class != "P" || !strings.HasPrefix(string(x.ID(ref)), "geonames:") {
			continue
		}
		if out = append(out, ref); len(out) == n {
			break
		}
	}
	return out
}

// mistype returns a name with one typing error in a letter: one inserted,
// left out, replaced, or swapped with its neighbour.
func mistype(name string, r *rand.Rand) string {
	c := []rune(name)
	at := r.IntN(len(c))
	letter := rune('a' + r.IntN(26))
	switch r.IntN(4) {
	case 0:
		return string(slices.Insert(c, at, letter))
	case 1:
		return string(slices.Delete(c, at, at+1))
	case 2:
		c[at] = letter
	case 3:
		if at+1 < len(c) {
			c[at], c[at+1] = c[at+1], c[at]
		}
	}
	return string(c)
}

// rank returns the place of want, or of a namesake of it, among the hits; -1
// when neither is there.
func rank(x *Index, hits []Hit, want Ref) int {
	name := string(Fold(nil, x.Name(want)))
	return slices.IndexFunc(hits, func(h Hit) bool {
		return h.Ref == want || slices.ContainsFunc(x.Names(h.Ref),
			func(n Name) bool { return string(Fold(nil, n.Text)) == name })
	})
}

// percent counts the ranks below each limit in percent.
func percent(ranks []int, below int) float64 {
	n := 0
	for _, r := range ranks {
		if r >= 0 && r < below {
			n++
		}
	}
	return 100 * float64(n) / float64(len(ranks))
}

func TestMistypedNamesAreFound(t *testing.T) {
	x := realIndex(t)
	r := rand.New(rand.NewPCG(21, 22))
	var ranks []int
	for _, ref := range towns(x, 2000, r) {
		text := mistype(x.Name(ref), r)
		hits, err := x.Search(Query{Text: text, Filter: Filter{Classes: []string{"P"}}})
		if err != nil {
			t.Fatalf("Search(%q) = %v", text, err)
		}
		ranks = append(ranks, rank(x, hits, ref))
	}
	first, five := percent(ranks, 1), percent(ranks, 5)
	t.Logf("of %d names with one typing error: first %.1f %%, in the first five %.1f %%", len(ranks), first, five)
	if first < 80 || five < 95 {
		t.Errorf("first %.1f %%, in the first five %.1f %%, want 80 and 95", first, five)
	}
}

func TestLargePlacesAreCompleted(t *testing.T) {
	x := realIndex(t)
	var cities []Ref
	for r := range Ref(x.Len()) {
		if x.Feature(r).Class == "P" {
			cities = append(cities, r)
		}
	}
	slices.SortStableFunc(cities, func(a, b Ref) int { return int(x.Population(b) - x.Population(a)) })
	var ranks []int
	for _, c := range cities[:1000] {
		name := []rune(x.Name(c))
		q := Query{Text: string(name[:min(4, len(name))]), Mode: Prefix, Limit: 5,
			Filter: Filter{Countries: []string{x.Place(c).Country}}}
		hits, err := x.Search(q)
		if err != nil {
			t.Fatalf("Search(%+v) = %v", q, err)
		}
		ranks = append(ranks, rank(x, hits, c))
	}
	five := percent(ranks, 5)
	t.Logf("of the %d most populous places by four letters and country: in the first five %.1f %%", len(ranks), five)
	if five < 95 {
		t.Errorf("in the first five %.1f %%, want 95", five)
	}
}

// TestNamesInEveryScript searches the largest cities by their names in each
// script. A namesake in another language counts as wrong, a unit around the
// city does not.
func TestNamesInEveryScript(t *testing.T) {
	x := realIndex(t)
	right, all := 0, 0
	for i, cities := 0, 0; i < x.Len() && cities < 1000; i++ {
		ref := Ref(i)
		if x.Feature(ref).Class != "P" {
			continue
		}
		cities++
		seen := map[string]bool{}
		for _, n := range x.Names(ref) {
			script := scriptOf(n.Text)
			if script == "" || seen[script] {
				continue
			}
			seen[script] = true
			all++
			hits, err := x.Search(Query{Text: n.Text, Limit: 1})
			if err != nil {
				t.Fatal(err)
			}
			if len(hits) > 0 && x.Country(x.Place(hits[0].Ref).Country) == x.Country(x.Place(ref).Country) &&
				geo.Distance(x.Point(hits[0].Ref), x.Point(ref)) < 60_000 {
				right++
			}
		}
	}
	t.Logf("%d of %d names in other scripts, %.1f %%, find the city first", right, all, 100*float64(right)/float64(all))
	if all < 3000 || 100*right < 97*all {
		t.Errorf("%d of %d names in other scripts find the city first, want 97 %% of 3,000 and more", right, all)
	}
}

// scriptOf names the script of a name's first letter, "" for Latin.
func scriptOf(name string) string {
	for _, r := range name {
		if !unicode.IsLetter(r) {
			continue
		}
		for _, script := range []string{"Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Han", "Hiragana", "Katakana",
			"Hangul", "Thai", "Devanagari", "Bengali", "Georgian", "Armenian", "Tamil", "Telugu"} {
			if unicode.Is(unicode.Scripts[script], r) {
				return strings.TrimPrefix(script, "Latin")
			}
		}
		return ""
	}
	return ""
}

func TestEmbeddedIndexIsWhole(t *testing.T) {
	x := realIndex(t)
	if err := x.Verify(); err != nil {
		t.Error(err)
	}
	if size := len(x.file); size > 64<<20 {
		t.Errorf("the index has %d bytes, want at most 64 MB", size)
	}
}

// Queries as people write them, over the index that the program embeds.
func TestQueriesOfPeople(t *testing.T) {
	x := realIndex(t)
	for _, tt := range []struct{ query, want string }{
		{"Perth Western Australia", "Perth, Western Australia, Australia"},
		{"perth scotland uk", "Perth, Scotland, United Kingdom"},
		{"Vancouver WA USA", "Vancouver, Washington, United States"},
		{"Hamilton ON", "Hamilton, Ontario, Canada"},
		{"Córdoba ES", "Córdoba, Andalusia, Spain"},
		{"cordoba arg", "Córdoba, Córdoba Province, Argentina"},
		{"Trier Rheinland-Pfalz Germany", "Trier, Rheinland-Pfalz, Germany"},
		{"JPN", "Japan"},
		{"NER", "Niger"},
		{"no", "Norway"},
		{"City of Geelong", "Geelong, Victoria, Australia"},
		{"Stadt Bielefeld", "Bielefeld, North Rhine-Westphalia, Germany"},
		{"Napier NZ", "Napier, Hawke's Bay Region, New Zealand"},
		{"Alemania", "Germany"},
		{"França", "France"},
		{"Franca", "Franca, São Paulo State, Brazil"},
		{"São Paulo", "São Paulo, São Paulo State, Brazil"},
		{"Szwecja", "Sweden"},
		{"Hrvatska", "Croatia"},
		{"İsviçre", "Switzerland"},
		{"სომხეთი", "Armenia"},
		{"नेपाल", "Nepal"},
		{"Toledo, Ohio", "Toledo, Ohio, United States"},
		{"Toledo, España", "Toledo, Castille-La Mancha, Spain"},
		{"Lyon, Portugal", "Portugal"},
		{"Berlin, Brandenburg", "Berlin, State of Berlin, Germany"},
		{"Bremen, Niedersachsen", "Bremen, Bremen State, Germany"},
		{"Vienna, Lower Austria", "Vienna, Vienna State, Austria"},
		{"Hamburg, Bavaria", "Bavaria, Germany"},
		{"Île de la Réunion", "Réunion"},
		{"Insel Rügen", "Rügen, Germany"},
		{"Isle of Man", "Isle of Man"},
		{"Heathrow, London", "Heathrow Airport, England, United Kingdom"},
		{"aeropuerto de Bilbao", "Bilbao Airport, Basque Country, Spain"},
		{"Aurora CO", "Aurora, Colorado, United States"},
		{"denver co", "Denver, Colorado, United States"},
		{"Cork Co.", "County Cork, Munster, Ireland"},
		{"Bretagne, France", "Brittany, France"},
		{"Andalousie, Espagne", "Andalusia, Spain"},
		{"Münster", "Münster, North Rhine-Westphalia, Germany"},
		{"Munster", "Munster, Ireland"},
		{"Isla de Man", "Isle of Man"},
		{"Mexiko", "Mexico"},
		{"Средиземное море", "Mediterranean Sea"},
		{"地中海", "Mediterranean Sea"},
		{"Mer Noire", "Black Sea"},
		{"EDDF", "Frankfurt Airport, Hesse, Germany"},
		{"LCY", "London City Airport, England, United Kingdom"},
	} {
		hits, err := x.Search(Query{Text: tt.query, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if got := labels(x, hits); got != tt.want {
			t.Errorf("Search(%q) = %q, want %q", tt.query, got, tt.want)
		}
	}
}

func BenchmarkSearchInUnits(b *testing.B) {
	x := realIndex(b)
	for b.Loop() {
		if hits, err := x.Search(Query{Text: "Sydney New South Wales Australia"}); err != nil || len(hits) == 0 {
			b.Fatal(hits, err)
		}
	}
}

func BenchmarkSearchNothing(b *testing.B) {
	x := realIndex(b)
	for b.Loop() {
		if _, err := x.Search(Query{Text: "Zzyzzyx, Qwertystan"}); err != nil {
			b.Fatal(err)
		}
	}
}
