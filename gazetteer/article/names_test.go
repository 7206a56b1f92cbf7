package article

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// TestIn calls the places of an article as German does, and leaves the words of its text.
func TestIn(t *testing.T) {
	r := trained(t)
	a, err := r.Read(context.Background(), Input{Text: talks})
	if err != nil {
		t.Fatal(err)
	}
	names := a.Index().Namer(language.German)
	b := a.In(names)
	var places []string
	for _, p := range b.Places {
		places = append(places, p.Name)
	}
	if slices.Sort(places); !slices.Equal(places, []string{"Ankara-Stadt", "Istanbul"}) {
		t.Errorf("the places are called %q", places)
	}
	if v := b.Verdicts[0]; v.FromPlace.Name != "Ankara-Stadt" || v.ToPlace.Name != "Istanbul" {
		t.Errorf("the ends of the claim are called %s and %s", v.FromPlace.Name, v.ToPlace.Name)
	}
	if got := b.Names().Languages(); !slices.Equal(got, []language.Tag{language.German}) || b.Text != a.Text {
		t.Errorf("the names are in %v", got)
	}
	if v := a.Verdicts[0]; v.FromPlace.Name != "Ankara" || a.Names().IsForeign() || a.In(a.Names()) != a {
		t.Errorf("the article itself calls the place %s", v.FromPlace.Name)
	}
	if got := b.renamed(&gazetteer.Place{ID: "own:1", Name: "Gondra"}); got.Name != "Gondra" || b.renamed(nil) != nil {
		t.Errorf("a place that the gazetteer lacks is called %v", got)
	}
}

// TestSites gathers what lies within a place and has none of its own.
func TestSites(t *testing.T) {
	const istanbul, ankara = gazetteer.Ref(1), gazetteer.Ref(2)
	m := func(words string, place int, within gazetteer.Ref) geoparse.Mention {
		return geoparse.Mention{Text: words, Place: place, Within: within}
	}
	a := Article{Document: &geoparse.Document{Mentions: []geoparse.Mention{
		m("Istanbul", 0, gazetteer.NoRef), m("Gondra Palace", -1, istanbul), m("Quarnby", -1, gazetteer.NoRef),
		m("GONDRA PALACE", -1, istanbul), m("Gondra Palace", -1, ankara), m("Old Street", -1, istanbul),
	}}}
	want := []Site{
		{"Gondra Palace", istanbul, []int{1, 3}}, {"Gondra Palace", ankara, []int{4}}, {"Old Street", istanbul, []int{5}},
	}
	if diff := cmp.Diff(want, a.Sites()); diff != "" {
		t.Errorf("Sites (-want +got):\n%s", diff)
	}
}

// TestWhatAnAuthorSays is shown in the place of the gazetteer's name.
func TestWhatAnAuthorSays(t *testing.T) {
	r := trained(t)
	ankara := gazetteer.PlaceID("geonames:323786")
	a, err := r.Read(context.Background(), Input{
		Title: "Talks", Text: talks, Corrections: []Correction{{Name: "Ankara", Place: &ankara,
			Details: Details{Label: "the capital"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	called := map[string]string{}
	for _, p := range a.Places {
		called[p.Name] = a.Called(p)
	}
	if called["Ankara"] != "the capital" || called["Istanbul"] != "Istanbul" || a.Name() != "Talks" {
		t.Errorf("the article %q calls its places %v", a.Name(), called)
	}
	if !slices.Equal(r.Languages(), []string{"en"}) {
		t.Errorf("Languages = %v, want English", r.Languages())
	}
	checked, err := r.Check(context.Background(), a.Document)
	if err != nil || len(checked.Verdicts) != len(a.Verdicts) || checked.Areas() != nil {
		t.Errorf("Check = %d verdicts, %v, want those of Read", len(checked.Verdicts), err)
	}
}

// TestTextName calls a place as the text does most often.
func TestTextName(t *testing.T) {
	r := trained(t)
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"El Geneina", "El Geneina", "Al-Junaynah"}, "El Geneina"},
		{[]string{"EL GENEINA", "El Geneina"}, "El Geneina"},
		{[]string{"El Geneina", "Al-Junaynah"}, "Al-Junaynah"},
		{[]string{"Geneina", "El Geneina"}, "Geneina"},
		{[]string{"EL GENEINA"}, ""},
		{nil, ""},
	} {
		p := geoparse.Place{Place: gazetteer.Place{ID: "a", Name: "Al-Junaynah"}, Ref: 1}
		a := Article{Document: &geoparse.Document{Language: "en"}, reader: r}
		for i, words := range c.words {
			a.Mentions = append(a.Mentions, geoparse.Mention{Text: words, Kind: geoparse.Literal})
			p.Mentions = append(p.Mentions, i)
		}
		if got := a.TextName(p); got != c.want {
			t.Errorf("TextName of %q = %q, want %q", c.words, got, c.want)
		}
		for i := range a.Mentions {
			a.Mentions[i].Kind = geoparse.Associative
		}
		if got := a.TextName(p); got != "" {
			t.Errorf("TextName of %q, of which none names the place itself, = %q", c.words, got)
		}
	}
}

// TestCalledInAnotherLanguage calls a place by its name in the language that was asked for, unless that is the text's.
func TestCalledInAnotherLanguage(t *testing.T) {
	r := trained(t)
	p := geoparse.Place{Place: gazetteer.Place{ID: "a", Name: "Al-Junaynah"}, Ref: 1, Mentions: []int{0}}
	for tag, want := range map[string]string{"en": "El Geneina", "uk": "Al-Junaynah"} {
		names := r.Index.Namer(language.MustParse(tag))
		a := Article{Document: &geoparse.Document{Language: "en"}, reader: r, names: &names}
		a.Mentions = []geoparse.Mention{{Text: "El Geneina", Kind: geoparse.Literal}}
		if got := a.Called(p); got != want {
			t.Errorf("asked for names in %s, Called = %q, want %q", tag, got, want)
		}
	}
}
