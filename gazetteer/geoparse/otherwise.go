package geoparse

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// otherReader tells mentions of which the words around say that they are no place: a
// school by its short name ("studied at Columbia") or what is called a work, a ship or a
// company ("Eden is a novel").
type otherReader struct {
	*resolve.Resolution
	at, from, studyAt, studyFrom, be, thing, degree text.Set
}

func newOtherReader(r *resolve.Resolution, w *text.Words) otherReader {
	return otherReader{
		Resolution: r, at: w.Set("at"), from: w.Set("from"), studyAt: w.Set("study-at"), studyFrom: w.Set("study-from"),
		be: w.Set("be"), thing: w.Set("thing"), degree: w.Set("degree"),
	}
}

// The bounds of what is read around a name.
const (
	maxStudyWords = 3 // between "professor" and "at": "professor of public law at"
	maxThingWords = 2 // between "a" and "novel": "a 1952 novel"
)

// isSchool reports whether somebody studies or teaches at what is called by a town's
// name, or has a degree from it.
func (r otherReader) isSchool(m *resolve.Mention) bool {
	p := r.At(int(m.From)-1, m.From)
	if p == nil || len(m.Context.Containers()) > 0 {
		return false
	}
	var words text.Set
	switch {
	case r.at.Has(p):
		words = r.studyAt
	case r.from.Has(p):
		words = r.studyFrom
	default:
		return false
	}
	if n := r.At(int(m.To), m.To); n != nil && n.Capital() {
		return false // "Columbia County"
	}
	if c := r.ChosenOf(m); c != nil && (c.Group == recognise.GroupCountry || c.Group == recognise.GroupSite) {
		return false
	}
	for i := int(m.From) - 2; i >= int(m.From)-2-maxStudyWords; i-- {
		t := r.At(i, m.From)
		if t == nil || t.Shape == text.ShapePunct {
			return false
		}
		if words.Has(t) {
			return true
		}
	}
	return false
}

// isThing reports whether the words behind a name call it a thing that is no place.
func (r otherReader) isThing(m *resolve.Mention) bool {
	be, a := r.At(int(m.To), m.To), r.At(int(m.To)+1, m.To)
	if be == nil || a == nil || !r.be.Has(be) || a.Class != text.ClassArticle {
		return false
	}
	for i := int(m.To) + 2; i <= int(m.To)+2+maxThingWords; i++ {
		t := r.At(i, m.To)
		if t == nil || t.Shape != text.ShapeLower && t.Shape != text.ShapeDigit && t.Shape != text.ShapeTitle {
			return false
		}
		if r.thing.Has(t) {
			n := r.At(i+1, m.To)
			return n == nil || n.Shape == text.ShapePunct || n.Class != text.ClassNone && n.Class != text.ClassCity // not "a film city"
		}
	}
	return false
}

// isDegree reports whether a mention is what somebody has studied, behind the name: "Jane Miller, M.D., Ph.D.".
func (r otherReader) isDegree(m *resolve.Mention) bool {
	t := &r.Text.Tokens[m.From]
	if m.To-m.From > 2 || !r.degree.Has(t) {
		return false
	}
	if t.Shape != text.ShapeDotted && t.Shape != text.ShapeMixed && t.Shape != text.ShapeTitle {
		return false
	}
	p, before := r.At(int(m.From)-1, m.From), r.At(int(m.From)-2, m.From)
	return p != nil && p.Punct == ',' && before != nil && before.Capital() && r.Matches.Covering(m.From-2) < 0
}

// The bounds of capitals that are an acronym.
const (
	maxAcronym  = 6   // letters of an acronym that the gazetteer does not have: "MONUSCO" is longer, and has a vowel
	shortName   = 4   // letters of a small town's name that are rather an acronym where they are capitals
	acronymFame = 0.4 // fame of a town that may be written in capitals: about a hundred thousand people
)

// isAcronym reports whether capitals in a sentence that has others are no name of a place, but the first letters of
// something: the gazetteer does not have them, or has them only as the name of a small town, "BLA".
func (r otherReader) isAcronym(m *resolve.Mention) bool {
	t := &r.Text.Tokens[m.From]
	if m.To-m.From > 1 || t.Shape != text.ShapeUpper || m.Context.Dateline || m.Context.Strict && len(m.Context.Containers()) > 0 ||
		r.Text.Casing(int(t.Sentence)) != text.CasingPlain {
		return false
	}
	c := r.ChosenOf(m)
	if n := &r.Names[m.Name]; n.First == n.Last {
		return t.FoldLen() <= maxAcronym && !t.First() // where a text begins it is rather a dateline
	}
	return c != nil && t.FoldLen() <= shortName && c.Fame < acronymFame && c.Group.IsSettlement() &&
		c.Kind != gazetteer.NameAbbreviation
}
