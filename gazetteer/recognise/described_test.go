package recognise_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// TestDescribed tells the names that a text calls places, by the words behind them.
func TestDescribed(t *testing.T) {
	k := newKit(t, text.WordList{})
	d, err := recognise.NewDescriptions(k.words)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in   string
		want bool // of Gondra
	}{
		{"Gondra is located in the hills.", true},
		{"Gondra is mostly located in the hills.", true},
		{"Gondra lies in the hills.", true},
		{"Gondra is a village in the hills.", true},
		{"Gondra is a small old village in the hills.", true},
		{"Gondra (old Gond, 1,200 people) is a village in the hills.", true},
		{"Gondra, a town in the hills, burned.", true},
		{"Gondra, the village of stone, burned.", true},
		{"Gondra is one of the oldest towns of the hills.", true},
		{"In the hills Gondra is a village.", true},
		{"Gondra is a village fool.", false},
		{"Gondra is the mayor of a town.", false},
		{"Gondra, a teacher in a village, spoke.", false},
		{"Gondra, village and all, burned.", false},
		{"Gondra is ill.", false},
		{"Gondra is. A village burned.", false},
		{"Gondra (never closed", false},
		{"Gondra spoke.", false},
		{"Gondra", false},
	} {
		w := k.prepare(c.in)
		to := int32(0)
		for i := range w.Text.Tokens {
			if w.Text.Word(&w.Text.Tokens[i]) == "Gondra" {
				to = int32(i + 1)
			}
		}
		if got := d.Described(&w.Recognition, to) >= 0; got != c.want {
			t.Errorf("%q: Gondra is called a place: %v, want %v", c.in, got, c.want)
		}
	}
}

// What is called a place is found, where the field found nothing, and marked where it
// found the name.
func TestDescribedSpans(t *testing.T) {
	k := newKit(t, text.WordList{})
	d, err := recognise.NewDescriptions(k.words)
	if err != nil {
		t.Fatal(err)
	}
	nothing := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{})
	const in = "The Old Gondra is a village near Lyon today. The White House lies there. The village of Quarnby burned, and the soul of Xyzza. " +
		"They saw the old city Moscow and the city Xyzza. The nearest town is Albany, the town is Xyzza, and the town hall is Paris"
	for _, c := range []struct {
		name  string
		field *learn.CRF
		want  string
	}{
		{"a field that finds nothing", nothing, "Old Gondra*|White House*|Quarnby*|Moscow*|Albany*"},
		{"a field that finds each word", eachToken(), "The|Old|Gondra*|Lyon|The|White|House*|The|village|of|Quarnby*|Xyzza|.|They|Moscow*|Xyzza|.|The|Albany*|Xyzza|Paris"},
	} {
		r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: nothing, Second: c.field}, Descriptions: d}
		w := recognise.NewWorkspace()
		rec := r.Recognise(w, text.New(k.words, "", in))
		var got []string
		for i, s := range rec.Spans {
			words := written(rec, s.From, s.To)
			if s.Described > 0 {
				words += "*"
			}
			if i > 0 && s.From < rec.Spans[i-1].To {
				t.Errorf("%s: span %d begins before the one before it ends", c.name, i)
			}
			got = append(got, words)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: Recognise = %q, want %q", c.name, s, c.want)
		}
	}
}

func TestDescriptionsNeedWords(t *testing.T) {
	words, err := text.OpenWords(fstest.MapFS{"sentences.tsv": &fstest.MapFile{
		Data: []byte("Mr\tabbreviation\t\nU.S\tsentence-end\t\nThe\tsentence-start\t\nin\tpreposition-in\t\n"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := recognise.NewDescriptions(words); err == nil || !strings.Contains(err.Error(), `"be"`) {
		t.Errorf("NewDescriptions without words = %v, want an error that names the set", err)
	}
}
