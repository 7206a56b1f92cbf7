package recognise_test

import (
	"testing"

	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// TestOpenings has what is found of a text where the field finds nothing.
func TestOpenings(t *testing.T) {
	k := newKit(t, text.WordList{
		FirstNames: []string{"Albany"}, Names: []string{"Lincoln"}, Frequency: map[string]int{"burlington": 1 << 12},
	})
	d, err := recognise.NewDescriptions(k.words)
	if err != nil {
		t.Fatal(err)
	}
	nothing := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{})
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: nothing, Second: nothing}, Descriptions: d}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"Although Lyon was calm, rain fell.", "Lyon"},
		{"Meanwhile New York City sent two crews.", "New York City"},
		{"Nearby Ankara was quiet.", "Ankara"},
		{"Rain fell, although Lyon was calm.", ""},       // it does not open the sentence
		{"Although Lyon Smith was calm, rain fell.", ""}, // a longer name
		{"Although Ivanivske was calm, rain fell.", ""},  // a hamlet
		{"Although Xyzzville was calm, rain fell.", ""},  // no place
		{"Although Albany was calm, rain fell.", ""},     // a first name
		{"Although Lincoln was calm, rain fell.", ""},    // a surname, and no great city
		{"Although Burlington was calm, rain fell.", ""}, // an ordinary word
		{"Although Lutetia was calm, rain fell.", ""},    // a former name
		{"Reporting Lyon was calm.", ""},                 // no such word

		// What people are in is a town, be it called like somebody.
		{"Police in Lyon said so.", "Lyon"},
		{"The office in Lincoln said so.", "Lincoln"},
		{"Rain in Lincoln fell.", ""},                // no people
		{"Police at Lincoln said so.", ""},           // nor "in"
		{"Police in Albany said so.", ""},            // a first name
		{"The Times Office in Lincoln said so.", ""}, // a name
		{"Police in Lincoln County said so.", ""},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// A name that the field found together with the word before it is cut to the name, and is surer.
func TestOpeningsCutFoundSpans(t *testing.T) {
	k := newKit(t, text.WordList{})
	d, err := recognise.NewDescriptions(k.words)
	if err != nil {
		t.Fatal(err)
	}
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: wholeSegments(), Second: wholeSegments()}, Descriptions: d}
	w := recognise.NewWorkspace()
	if got := found(&r, w, text.New(k.words, "", "Although Lyon was calm, rain fell.")); got != "Lyon" {
		t.Errorf("Recognise = %q, want Lyon", got)
	} else if w.Spans[0].Confidence < 0.6 {
		t.Errorf("Lyon has the confidence %v, want what the words before vouch for", w.Spans[0].Confidence)
	}
}
