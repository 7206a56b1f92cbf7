package geoparse_test

import (
	"context"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// lists are the words that the toy model knows.
func lists() text.WordList {
	return text.WordList{
		Frequency:  map[string]int{"the": 1 << 20, "orange": 1 << 12, "rain": 1 << 9, "said": 1 << 12},
		FirstNames: []string{"Paris", "John", "Mary", "Austin"},
		Names:      []string{"Paris", "Hilton", "John", "Mary", "Smith", "Lincoln", "Lyon", "Breed"},
	}
}

// toyModel weighs fame and what the text says, by hand, and keeps every mention that
// its recogniser finds. With fit, the recogniser is fitted to a few dozen sentences;
// without, it finds nothing.
func toyModel(t testing.TB, fit bool) *geoparse.Model {
	t.Helper()
	m := &geoparse.Model{Language: "en", Provenance: "toy", Lexicon: lists().Pack()}
	for j, s := range resolve.Signals() {
		w := s.Prior
		switch s.ID {
		case "fame":
			w = 15
		case "pair":
			w = 0
		case "within", "cue":
			w = 3
		case "cue_contradicted", "contradicted":
			w = -6
		}
		for pass := range m.Ranker.Weights {
			m.Ranker.Weights[pass][j] = w
		}
	}
	m.Ranker.Abstain = 0.35
	m.Filter.Least = 0.3
	zero := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{})
	m.First, m.Second = zero, zero
	if fit {
		r := gazetteertest.FitRecogniser(gazetteertest.World(t), gazetteertest.Words(t, lists()), gazetteertest.News())
		m.First, m.Second = r.First, r.Second
	}
	return m
}

// kit parses marked texts on a small world by a toy model.
type kit struct {
	t      testing.TB
	parser *geoparse.Parser
	index  *gazetteer.Index
}

func newKit(t testing.TB, m *geoparse.Model) kit {
	t.Helper()
	x := gazetteertest.World(t)
	p, err := geoparse.FromModel(x, gazetteertest.Tables(), m)
	if err != nil {
		t.Fatal(err)
	}
	return kit{t, p, x}
}

// parse parses a text.
func (k kit) parse(in geoparse.Input) *geoparse.Document {
	k.t.Helper()
	d, err := k.parser.Parse(context.Background(), in)
	if err != nil {
		k.t.Fatalf("Parse(%q) = %v", in.Text, err)
	}
	check(k.t, d, k.index)
	return d
}

// marked parses a text whose names are marked: nothing is recognised.
func (k kit) marked(s string, in geoparse.Input) *geoparse.Document {
	k.t.Helper()
	in.Text, in.Spans = gazetteertest.Marked(s)
	if in.Spans == nil {
		in.Spans = []geoparse.Span{}
	}
	return k.parse(in)
}

// label says what mention i means.
func (k kit) label(d *geoparse.Document, i int) string {
	switch m := &d.Mentions[i]; {
	case m.Place >= 0:
		return k.index.Label(d.Places[m.Place].Ref)
	case m.Within != gazetteer.NoRef:
		return "within " + k.index.Label(m.Within)
	}
	return "-"
}

// resolved resolves a marked text as a parser does, for what comes after.
func resolved(t testing.TB, marked string) (*resolve.Workspace, *text.Words) {
	t.Helper()
	x, words, m := gazetteertest.World(t), gazetteertest.Words(t, lists()), toyModel(t, false)
	r, err := resolve.New(resolve.Config{Index: x, Words: words, Tables: gazetteertest.Tables(), Ranker: &m.Ranker})
	if err != nil {
		t.Fatal(err)
	}
	plain, spans := gazetteertest.Marked(marked)
	rec := recognise.NewWorkspace()
	(&recognise.Recogniser{Index: x}).Prepare(rec, text.New(words, "", plain))
	rec.SetSpans(spans)
	w := r.NewWorkspace()
	r.Resolve(w, &rec.Recognition, resolve.Hint{})
	return w, words
}
