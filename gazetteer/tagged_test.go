package gazetteer

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

// tagged is a world whose places have names in languages and codes.
func taggedWorld(t *testing.T) *Index {
	t.Helper()
	var b Builder
	add := func(id PlaceID, p Place, names ...TaggedName) {
		p.ID = id
		if err := b.Add(p); err != nil {
			t.Fatal(err)
		}
		if err := b.AddTagged(id, names...); err != nil {
			t.Fatal(err)
		}
	}
	add("x:de", Place{Name: "Germany", Class: "A", Code: "PCLI", Country: "DE", Population: 83_000_000},
		TaggedName{"de", "Deutschland"}, TaggedName{"fr", "Allemagne"}, TaggedName{"id", "Jerman"}, TaggedName{TagOSM, "R51477"})
	add("x:by", Place{Name: "Bavaria", Class: "A", Code: "ADM1", Country: "DE", Admin1: "02", Population: 13_000_000},
		TaggedName{"de", "Bayern"}, TaggedName{"fr", "Bavière"}, TaggedName{TagISO, "DE-BY"}, TaggedName{TagWikidata, "Q980"})
	add("x:m", Place{Name: "Munich", Class: "P", Code: "PPLA", Country: "DE", Admin1: "02", Population: 1_500_000},
		TaggedName{"de", "München"}, TaggedName{"fr", "Munich"}, TaggedName{"no", "München"}, TaggedName{"zh-Hant", "慕尼黑"})
	add("x:us", Place{Name: "Allemagne", Class: "P", Code: "PPL", Country: "US", Admin1: "TX", Population: 300})
	add("x:j", Place{Name: "Jerman", Class: "A", Code: "ADM2", Country: "US", Admin1: "TX", Admin2: "1", Population: 9000})
	x, err := Open(write(t, &b))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestTagged(t *testing.T) {
	x := taggedWorld(t)
	want := []TaggedName{{"de", "Bayern"}, {"fr", "Bavière"}, {TagISO, "DE-BY"}, {TagWikidata, "Q980"}}
	if got := x.Tagged(ref(t, x, "x:by")); !slices.Equal(got, want) {
		t.Errorf("Tagged(Bavaria) = %v, want %v", got, want)
	}
	if got := x.Tagged(ref(t, x, "x:us")); got != nil {
		t.Errorf("Tagged of a place without such names = %v, want none", got)
	}
	if got, want := x.Languages(), []string{"de", "fr", "id", "no", "zh-Hant"}; !slices.Equal(got, want) {
		t.Errorf("Languages() = %v, want %v", got, want)
	}
	munich := ref(t, x, "x:m")
	for _, tt := range []struct{ languages, want string }{
		{"de-AT", "München"}, {"fr", "Munich"}, {"nb", "München"}, {"zh-TW", "慕尼黑"}, {"zh-CN", ""}, {"pl, de", "München"}, {"en", ""},
	} {
		tags, _, err := language.ParseAcceptLanguage(tt.languages)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := x.NameIn(munich, tags); got != tt.want || ok != (tt.want != "") {
			t.Errorf("NameIn(Munich, %s) = %q, %v, want %q", tt.languages, got, ok, tt.want)
		}
	}
}

// Texts in English do not meet the names of other languages, those who search do.
func TestTaggedNamesAreSearchedOnly(t *testing.T) {
	x := taggedWorld(t)
	for _, name := range []string{"Bayern", "DE-BY", "München"} {
		if got := x.Lookup(name); got != nil {
			t.Errorf("Lookup(%s) = %v, want none", name, got)
		}
	}
	for _, tt := range []struct {
		q    Query
		want PlaceID
	}{
		{Query{Text: "Bayern"}, "x:by"},
		{Query{Text: "bavière"}, "x:by"},
		{Query{Text: "Allemagne"}, "x:de"}, // before the hamlet
		{Query{Text: "Jerman"}, "x:de"},    // before the district
		{Query{Text: "DE-BY"}, "x:by"},
		{Query{Text: "de-by"}, "x:by"},
		{Query{Text: "Munich, DE-BY"}, "x:m"},
		{Query{Text: "Munich, BY"}, "x:m"},
		{Query{Text: "Munich, by, Germany"}, "x:m"},
		{Query{Text: "München, Bayern, Deutschland"}, "x:m"},
		{Query{Text: "Deutschlnd"}, "x:de"},
		{Query{Text: "Bay", Mode: Prefix}, "x:by"},
		{Query{Text: "慕尼黑"}, "x:m"},
		{Query{Text: "Q980"}, ""},
		{Query{Text: "DE-XX"}, ""},
	} {
		hits, err := x.Search(tt.q)
		if err != nil {
			t.Fatal(err)
		}
		got := PlaceID("")
		if len(hits) > 0 {
			got = x.ID(hits[0].Ref)
		}
		if got != tt.want {
			t.Errorf("Search(%q, mode %d) = %s first, want %s", tt.q.Text, tt.q.Mode, got, tt.want)
		}
	}
}

func TestByCode(t *testing.T) {
	x := taggedWorld(t)
	for code, want := range map[string]PlaceID{"DE": "x:de", "deu": "x:de", "DE-BY": "x:by", "de-by": "x:by"} {
		if got := x.ID(x.ByCode(code)); got != want {
			t.Errorf("ByCode(%s) = %s, want %s", code, got, want)
		}
	}
	for _, code := range []string{"", "D", "DE-", "DE-XXX", "Bayern", "München", "276"} {
		if got := x.ByCode(code); got != NoRef {
			t.Errorf("ByCode(%s) = %s, want none", code, x.ID(got))
		}
	}
	if got := x.ByOSM("R51477"); len(got) != 1 || x.ID(got[0]) != "x:de" {
		t.Errorf("ByOSM(R51477) = %v, want Germany", got)
	}
}

func TestAddTaggedRefuses(t *testing.T) {
	var b Builder
	for _, n := range []TaggedName{{"", "x"}, {"de", ""}, {"d\x00e", "x"}, {"de", "\xff"}} {
		if err := b.AddTagged("x:1", n); err == nil {
			t.Errorf("AddTagged(%q) = nil, want an error", n)
		}
	}
}
