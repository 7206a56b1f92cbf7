package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// maxOffice bounds the words between a name and the office behind it: "Georgia's new
// acting foreign minister".
const maxOffice = 4

// officeReader reads whether an office or a capital beside a mention tells a country from the division
// of its name.
type officeReader struct{ surroundings }

// power returns the class of the power that the office beside a mention belongs to, where
// the name is both that of a country and of a first-level division: "Georgia's parliament",
// "the prime minister of Georgia" and "Georgia's capital Tbilisi" are a country's, "the governor of
// Georgia" a state's.
func (r officeReader) power(from, to int32) recognise.Group {
	k := r.StartingAt(int(from), to)
	if k < 0 || r.Matches.List[k].To != to {
		return recognise.GroupNone
	}
	nation, state := r.nationAndState(&r.Matches.List[k])
	if nation == gazetteer.NoRef || state == gazetteer.NoRef {
		return recognise.GroupNone
	}
	if g := r.officeBehind(k); g != recognise.GroupNone {
		return g
	}
	if y := r.capital(from, to); y >= 0 {
		return r.governedFrom(&r.Matches.List[y], nation, state)
	}
	if t := r.At(int(to), to); t != nil && t.Capital() {
		return recognise.GroupNone // "president of Georgia Tech"
	}
	of, t := r.At(int(from)-1, from), r.At(int(from)-2, from)
	if of == nil || t == nil || !r.words.of.Has(of) {
		return recognise.GroupNone
	}
	return r.words.power(t)
}

// officeBehind reads the words behind match k up to the first office: "Georgia's foreign
// minister", "the Georgian parliament", "Georgia Gov. …".
func (r officeReader) officeBehind(k int32) recognise.Group {
	m := &r.Matches.List[k]
	i := int(m.To)
	owned := false
	if t := r.At(i, m.To); t != nil && t.Possessive() {
		owned = true
		i++
	}
	most := 1
	if owned || recognise.ClassOfName(m.Kind) == recognise.NameAdjective {
		most = maxOffice
	}
	for n := 0; n < most; n++ {
		t := r.At(i+n, m.To)
		if t == nil || t.Shape == text.ShapePunct {
			break
		}
		if g := r.words.power(t); g != recognise.GroupNone {
			return g
		}
		switch t.Class {
		case text.ClassNone, text.ClassNumber, text.ClassRole, text.ClassDirection, text.ClassParticle:
		default:
			return recognise.GroupNone
		}
	}
	return recognise.GroupNone
}

// nationAndState returns the country and the first-level division of another that bear a name, both
// under a name of their own; NoRef for none.
func (r officeReader) nationAndState(m *recognise.Match) (nation, state gazetteer.Ref) {
	nation, state = gazetteer.NoRef, gazetteer.NoRef
	for _, b := range m.Bearers {
		if b.Kind == gazetteer.NameAlternate {
			continue
		}
		switch recognise.GroupIn(r.index, b.Ref) {
		case recognise.GroupCountry:
			nation = b.Ref
		case recognise.GroupAdmin1:
			if country, _, _ := r.index.Parents(b.Ref); country != nation {
				state = b.Ref
			}
		}
	}
	return nation, state
}

// power returns the class of the power that an office belongs to, GroupNone for other words.
func (w *contextWords) power(t *text.Token) recognise.Group {
	switch {
	case w.nationOffice.Has(t):
		return recognise.GroupCountry
	case w.stateOffice.Has(t):
		return recognise.GroupAdmin1
	}
	return recognise.GroupNone
}
