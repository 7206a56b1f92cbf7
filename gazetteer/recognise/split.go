package recognise

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// greatCity is the least fame of cities that may stand side by side without a comma:
// "the Delhi Mumbai corridor". About a million people.
const greatCity = 0.55

// split cuts the spans that are two names side by side: a place and the country or
// division that holds it ("Accra Ghana"), or two great cities ("the Delhi Mumbai
// corridor"). A span that is a name as a whole stays.
func (r proposer) split(x *gazetteer.Index) {
	kept := make([]Span, 0, len(r.Spans))
	for _, s := range r.Spans {
		if at := r.secondName(x, s); at > 0 {
			first, second := s, s
			first.To, second.From = at, at
			kept = append(kept, first, second)
			continue
		}
		kept = append(kept, s)
	}
	r.Spans = kept
}

// cutOpening cuts the ordinary word that begins a sentence from the name behind it: "Embattled Kherson". A name that the
// gazetteer has with the word stays whole.
func cutOpening(r *Recognition) {
	for k := range r.Spans {
		s := &r.Spans[k]
		t := &r.Text.Tokens[s.From]
		if s.To-s.From < 2 || !t.First() || t.Shape != text.ShapeTitle || t.Class != text.ClassNone || t.Lex.Ordinary() == 0 {
			continue
		}
		if m := r.Matches.starting[s.From]; m >= 0 && r.Matches.List[m].To > s.From+1 {
			continue
		}
		if m := r.Matches.starting[s.From+1]; m >= 0 && r.Matches.List[m].To == s.To && r.Matches.List[m].isProper() {
			s.From++
		}
	}
}

// secondName returns the token where the second of two names begins that make up a
// span, 0 for none.
func (r proposer) secondName(x *gazetteer.Index, s Span) int32 {
	a := r.Matches.starting[s.From]
	if a < 0 || r.Matches.List[a].To >= s.To {
		return 0
	}
	at := r.Matches.List[a].To
	b := r.Matches.starting[at]
	if b < 0 || r.Matches.List[b].To != s.To || !r.Text.Tokens[at].SpaceBefore() || r.Text.Tokens[at].Shape == text.ShapePunct {
		return 0
	}
	first, second := &r.Matches.List[a], &r.Matches.List[b]
	if first.isProper() && second.isProper() && first.isGreatCity() && second.isGreatCity() || holds(x, second, first) {
		return at
	}
	return 0
}

// parallel adds great cities that stand side by side in a run of capitals, the first
// word of a sentence aside, and that were not all found: "Flights Oslo Rome Kyiv are
// cancelled". Spans that hold several of them are cut.
func (r proposer) parallel() {
	var added []Span
	for k := range r.CapRuns.List {
		run := r.CapRuns.List[k]
		from := run.From
		if m := r.Matches.starting[from]; r.Text.Tokens[from].First() && (m < 0 || !r.Matches.List[m].isGreatCity()) {
			from++
		}
		cities := r.cities(from, run.To)
		if len(cities) < 2 {
			continue
		}
		r.Spans = slices.DeleteFunc(r.Spans, func(s Span) bool { return s.From < run.To && s.To > from })
		added = append(added, cities...)
	}
	if len(added) > 0 {
		r.Spans = append(r.Spans, added...)
		r.sortSpans()
	}
}

// parallelConfidence is the confidence of a great city beside others.
const parallelConfidence = 0.8

// cities returns the great cities that make up a range of tokens, nil where something
// else stands among them.
func (r proposer) cities(from, to int32) []Span {
	var out []Span
	for i := from; i < to; {
		k := r.Matches.starting[i]
		if k < 0 {
			return nil
		}
		m := &r.Matches.List[k]
		if !m.isGreatCity() || m.To > to {
			return nil
		}
		out = append(out, Span{From: i, To: m.To, Confidence: parallelConfidence})
		i = m.To
	}
	return out
}

func (m *Match) isGreatCity() bool { return m.isProper() && m.Group.isCity() && m.Fame >= greatCity }

func (m *Match) isProper() bool { return m.Kind <= gazetteer.NameAlias }

// isCity reports whether places of the group are capitals, seats or big towns.
func (g Group) isCity() bool { return g >= GroupCapital && g <= GroupBigTown }

// dropHalves leaves out the spans that are one half of a word with a hyphen, where the
// gazetteer does not have the half and the other, a word with a capital, is no span: "Tri"
// in "the Tri-State Racetrack".
func (r proposer) dropHalves() {
	kept := make([]Span, 0, len(r.Spans))
	for i, s := range r.Spans {
		if r.Matches.starting[s.From] < 0 {
			before := r.isHalf(int(s.From)-1, int(s.From)-2) && (i == 0 || r.Spans[i-1].To != s.From-1)
			after := r.isHalf(int(s.To), int(s.To)+1) && (i+1 == len(r.Spans) || r.Spans[i+1].From != s.To+1)
			if before || after {
				continue
			}
		}
		kept = append(kept, s)
	}
	r.Spans = kept
}

// isHalf reports whether a hyphen without spaces stands at token hyphen and a word with a
// capital, not one letter, at token other, on its far side.
func (r proposer) isHalf(hyphen, other int) bool {
	tokens := r.Text.Tokens
	if min(hyphen, other) < 0 || max(hyphen, other) >= len(tokens) || tokens[hyphen].Punct != '-' ||
		!tokens[other].Capital() || tokens[other].Shape == text.ShapeInitial {
		return false
	}
	return !tokens[hyphen].SpaceBefore() && !tokens[hyphen+1].SpaceBefore()
}

// trimNumbers takes the number of a length off the spans that end in it: "Vienne 30" in
// "between Lyon and Vienne 30 km to the south".
func (r proposer) trimNumbers(lengths *quantity.Reader) {
	for i := range r.Spans {
		s := &r.Spans[i]
		if s.To-s.From < 2 || r.Text.Tokens[s.To-1].Shape != text.ShapeDigit {
			continue
		}
		if unit := r.At(int(s.To), s.To); unit != nil && lengths.IsUnitWord(unit) {
			s.To--
		}
	}
}

// dropUnits leaves out the capitals that are the unit of a number: "10 NM".
func (r proposer) dropUnits(lengths *quantity.Reader) {
	kept := r.Spans[:0]
	for _, s := range r.Spans {
		if t := &r.Text.Tokens[s.From]; s.To-s.From == 1 && s.From > 0 && t.Shape == text.ShapeUpper && lengths.IsUnitWord(t) {
			if p := &r.Text.Tokens[s.From-1]; p.Shape == text.ShapeDigit && p.Sentence == t.Sentence {
				continue
			}
		}
		kept = append(kept, s)
	}
	r.Spans = kept
}
