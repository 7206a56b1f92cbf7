package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// capital returns the number of the match that the text calls the capital of the mention: "Georgia's
// capital, Tbilisi", "the capital of Georgia is Tbilisi", "Tbilisi, the capital of Georgia" and "Tbilisi,
// Georgia's capital". It is -1 for none.
func (r officeReader) capital(from, to int32) int32 {
	behind := int(to)
	if t := r.At(behind, to); t != nil && t.Possessive() {
		behind++
	}
	if t := r.At(behind, to); t != nil && r.words.capital.Has(t) {
		if k := r.nameBehind(behind+1, to); k >= 0 {
			return k
		}
		return r.nameBefore(int(from), from)
	}
	of, t := r.At(int(from)-1, from), r.At(int(from)-2, from)
	if of == nil || t == nil || !r.words.of.Has(of) || !r.words.capital.Has(t) {
		return -1
	}
	if k := r.nameBefore(int(from)-2, from); k >= 0 {
		return k
	}
	return r.nameBehind(int(to), to)
}

// maxLink bounds the small words that link a name to what it is called: ", the", "is the".
const maxLink = 3

// nameBehind returns the number of the match that the words from token i on lead to, -1 for none.
func (r officeReader) nameBehind(i int, of int32) int32 {
	for end := i + maxLink; i <= end; i++ {
		if k := r.StartingAt(i, of); k >= 0 {
			return k
		}
		if t := r.At(i, of); t == nil || !r.links(t) {
			break
		}
	}
	return -1
}

// nameBefore returns the number of the match that the words before token i lead back to, -1 for none.
func (r officeReader) nameBefore(i int, of int32) int32 {
	for end := i - maxLink; i >= end; i-- {
		if k := r.EndingAt(i, of); k >= 0 {
			return k
		}
		if t := r.At(i-1, of); t == nil || !r.links(t) {
			break
		}
	}
	return -1
}

func (r officeReader) links(t *text.Token) bool {
	return t.Punct == ',' || t.Punct == '(' || t.Class == text.ClassArticle || t.Class == text.ClassAuxiliary
}

// governedFrom returns the class of the one of the two divisions that a place of the name is the
// capital of, GroupNone where it is that of both or neither.
func (r officeReader) governedFrom(m *recognise.Match, nation, state gazetteer.Ref) recognise.Group {
	found := recognise.GroupNone
	for _, b := range m.Bearers {
		country, admin1, _ := r.index.Parents(b.Ref)
		g := recognise.GroupNone
		switch recognise.GroupIn(r.index, b.Ref) {
		case recognise.GroupCapital:
			if country == nation {
				g = recognise.GroupCountry
			}
		case recognise.GroupSeat:
			if admin1 == state {
				g = recognise.GroupAdmin1
			}
		}
		switch {
		case g == recognise.GroupNone:
		case found != recognise.GroupNone && found != g:
			return recognise.GroupNone
		default:
			found = g
		}
	}
	return found
}
