package extract

import (
	"slices"

	"dateline/gazetteer"
)

// Entity is a candidate for an end of a claim: a mention, a name that is no
// mention, or a place that the words describe. The zero value is not one; see [Nobody].
type Entity struct {
	Mention    int           // -1 when it is no mention
	Described  gazetteer.Ref // NoRef when the words name it
	Start, End int           // tokens of a name that is no mention
	Basis      Basis
	Rule       string // how the words lead to it
	Confidence float64
	Centre     bool  // the words measure from its middle
	Subject    int   // the same for the ends of several distances of one thing; 0 for none
	others     []int // mentions that it may have been
}

// Nobody is the entity that is not known.
func Nobody() Entity { return Entity{Mention: -1, Described: gazetteer.NoRef, Basis: Unknown} }

// Name makes an entity of a name that is no mention, tokens [start, end).
func Name(start, end int, b Basis, confidence float64) Entity {
	e := Nobody()
	e.Start, e.End, e.Basis, e.Confidence = start, end, b, confidence
	return e
}

// Mentioned makes an entity of mention m.
func Mentioned(m int, b Basis, confidence float64) Entity {
	e := Nobody()
	e.Mention, e.Basis, e.Confidence = m, b, confidence
	return e
}

// Capital makes an entity of a place that the words describe as the capital.
func Capital(ref gazetteer.Ref, confidence float64) Entity {
	e := Nobody()
	e.Described, e.Basis, e.Confidence, e.Rule = ref, Inferred, confidence, ruleCapital
	if ref == gazetteer.NoRef {
		e.Basis = Unknown
	}
	return e
}

// IsSome reports whether the entity is anything: a place, or a name without one.
func (e Entity) IsSome() bool {
	return e.Described != gazetteer.NoRef || e.Mention >= 0 || e.End > e.Start
}

// IsKnown reports whether a place stands behind the entity.
func (r *Reading) IsKnown(e Entity) bool {
	_, ok := r.PlaceOf(e)
	return ok
}

// PlaceOf returns the place of an entity.
func (r *Reading) PlaceOf(e Entity) (gazetteer.Place, bool) {
	if e.Described != gazetteer.NoRef && r.index != nil {
		return r.index.Place(e.Described), true
	}
	return r.Place(e.Mention)
}

// Same reports whether two entities are one place or one name.
func (r *Reading) Same(a, b Entity) bool {
	if p, q := r.ref(a), r.ref(b); p != gazetteer.NoRef && q != gazetteer.NoRef {
		return p == q
	}
	n := r.NameOf(a)
	return n != "" && n == r.NameOf(b)
}

// ref returns the place of an entity, NoRef for none.
func (r *Reading) ref(e Entity) gazetteer.Ref {
	if e.Described != gazetteer.NoRef {
		return e.Described
	}
	if e.Mention >= 0 && r.Doc.Mentions[e.Mention].Place >= 0 {
		return r.Doc.Places[r.Doc.Mentions[e.Mention].Place].Ref
	}
	return gazetteer.NoRef
}

// NameOf returns the words that name an entity, "" when none do.
func (r *Reading) NameOf(e Entity) string {
	switch {
	case e.Mention >= 0:
		return r.Doc.Mentions[e.Mention].Text
	case e.End > e.Start:
		return r.Words(e.Start, e.End)
	}
	return ""
}

// Of returns the entity of a subject, with a basis.
func (s Subject) Of(b Basis, confidence float64) Entity {
	switch s.Kind {
	case SubjectPlace:
		return Mentioned(s.Mention, b, confidence)
	case SubjectName:
		return Name(s.Start, s.End, b, confidence)
	}
	return Nobody()
}

// distinct removes repeats and one member from a list of mentions.
func distinct(list []int, not int) []int {
	var out []int
	for _, m := range list {
		if m >= 0 && m != not && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}
