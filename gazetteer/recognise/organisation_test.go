package recognise_test

import (
	"testing"

	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// TestOrganisations has texts in which every run of capitals is taken for a place, and what is left of that.
func TestOrganisations(t *testing.T) {
	k := newKit(t, text.WordList{})
	organisations, err := recognise.NewOrganisations(k.words)
	if err != nil {
		t.Fatal(err)
	}
	all := learn.Stack{First: wholeSegments(), Second: wholeSegments()}
	r := recognise.Recogniser{Index: k.index, Stack: all, Organisations: organisations}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"they met Boeing", ""},
		{"they met the Red Cross", ""},
		{"they met Boko Haram there", ""},
		{"they own shares in Boeing", ""},
		{"they met Lyon", "Lyon"},
		{"they met Red Lyon", "Red Lyon"},
		{"the shares in Santander fell", ""},
		{"the chairman of Santander left", ""},
		{"the ferry to Santander left", "Santander"},
		{"the profits at Santander fell", ""},
		{"the analysts in Santander left", "Santander"},
		{"they met Bank Santander there", ""},
		{"they met Lyon or Santander there", "Lyon or Santander"},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
