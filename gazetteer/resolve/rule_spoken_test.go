package resolve_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/names"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// TestSpoken reads the same names by tables that say where the language of a text is written.
func TestSpoken(t *testing.T) {
	index, words := gazetteertest.World(t), gazetteertest.Words(t, text.WordList{})
	own, err := names.Open(names.Config{Index: index, Tag: "fr", Folder: fstest.MapFS{}, Latin: true})
	if err != nil {
		t.Fatal(err)
	}
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	open := func(countries string) (*resolve.Resolver, error) {
		return resolve.New(resolve.Config{Index: index, Words: words, Language: "fr", Names: own,
			Ranker: ranker(t, map[string]float64{"best_known": -3}), // the smaller place wins
			Tables: fstest.MapFS{"varieties.tsv": file("foreign\t\tworld\n"), "areacodes.tsv": file("US\tOH\t937\n"),
				"highways.tsv": file("US\t75\tOH KY\n"), "language-countries.tsv": file(countries)}})
	}
	for _, c := range []struct {
		countries, in string
		want          bool // the rule decides
	}{
		{"fr\tFR\t\n", "[Paris]", true},
		{"fr\tUA FR\t\n", "[Paris]", true},
		{"fr\tUS FR\t\n", "[Paris]", false}, // it is written there, too
		{"de\tFR\t\n", "[Paris]", false},    // another language
		{"fr\tUA\t\n", "[Paris]", false},    // no town of the name
		{"fr\tFR\t\n", "[Paris] [Texas]", false},
	} {
		r, err := open(c.countries)
		if err != nil {
			t.Fatal(err)
		}
		plain, spans := gazetteertest.Marked(c.in)
		rec := recognise.NewWorkspace()
		(&recognise.Recogniser{Index: index}).Prepare(rec, text.New(words, "", plain))
		rec.SetSpans(spans)
		w := r.NewWorkspace()
		r.Resolve(w, &rec.Recognition, resolve.Hint{})
		rule := w.Names[w.Mentions[0].Name].Rule
		got := rule != nil && rule.ID == "spoken"
		if to := (kit{t: t, index: index}).chosen(w, 0); got && to != "Paris, Île-de-France, France" {
			t.Errorf("with %q, %q means %s", c.countries, c.in, to)
		}
		if got != c.want {
			t.Errorf("with %q, the language decides about %q: %v, want %v", c.countries, c.in, got, c.want)
		}
	}
	if _, err := open("fr\tFR XX\t\n"); err == nil || !strings.Contains(err.Error(), `"XX"`) {
		t.Errorf("a country that there is not: %v, want an error that names it", err)
	}
}
