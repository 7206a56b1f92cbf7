package geoparse

import (
	"strings"

	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// isAssociative reports whether the mention stands for a power or people that acts
// or is acted upon ("Moscow wants"), or modifies the noun behind it ("the Istanbul
// talks").
func (r kindReader) isAssociative(m *resolve.Mention, c *resolve.Candidate) bool {
	before, after := r.At(int(m.From)-1, m.From), r.At(int(m.To), m.To)
	if after != nil && after.Punct == '-' && !after.SpaceBefore() || before != nil && before.Punct == '-' && !r.Text.Tokens[m.From].SpaceBefore() {
		return true // "Russia-Ukraine talks", "US-led"
	}
	if after != nil && after.Possessive() {
		return r.owns(r.At(int(m.To)+1, m.To))
	}
	if after != nil && r.modifies(before, after) {
		return true
	}
	first, last := r.listed(m)
	before, after = r.At(int(first)-1, first), r.At(int(last), last)
	if last != m.To && after != nil && !after.Capital() && r.modifies(before, after) {
		return true // "US and Turkish mediators"
	}
	if c == nil || !isPower(c.Group) {
		return r.isActor(before, after, last, false)
	}
	if before != nil && after != nil && r.words.forWord.Has(before) && r.words.toWord.Has(after) {
		return true // "for Kyiv to end its ambitions"
	}
	return r.isActor(before, after, last, true) || r.isActedUpon(before, first)
}

// isPower reports whether places of a group stand for their governments.
func isPower(g recognise.Group) bool {
	switch g {
	case recognise.GroupCountry, recognise.GroupContinent, recognise.GroupRegion, recognise.GroupAdmin1, recognise.GroupCapital:
		return true
	}
	return false
}

// owns reports whether a possessive before n speaks of the people or power rather
// than of the ground: "Moscow's delegation", but "Ukraine's coast".
func (r kindReader) owns(n *text.Token) bool {
	if n == nil || n.Shape == text.ShapePunct {
		return false
	}
	switch n.Class {
	case text.ClassVenue, text.ClassStreet, text.ClassDivision, text.ClassWater, text.ClassLand, text.ClassCity, text.ClassDirection:
		return false
	}
	return !r.words.ground.Has(n)
}

// modifies reports whether the word behind a mention is a noun that it modifies.
func (r kindReader) modifies(before, after *text.Token) bool {
	if after.Capital() && !after.Shouted() {
		return after.Class == text.ClassRole || after.Class == text.ClassTitle
	}
	switch after.Class {
	case text.ClassPerson, text.ClassRole, text.ClassOrganisation, text.ClassMedia:
		return true
	case text.ClassNone:
	default:
		return false
	}
	if before != nil && (before.Class == text.ClassPrepositionIn || before.Class == text.ClassPrepositionTo) {
		return r.words.event.Has(after) // "in Istanbul yesterday" is no modifier
	}
	w := r.Text.Fold(after)
	return after.Shape == text.ShapeLower && len(w) > 3 && !strings.HasSuffix(w, "ly") && !strings.HasSuffix(w, "ed") && !r.words.plain.Has(after)
}

// maxListed bounds the names before and behind a mention that are read as a list
// with it.
const maxListed = 3

// listed returns the range of tokens of the list of names that the mention stands
// in: "China and Brazil", "Mexico, the US and Canada".
func (r kindReader) listed(m *resolve.Mention) (first, last int32) {
	first, last = m.From, m.To
	for range maxListed {
		i := int(last)
		if c := r.At(i, last); c == nil || c.Class != text.ClassConjunction && c.Punct != ',' {
			break
		}
		for c := r.At(i+1, last); c != nil && (c.Class == text.ClassConjunction || c.Class == text.ClassArticle) && !c.Capital(); c = r.At(i+1, last) {
			i++
		}
		k := r.StartingAt(i+1, last)
		if k < 0 {
			break
		}
		last = r.Matches.List[k].To
	}
	for range maxListed {
		i := int(first) - 1
		if c := r.At(i, first); c != nil && c.Class == text.ClassArticle {
			i--
		}
		c := r.At(i, first)
		if c == nil || c.Class != text.ClassConjunction && c.Punct != ',' {
			break
		}
		if c.Class == text.ClassConjunction {
			if d := r.At(i-1, first); d != nil && d.Punct == ',' {
				i--
			}
		}
		k := r.EndingAt(i, first)
		if k < 0 {
			break
		}
		first = r.Matches.List[k].From
	}
	return first, last
}

// isActor reports whether what stands between before and after is the subject of a
// verb that people and powers do.
func (r kindReader) isActor(before, after *text.Token, last int32, power bool) bool {
	if after == nil || before != nil && (before.Class == text.ClassPrepositionIn || before.Class == text.ClassPrepositionTo) {
		return false
	}
	switch after.Class {
	case text.ClassAgency:
		return true
	case text.ClassSpeech:
		return power
	case text.ClassAuxiliary:
		n := r.At(int(last)+1, last)
		if !power || n == nil {
			return false
		}
		if r.words.be.Has(after) {
			// "Turkey is a country", "Kyiv was in flames" speak of the ground.
			return n.Class != text.ClassArticle && n.Class != text.ClassPrepositionIn && n.Class != text.ClassNumber && n.Shape == text.ShapeLower
		}
		return n.Shape == text.ShapeLower
	case text.ClassNone:
		return power && after.Shape == text.ShapeLower && len(r.Text.Fold(after)) > 2 && strings.HasSuffix(r.Text.Fold(after), "ed")
	}
	return false
}

// isActedUpon reports whether the word before makes the place an actor that is
// spoken to, blamed or backed, or whose people are meant.
func (r kindReader) isActedUpon(before *text.Token, first int32) bool {
	if before == nil {
		return false
	}
	if before.Class == text.ClassArticle {
		first--
		if before = r.At(int(first)-1, first); before == nil {
			return false
		}
	}
	w := r.At(int(first)-2, first)
	switch {
	case r.words.actedUpon.Has(before):
		return true
	case w == nil:
		return false
	case r.words.on.Has(before):
		return r.words.pressure.Has(w)
	case r.words.of.Has(before):
		return w.Class == text.ClassRole || w.Class == text.ClassPerson || r.words.government.Has(w)
	}
	return false
}
