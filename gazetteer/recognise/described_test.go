package recognise

import (
	"os"
	"testing"

	"dateline/gazetteer/text"
)

// TestDescribed reads what a text says of a name: the words up to | are the name.
func TestDescribed(t *testing.T) {
	words, err := text.OpenWords(os.DirFS("../../data/english"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := NewDescriptions(words)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, rest string
		want       bool
	}{
		{"Weyburn", " is the tenth-largest city in Saskatchewan.", true},
		{"Weyburn", " is a town.", true},
		{"Obernberg", " is located nearly 110 km from Innsbruck.", true},
		{"Obernberg", " lies in a valley.", true},
		{"Salem", " (formerly Selam) is a city in India.", true},
		{"Quarnby", ", a village in the hills, was hit.", true},
		{"Quarnby", ", the mayor said, was hit.", false},
		{"Quarnby", " is a village teacher.", false},
		{"Quarnby", " is the mayor of a town.", false},
		{"Quarnby", " was in a village when he called.", false},
		{"Quarnby", " was a lawyer and moved to the city.", false},
	} {
		x := text.New(words, "", c.name+c.rest)
		r := &Recognition{Text: x}
		_, to := x.TokensIn(text.Span{Start: 0, End: len(c.name)})
		if got := d.Described(r, to); got != c.want {
			t.Errorf("Described(%q|%q) = %v, want %v", c.name, c.rest, got, c.want)
		}
	}
}
