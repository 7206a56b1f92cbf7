package article_test

import (
	"bytes"
	"context"
	"os"
	"slices"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/language"
)

// newLanguagesReader makes a reader of English and a few other languages, as the program has it.
func newLanguagesReader(t *testing.T) *article.Reader {
	t.Helper()
	file := func(name string) []byte {
		b, err := os.ReadFile("../../data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	x, err := gazetteer.Open(file("gazetteer.idx"))
	if err != nil {
		t.Fatal(err)
	}
	tables := os.DirFS("../../data")
	p, err := geoparse.New(geoparse.Config{Index: x, Model: file("model.bin"), Tables: tables, Languages: []geoparse.LanguageConfig{
		{Tag: "uk", Folder: "ukrainian", Model: file("models/slavic.bin")},
		{Tag: "de", Folder: "german", Latin: true, Model: file("models/german.bin")},
		{Tag: "fr", Folder: "french", Latin: true, Model: file("models/romance.bin")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	extractors, err := languages.Extractors(tables, x)
	if err != nil {
		t.Fatal(err)
	}
	detector, err := language.Read(bytes.NewReader(file("languages.tsv")))
	if err != nil {
		t.Fatal(err)
	}
	r, err := article.New(article.Config{Index: x, Parser: p, Languages: detector,
		Checker: claim.New(claim.Config{Extractors: extractors, Index: x})})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A text in several languages is read paragraph by paragraph, its distances too, and offsets are those of the
// whole text.
func TestReadSeveralLanguages(t *testing.T) {
	r := newLanguagesReader(t)
	for _, c := range []struct {
		name, language, text string
		places               []string // words in the text
		claims               int
	}{
		{"a German text that quotes an English paragraph", "de",
			"Die Polizei in Dresden hat am Montag zwei Männer festgenommen, die aus Görlitz kamen und nach Bautzen wollten.\n\n" +
				"The ministry said in a statement that the two men had been seen in Wrocław, some 140 kilometres east of Görlitz, before they crossed the border.\n\n" +
				"Der Bürgermeister von Görlitz sagte, die Stadt sei ruhig, und dankte den Beamten aus Zittau.",
			[]string{"Dresden", "Görlitz", "Bautzen", "Wrocław", "Görlitz", "Görlitz", "Zittau"}, 1},
		{"a bulletin in Ukrainian and English", "en",
			"У Харкові вночі пролунали вибухи, повідомив мер. Уламки впали в Чугуєві, за 35 км від Харкова, постраждалих немає.\n" +
				"Explosions were heard in Kharkiv overnight, the mayor said. Debris fell in Chuhuiv, 35 km from Kharkiv, and nobody was hurt.\n",
			[]string{"Харкові", "Чугуєві", "Харкова", "Kharkiv", "Chuhuiv", "Kharkiv"}, 2},
		{"one language", "fr",
			"Un incendie a détruit un entrepôt à Lyon, ont annoncé les pompiers.\n\nLes habitants de Villeurbanne ont été évacués pendant la nuit.",
			[]string{"Lyon", "Villeurbanne"}, 0},
	} {
		a, err := r.Read(context.Background(), article.Input{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if a.Language != c.language {
			t.Errorf("%s: language %q, want %q", c.name, a.Language, c.language)
		}
		var got []string
		for i, m := range a.Mentions {
			if c.text[m.Start:m.End] != m.Text {
				t.Errorf("%s: mention %d is %q at %q", c.name, i, m.Text, c.text[m.Start:m.End])
			}
			if m.Place >= 0 {
				got = append(got, m.Text)
			}
		}
		if !slices.Equal(got, c.places) {
			t.Errorf("%s: places %q, want %q", c.name, got, c.places)
		}
		n := 0
		for _, v := range a.Verdicts {
			if v.Outcome == "consistent" {
				n++
			}
		}
		if n != c.claims {
			t.Errorf("%s: %d consistent claims of %d, want %d", c.name, n, len(a.Verdicts), c.claims)
		}
	}
}
