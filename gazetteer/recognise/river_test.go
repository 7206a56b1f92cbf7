package recognise_test

import (
	"slices"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// waters is an index of rivers and of places that have their names.
func waters(t *testing.T) *gazetteer.Index {
	t.Helper()
	var b gazetteer.Builder
	for _, p := range []gazetteer.Place{
		{ID: "1", Class: "H", Code: "STM", Name: "Nile"},
		{ID: "2", Class: "H", Code: "STM", Name: "Niger River"},
		{ID: "3", Class: "A", Code: "PCLI", Name: "Niger", Country: "NE", Population: 26e6},
		{ID: "4", Class: "H", Code: "STM", Name: "Congo River"},
		{ID: "5", Class: "A", Code: "PCLI", Name: "Congo", Country: "CG", Population: 5e6},
		{ID: "6", Class: "P", Code: "PPL", Name: "Chicago", Country: "US", Population: 3e6},
		{ID: "7", Class: "H", Code: "STM", Name: "Republican River"},
	} {
		if err := b.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestRivers(t *testing.T) {
	k := newKit(t, text.WordList{})
	k.index = waters(t)
	rivers, err := recognise.NewRivers(k.index, k.words)
	if err != nil {
		t.Fatal(err)
	}
	nothing := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{})
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: nothing, Second: nothing}, Rivers: rivers}
	for _, c := range []struct {
		in    string
		bears bool // the last name but "the" is that of a river
		found bool // though the fields find nothing
	}{
		{"Boats sank on the Nile", true, true},
		{"The Nile rose", true, true},
		{"Boats sank on the Niger", true, false}, // a country as well
		{"The Niger rose", true, true},
		{"They rowed down the Niger", true, true},
		{"They rowed down the Niger's course", true, true},
		{"They met the Niger delegation", false, false},
		{"They met the Niger and Congo delegations", false, false},
		{"They left the Niger and slept", true, false},
		{"They left the Niger, Nile and Congo delegations", false, false},
		{"They met in Niger", false, false},
		{"They met in the Congo", false, false}, // so the country is called as well
		{"They rowed across the Congo", true, true},
		{"The Chicago rose", false, false}, // no river that is known
		{"They saw the Republican again", false, false},
		{"They saw the Republican.", true, false},
	} {
		w := recognise.NewWorkspace()
		found := r.Recognise(w, text.New(k.words, "", c.in))
		name := slices.IndexFunc(found.Text.Tokens, func(t text.Token) bool { return t.Capital() && !t.First() })
		if name < 0 {
			name = 1
		}
		if got := len(rivers.Bearers(found, int32(name), int32(name)+1, nil)) > 0; got != c.bears {
			t.Errorf("%q: a river bears the name: %v, want %v", c.in, got, c.bears)
		}
		if got := len(found.Spans) > 0; got != c.found {
			t.Errorf("%q: found: %v, want %v", c.in, got, c.found)
		}
	}
}
