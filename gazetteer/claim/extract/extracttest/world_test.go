package extracttest

import (
	"os"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

func TestDocument(t *testing.T) {
	w := New(t, os.DirFS("../../../../data"))
	doc := w.Document("The [Turkish|Turkey|demonym] envoy left [Kyiv] for [Kyiv] and [Atlantis]. He is gone.")
	if want := "The Turkish envoy left Kyiv for Kyiv and Atlantis. He is gone."; doc.Text != want {
		t.Fatalf("text %q, want %q", doc.Text, want)
	}
	if len(doc.Mentions) != 4 || len(doc.Places) != 2 || len(doc.Sentences) != 2 {
		t.Fatalf("%d mentions, %d places, %d sentences; want 4, 2 and 2", len(doc.Mentions), len(doc.Places), len(doc.Sentences))
	}
	for i, want := range []struct {
		text  string
		kind  geoparse.Kind
		place string
	}{{"Turkish", geoparse.Demonym, "Turkey"}, {"Kyiv", geoparse.Literal, "Kyiv"}, {"Kyiv", geoparse.Literal, "Kyiv"},
		{"Atlantis", geoparse.Literal, ""}} {
		m := doc.Mentions[i]
		place := ""
		if m.Place >= 0 {
			place = doc.Places[m.Place].Name
		}
		if m.Text != want.text || doc.Text[m.Start:m.End] != want.text || m.Kind != want.kind || place != want.place {
			t.Errorf("mention %d is %q, %s, at %q; want %q, %s, at %q", i, m.Text, m.Kind, place, want.text, want.kind, want.place)
		}
	}
	if w.Ref("Atlantis") != gazetteer.NoRef || w.Place("Kyiv").Country != "UA" {
		t.Error("the world has other places than its file")
	}
}

func TestParseErrors(t *testing.T) {
	for _, line := range []string{"Kyiv\tP", "Kyiv\tP\tPPL\tUA\t12\tnorth\t30\t1", ""} {
		if _, err := parse(line); err == nil {
			t.Errorf("parse(%q): no error", line)
		}
	}
}
