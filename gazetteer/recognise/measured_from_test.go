package recognise_test

import (
	"os"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// TestMeasuredFrom has what is found of a text where the field finds nothing: names that no gazetteer has, from which the text
// measures in a direction, and the division behind them.
func TestMeasuredFrom(t *testing.T) {
	k := newKit(t, text.WordList{})
	d, err := recognise.NewDescriptions(k.words)
	if err != nil {
		t.Fatal(err)
	}
	lengths, err := quantity.Open(os.DirFS("../../data/english/lengths"))
	if err != nil {
		t.Fatal(err)
	}
	nothing := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{})
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: nothing, Second: nothing}, Descriptions: d, Lengths: lengths}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"It struck 12 km NNE of Quarnby, TX", "Quarnby|TX"},
		{"It struck 5km NW of Old Quarnby, TX", "Old Quarnby|TX"},
		{"It struck 30 miles north of Quarnby, Texas, at noon", "Quarnby|Texas"},
		{"It struck three miles east-northeast of Quarnby, Texas", "Quarnby|Texas"},
		{"It struck 12 km of Quarnby, TX", ""},        // no direction
		{"It struck north of Quarnby, TX", ""},        // no length
		{"It struck 12 men north of Quarnby, TX", ""}, // no unit
		{"It struck 12 km NNE of Quarnby today", ""},  // no division
		{"It struck 12 km NNE of Quarnby, Lyon", ""},  // a town
		{"It struck 12 km NNE of quarnby, Texas", ""}, // no name
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
			continue
		}
		for _, s := range w.Spans[:min(len(w.Spans), 1)] {
			if !s.Measured || s.Described == 0 {
				t.Errorf("Recognise(%q): the first span is %+v, want one that is described by a distance", c.in, s)
			}
		}
	}
}

// divisions is an index of a region and a division of it.
func divisions(t *testing.T) *gazetteer.Index {
	t.Helper()
	var b gazetteer.Builder
	if err := b.Add(gazetteer.Place{ID: "1", Class: "L", Code: "RGN", Name: "Darfur", Country: "SD", Population: 9e6}); err != nil {
		t.Fatal(err)
	}
	north := gazetteer.Place{
		ID: "2", Class: "A", Code: "ADM1", Name: "Northern Darfur", Country: "SD", Admin1: "55", Population: 2e6,
	}
	if err := b.Add(north, gazetteer.Name{Text: "North Darfur", Kind: gazetteer.NameAlternate}); err != nil {
		t.Fatal(err)
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// A direction and the name of a division are the name of another division, as a whole.
func TestPartsOfDivisions(t *testing.T) {
	k := newKit(t, text.WordList{})
	k.index = divisions(t)
	nothing := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{})
	w := recognise.NewWorkspace()
	for _, c := range []struct {
		field    *learn.CRF
		in, want string
	}{
		{nothing, "Rain reached North Darfur.", "North Darfur"},
		{nothing, "RAIN REACHED NORTH DARFUR", "NORTH DARFUR"},
		{nothing, "Rain reached north Darfur.", ""},
		{nothing, "Rain reached North Darfur University.", ""},
		{nothing, "Rain reached Darfur.", ""},
		{eachToken(), "They left North Darfur.", "They|North Darfur"},
	} {
		r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: nothing, Second: c.field}}
		x := recognise.Truecase(k.index, text.New(k.words, "", c.in))
		if got := found(&r, w, x); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
