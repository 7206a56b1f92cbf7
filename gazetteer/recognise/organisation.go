package recognise

import (
	"slices"

	"dateline/gazetteer/text"
)

// Organisations are well-known companies, agencies and armed groups: names that mean these wherever nothing
// says that a town of the name is meant.
type Organisations struct {
	names text.Set // means the organisation: "Boeing"
	towns text.Set // of a town that is as well known: "Santander"
	stake text.Set // what is held of a company: "shares"
	chief text.Set // who leads one: "chairman"
	staff text.Set // who works at one, and what one has: "analysts"
	of    text.Set

	articled bool // articles with a capital stand before names, too
}

// NewOrganisations takes the sets from the tables of a language. The error names what is missing.
func NewOrganisations(w *text.Words) (*Organisations, error) {
	if err := w.Need("organisation-name", "organisation-town", "stake", "company-chief", "of"); err != nil {
		return nil, err
	}
	return &Organisations{
		names: w.Set("organisation-name"), towns: w.Set("organisation-town"),
		stake: w.Set("stake"), chief: w.Set("company-chief"), staff: w.Set("company-staff"),
		of: w.Set("of"),
	}, nil
}

// Articled returns the organisations for languages where articles with a capital stand before names: "La Croix-Rouge".
func (o *Organisations) Articled() *Organisations {
	if o == nil {
		return nil
	}
	c := *o
	c.articled = true
	return &c
}

// maxOrganisation is how many words the name of an organisation has at most.
const maxOrganisation = 3

// organisationReader finds the organisations of one text.
type organisationReader struct {
	*Recognition
	known *Organisations
}

// dropSpans drops the spans that are, or stand in, the names of organisations.
func (r organisationReader) dropSpans() {
	if len(r.Spans) == 0 {
		return
	}
	for i := range r.Text.Tokens {
		if !r.Text.Tokens[i].Capital() {
			continue
		}
		from := int32(i)
		to := r.endFrom(from)
		if to == from {
			continue
		}
		r.Spans = slices.DeleteFunc(r.Spans, func(s Span) bool {
			return s.To <= to && (s.From >= from || r.isArticled(s.From, from))
		})
	}
}

// isArticled reports whether an article with a capital stands between a token and the next, and is all that does: "La" of
// "La Croix-Rouge".
func (r organisationReader) isArticled(from, to int32) bool {
	t := &r.Text.Tokens[from]
	return r.known.articled && from+1 == to && t.Class == text.ClassArticle && r.At(int(to), from) != nil
}

// endFrom returns the token behind the organisation that is named at a token, the token itself for none.
func (r organisationReader) endFrom(from int32) int32 {
	name := make([]byte, 0, 32)
	for n, words := int32(0), 0; words < maxOrganisation; n++ {
		t := r.At(int(from+n), from)
		switch {
		case t == nil:
			return from
		case n > 0 && t.Punct == '-' && !t.SpaceBefore():
			continue // the tables have a space for it
		case n > 0 && !t.Capital():
			return from
		case n > 0:
			name = append(name, ' ')
		}
		name = append(name, r.Text.Fold(t)...)
		words++
		switch key, to := text.Hash(name), from+n+1; {
		case r.known.names.HasKey(key) && !r.isPutSomewhere(from, to), r.known.towns.HasKey(key) && r.isHeld(from, to):
			return to
		}
	}
	return from
}

// isPutSomewhere reports whether the words around a name are those around a town: "in Nokia", "the town of Nokia".
func (r organisationReader) isPutSomewhere(from, to int32) bool {
	k := r.Matches.starting[from]
	if k < 0 || r.Matches.List[k].To < to {
		return false
	}
	if t := r.At(int(to), from); t != nil && t.Capital() && isPlaceNoun(t.Class) {
		return true
	}
	if r.isContained(from, to) {
		return true
	}
	before, noun := r.At(int(from)-1, from), r.At(int(from)-2, from)
	switch {
	case before == nil:
		return false
	case before.Class == text.ClassPrepositionIn:
		return noun == nil || !r.known.stake.Has(noun)
	}
	return r.known.of.Has(before) && noun != nil && noun.Class == text.ClassCity || before.Class == text.ClassCity
}

// isContained reports whether a country or state that the name lies in follows: "Nokia, Finland", "Nokia in Finland".
func (r organisationReader) isContained(from, to int32) bool {
	t, next := r.At(int(to), from), r.At(int(to)+1, from)
	if t == nil || next == nil || t.Punct != ',' && t.Class != text.ClassPrepositionIn {
		return false
	}
	k := r.Matches.starting[to+1]
	return k >= 0 && (r.Matches.List[k].Group == GroupCountry || r.Matches.List[k].Group == GroupAdmin1)
}

// isPlaceNoun reports whether a class is that of nouns that end names of places.
func isPlaceNoun(c text.Class) bool {
	switch c {
	case text.ClassDivision, text.ClassCity, text.ClassWater, text.ClassLand, text.ClassStreet:
		return true
	}
	return false
}

// isHeld reports whether the words around a name are those around a company: "shares in Santander", "the chairman of Toyota".
func (r organisationReader) isHeld(from, to int32) bool {
	if t := r.At(int(to), from); t != nil && t.Shape == text.ShapeLower && r.known.stake.Has(t) {
		return true
	}
	if r.isListed(from, to) {
		return true
	}
	before, noun := r.At(int(from)-1, from), r.At(int(from)-2, from)
	if before == nil || noun == nil {
		return false
	}
	if r.known.staff.Has(noun) && before.Class == text.ClassPrepositionIn && r.Text.Fold(before) == "at" {
		return true
	}
	of := r.known.of.Has(before)
	return (of || before.Class == text.ClassPrepositionIn) && r.known.stake.Has(noun) || of && r.known.chief.Has(noun)
}

// isListed reports whether a conjunction joins a name to that of an organisation: "Santander and Barclays".
func (r organisationReader) isListed(from, to int32) bool {
	and, next := r.At(int(to), from), r.At(int(to)+1, from)
	if and != nil && next != nil && and.Class == text.ClassConjunction && next.Capital() && r.known.names.Has(next) {
		return true
	}
	and, before := r.At(int(from)-1, from), r.At(int(from)-2, from)
	return and != nil && before != nil && and.Class == text.ClassConjunction && before.Capital() && r.known.names.Has(before)
}
