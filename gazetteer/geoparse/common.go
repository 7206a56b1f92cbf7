package geoparse

import (
	"strings"

	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// commonReader tells the ordinary words that begin a sentence and are also names of towns:
// "Mobile phones are banned", "Bath time", "Reading books helps".
type commonReader struct {
	*resolve.Resolution
	event, plain, sport, matchVerb, past text.Set
	fire                                 text.Set // what fires that have names are called
	townOwn, twin                        text.Set // what only towns have, and what stands before "city" for that
}

func newCommonReader(r *resolve.Resolution, w *text.Words) commonReader {
	return commonReader{
		Resolution: r, event: w.Set("event"), plain: w.Set("plain"), sport: w.Set("sport"), matchVerb: w.Set("match-verb"), past: w.Set("past-verb"),
		fire:    w.Set("fire"),
		townOwn: w.Set("town-own"), twin: w.Set("twin"),
	}
}

// How often a word must be written small elsewhere, as [text.LexEntry.Ordinary] counts, to be
// taken for a common one: at all, and where the words behind it could also be a verb and its
// object ("Cork mourns …").
const (
	commonWord     = 8
	veryCommonWord = 11
	maxCommon      = 32 // mentions of a name that are looked at
)

// isCommonWord reports whether a mention is an ordinary word: the name stands nowhere but at the
// beginning of sentences, where every word has a capital, and a noun follows that it goes with.
func (r commonReader) isCommonWord(m *resolve.Mention) bool {
	t := &r.Text.Tokens[m.From]
	if m.To-m.From != 1 || !r.Text.Begins(m.From) || t.Shape != text.ShapeTitle || t.Lex.Ordinary() < commonWord || m.Context.Strict || m.Context.Dateline {
		return false
	}
	if u := r.Usages.Of(t); u.Located > 0 || u.Headed > 0 {
		return false
	}
	n := &r.Names[m.Name]
	for _, k := range n.Mentions[:min(len(n.Mentions), maxCommon)] {
		if !r.Text.Begins(r.Mentions[k].From) {
			return false
		}
	}
	if c := r.ChosenOf(m); c != nil && (c.Group == recognise.GroupCountry || c.Variant != resolve.VariantWhole) {
		return false
	}
	return r.goesWithNoun(m.To, t)
}

// isNamedFire reports whether a fire is called by the words of a mention, all of which are ordinary: "the Park fire",
// but not "the Palisades fire", which burned there.
func (r commonReader) isNamedFire(m *resolve.Mention) bool {
	if t := r.At(int(m.To), m.To); t == nil || !r.fire.Has(t) {
		return false
	}
	for i := m.From; i < m.To; i++ {
		if t := &r.Text.Tokens[i]; t.Class == text.ClassNone && t.Lex.Ordinary() < commonWord {
			return false
		}
	}
	return true
}

// isNounOfName reports whether a mention is the noun of a division that ends the name before it: "Region" of "Kherson Region".
func (r commonReader) isNounOfName(m *resolve.Mention) bool {
	noun, name := &r.Text.Tokens[m.From], r.At(int(m.From)-1, m.From)
	return m.To-m.From == 1 && noun.Class == text.ClassDivision && name != nil && name.Capital() && name.Class == text.ClassNone
}

// hasWhatTownsHave reports whether something belongs to a mention that belongs to nobody but a town: "Florence's outskirts",
// "Florence's sister city".
func (r commonReader) hasWhatTownsHave(m *resolve.Mention) bool {
	noun, next := r.At(int(m.To), m.To), r.At(int(m.To)+1, m.To)
	if !r.Text.Tokens[m.To-1].Possessive() || noun == nil || noun.Shape != text.ShapeLower {
		return false
	}
	return r.townOwn.Has(noun) || r.twin.Has(noun) && next != nil && next.Class == text.ClassCity
}

// goesWithNoun reports whether the word at token i is a noun that the word before goes with,
// rather than a verb that it is the subject of, or a noun of people and events that towns have.
func (r commonReader) goesWithNoun(i int32, word *text.Token) bool {
	a, b := r.At(int(i), i), r.At(int(i)+1, i)
	if a == nil || a.Shape != text.ShapeLower || a.Class != text.ClassNone ||
		r.event.Has(a) || r.plain.Has(a) || r.sport.Has(a) || r.matchVerb.Has(a) || r.past.Has(a) {
		return false
	}
	w := r.Text.Fold(a)
	for _, end := range [...]string{"ed", "ly", "ers", "ors", "ists", "ans"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	switch {
	case len(w) <= 3:
		return false
	case !strings.HasSuffix(w, "s"):
		return true
	case b == nil || b.Shape == text.ShapePunct || b.Class == text.ClassAuxiliary || r.past.Has(b) || strings.HasSuffix(r.Text.Fold(b), "ed"):
		return true // a plural, and a verb behind it
	case b.Class == text.ClassArticle || b.Class == text.ClassNumber || b.Shape == text.ShapeDigit || b.Capital():
		return false // a verb, and its object
	}
	return word.Lex.Ordinary() >= veryCommonWord
}
