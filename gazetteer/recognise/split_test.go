package recognise_test

import (
	"os"
	"testing"

	"dateline/gazetteer/learn"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// wholeSegments is a field that makes each segment one name.
func wholeSegments() *learn.CRF {
	var trans learn.Transitions
	for k := range trans {
		trans[k][learn.Outside][learn.Begin] = 5
		trans[k][learn.Begin][learn.Inside], trans[k][learn.Inside][learn.Inside] = 20, 20
	}
	return learn.NewCRF(make([]float32, int(learn.Labels)<<recognise.TaggerBits), trans)
}

// eachToken is a field that makes each active token a name.
func eachToken() *learn.CRF {
	emit := make([]float32, learn.EmissionSize)
	for i := int(learn.Begin); i < len(emit); i += int(learn.Labels) {
		emit[i] = 1
	}
	return learn.NewCRF(emit, learn.Transitions{})
}

// Two names side by side are two spans.
func TestSplit(t *testing.T) {
	k := newKit(t, text.WordList{})
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: wholeSegments(), Second: wholeSegments()}}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"trains hit Lyon France yesterday", "Lyon|France"},
		{"trains hit Paris Texas yesterday", "Paris|Texas"},
		{"the railway Istanbul Moscow burned", "Istanbul|Moscow"},
		{"the railway Albany Lincoln burned", "Albany Lincoln"},     // none is great
		{"trains hit Lancaster Texas yesterday", "Lancaster Texas"}, // none lies there
		{"trains hit New York City yesterday", "New York City"},     // a name as a whole
		{"trains hit Texas Paris yesterday", "Texas Paris"},
		{"trains hit Lyon-France yesterday", "Lyon-France"},
		{"trains hit Lyon Quarnby yesterday", "Lyon Quarnby"},
		{"trains hit French Lyon yesterday", "French Lyon"},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// Great cities side by side are found where the field finds none, and nothing else.
func TestParallelCities(t *testing.T) {
	k := newKit(t, text.WordList{})
	nothing := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{})
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: nothing, Second: nothing}}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"Flights Istanbul Moscow London are late", "Istanbul|Moscow|London"},
		{"the Istanbul Moscow line is late", "Istanbul|Moscow"},
		{"the Istanbul Smith line is late", ""},
		{"the Albany Lincoln line is late", ""}, // none is great
		{"he saw Smith Istanbul Moscow there", ""},
		{"he saw Istanbul, Moscow there", ""},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// A part of a longer name is widened to the whole, unless that goes on as something else.
func TestWiden(t *testing.T) {
	k := newKit(t, text.WordList{})
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: eachToken(), Second: eachToken()}}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"trains hit New York City yesterday", "New York City"},
		{"trains hit New York City Hall yesterday", "New|York|City|Hall"},
		{"trains hit Lyon yesterday", "Lyon"},
		{"trains hit Auvergne-Rhône-Alpes yesterday", "Auvergne-Rhône-Alpes"}, // hyphens hold a name together
		{"trains hit Albany, N. Y., yesterday", "Albany|N. Y|."},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// The number of a length is no part of the name before it.
func TestTrimNumbers(t *testing.T) {
	k := newKit(t, text.WordList{})
	lengths, err := quantity.Open(os.DirFS("../../data/english/lengths"))
	if err != nil {
		t.Fatal(err)
	}
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: wholeSegments(), Second: wholeSegments()}, Lengths: lengths}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"it lies between them and Lyon 30 km to the north", "Lyon"},
		{"it lies on Highway 30 and beyond", "Highway 30"},
		{"it lies on Highway 30 miles away", "Highway"},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// halves is a field that makes the words at a hyphen names, or the first of them alone.
func halves(both bool) *learn.CRF {
	const hyphen = 2 // the link of a hyphen
	var trans learn.Transitions
	trans[0][learn.Outside][learn.Begin] = 5
	trans[hyphen][learn.Begin][learn.Outside] = 5
	if both {
		trans[hyphen][learn.Outside][learn.Begin] = 5
	}
	return learn.NewCRF(make([]float32, learn.EmissionSize), trans)
}

// Half of a word that the gazetteer does not have is no name.
func TestDropHalves(t *testing.T) {
	k := newKit(t, text.WordList{})
	w := recognise.NewWorkspace()
	for _, c := range []struct {
		in          string
		first, both string
	}{
		{"they met at Tri-State today", "", "Tri|State"},
		{"they met at Lyon-Tri today", "Lyon", "Lyon|Tri"},
		{"they met at Tri -State today", "Tri|State", "Tri|State"},
		{"they met in Quarnby-based firms", "Quarnby", "Quarnby"},
	} {
		for _, both := range []bool{false, true} {
			want := c.first
			if both {
				want = c.both
			}
			r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: halves(both), Second: halves(both)}}
			if got := found(&r, w, text.New(k.words, "", c.in)); got != want {
				t.Errorf("Recognise(%q) = %q, want %q", c.in, got, want)
			}
		}
	}
}

// A unit behind its number is no name.
func TestUnitsAreNoNames(t *testing.T) {
	k := newKit(t, text.WordList{})
	lengths, err := quantity.Open(os.DirFS("../../data/english/lengths"))
	if err != nil {
		t.Fatal(err)
	}
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: eachToken(), Second: eachToken()}, Lengths: lengths}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"ships sank 10 NM off Lyon today", "10|off|Lyon"},
		{"ships sank 10 KM off Lyon today", "10|off|Lyon"},
		{"ships sank near NM off Lyon today", "NM|off|Lyon"},
		{"ships sank 10 Lyon today", "10|Lyon"},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// The division behind a comma tells a name that the field finds nowhere, where a preposition stands before it and the place
// lies there.
func TestStatedNames(t *testing.T) {
	k := newKit(t, text.WordList{})
	nothing := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{})
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: nothing, Second: nothing}}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"snow fell near Paris, Texas, yesterday", "Paris|Texas"},
		{"snow fell near Paris, Ohio, yesterday", ""}, // none lies there
		{"snow hit Paris, Texas, yesterday", ""},      // nothing tells a place
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
