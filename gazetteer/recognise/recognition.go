package recognise

import (
	"dateline/gazetteer/learn"
	"dateline/gazetteer/text"
)

// The labels of tokens.
const (
	begin  = learn.Begin
	inside = learn.Inside
)

// Span is a range of tokens that is recognised as a name. Confidence is the
// probability that it is the name of a place.
type Span struct {
	From, To   int32
	Confidence float32
	Described  int32 // the last token of the words that say that it is a place ("village" in "X is a village in …"), 0 for none
	Measured   bool  // those words are no more than a distance from it, in a direction
	Given      bool  // a caller says that it is a name

	// The name that is meant where the text leaves out words that another has, "Corée du Sud" for the last word of
	// "Corée du Nord et du Sud"; "" for the words themselves.
	Whole string
}

// Recognition is what was recognised in a text, with the evidence: the names of
// the gazetteer, the usages of words and the runs of capitals.
type Recognition struct {
	Text     *text.Text
	Matches  Matches
	Usages   Usages
	CapRuns  CapRuns
	Coverage Coverage
	Prob     [][learn.Labels]float32 // probability of each label, per token
	Spans    []Span                  // ascending, none overlapping another

	active   []bool   // per token
	unlearnt text.Set // see Unlearn

	persons []int32      // per token: how often its word stands behind a first name or a title; of a Tagger
	joined  []joinedWord // per token, in a script without spaces; of a Tagger
}

// SetSpans makes spans of ranges of bytes that a caller knows to be names, and of
// nothing else.
func (r *Recognition) SetSpans(of []text.Span) {
	r.Spans = r.Spans[:0]
	r.GiveSpans(of)
}

// GiveSpans puts ranges of bytes that a caller knows to be names among the recognised
// spans: the tokens that each touches, with confidence 1. What was recognised stays
// where no given span overlaps it, and where it has the same tokens the given span takes
// over what the text says of it. A range without any token becomes the span from -1
// to -1. The ranges ascend.
func (r *Recognition) GiveSpans(of []text.Span) {
	found := append([]Span(nil), r.Spans...)
	r.Spans = r.Spans[:0]
	for _, sp := range of {
		g := Span{Confidence: 1, Given: true}
		g.From, g.To = r.Text.TokensIn(sp)
		if g.From == g.To {
			g.From, g.To = -1, -1
		}
		for len(found) > 0 && (g.From < 0 && int(r.Text.Tokens[found[0].From].Start) < sp.Start || g.From >= 0 &&
			found[0].From < g.To) {
			f := found[0]
			found = found[1:]
			switch {
			case f.From == g.From && f.To == g.To:
				g.Described = f.Described
			case g.From < 0 || f.To <= g.From:
				r.Spans = append(r.Spans, f)
			}
		}
		r.Spans = append(r.Spans, g)
	}
	r.Spans = append(r.Spans, found...)
}

// At returns token i when it stands in the sentence of the last token before of,
// else nil: At(to, to) is the token behind a range that ends at to.
func (r *Recognition) At(i int, of int32) *text.Token {
	if of > 0 {
		of--
	}
	return r.Text.Near(&r.Text.Tokens[of], i)
}

// StartingAt returns the number of the longest match that begins at token i, when
// that stands in the sentence of the last token before of; else -1.
func (r *Recognition) StartingAt(i int, of int32) int32 {
	if r.At(i, of) == nil {
		return -1
	}
	return r.Matches.starting[i]
}

// EndingAt returns the number of the match that ends before token i, when that
// stands in the sentence of the last token before of; else -1.
func (r *Recognition) EndingAt(i int, of int32) int32 {
	if i < 1 || r.At(i-1, of) == nil {
		return -1
	}
	k := r.Matches.covering[i-1]
	if k >= 0 && int(r.Matches.List[k].To) == i {
		return k
	}
	return -1
}

// Key hashes the folded words of a range of tokens, without a possessive: equal
// for equal names.
func (r *Recognition) Key(from, to int32) uint64 {
	h := uint64(0)
	for i := from; i < to; i++ {
		t := &r.Text.Tokens[i]
		if t.FoldLen() == 0 || t.Possessive() {
			continue
		}
		h = text.Mix(h ^ t.Key)
	}
	return h
}

// LastWord returns the token that heads a range: the last with a capital or of a
// class, possessives aside.
func (r *Recognition) LastWord(from, to int32) *text.Token {
	for i := to - 1; i > from; i-- {
		t := &r.Text.Tokens[i]
		if t.Capital() || t.Class != text.ClassNone && t.Word() && !t.Possessive() {
			return t
		}
	}
	return &r.Text.Tokens[from]
}

// IsSite reports whether a range of tokens is a name of the kind that gazetteers
// lack: a street, a venue, an institution.
func (r *Recognition) IsSite(from, to int32) bool {
	if to-from < 2 {
		return false
	}
	switch r.LastWord(from, to).Class {
	case text.ClassStreet, text.ClassVenue, text.ClassOrganisation:
		return true
	}
	first := &r.Text.Tokens[from]
	return first.Shape == text.ShapeDigit || first.Class == text.ClassStreet // "401 Main", "Avenue Foch"
}

// Unlearn withholds words from the features that know a word by itself, in this text
// and all that follow: a field that is fitted so looks at what stands around them.
func (r *Recognition) Unlearn(words text.Set) { r.unlearnt = words }
