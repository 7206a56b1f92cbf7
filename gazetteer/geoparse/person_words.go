package geoparse

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// personWords are the words that only go with somebody.
type personWords struct {
	kin, verb, passive, be, own, player, reflexive, deed text.Set
}

func newPersonWords(w *text.Words) personWords {
	return personWords{w.Set("kin"), w.Set("person-verb"), w.Set("person-passive"), w.Set("be"), w.Set("own"),
		w.Set("player-verb"), w.Set("reflexive"), w.Set("person-deed")}
}

// maxAge is the greatest age that is read behind a name.
const maxAge = 110

// doesAsPerson reports whether the words behind a name are of somebody: "Preston's wife", "Houston, 34, was",
// "Austin tweeted", "Lincoln was arrested", "Florence and her husband". What the text puts somewhere
// else is a place all the same.
func (r personReader) doesAsPerson(m *resolve.Mention) bool {
	first := &r.Text.Tokens[m.From]
	if p := r.At(int(m.From)-1, m.From); p != nil {
		switch p.Class {
		case text.ClassPrepositionIn, text.ClassArticle, text.ClassPrepositionTo: // "in Houston, 34, mostly children, …"
			return false
		}
	}
	if len(m.Context.Containers()) > 0 || m.Context.Dateline || r.Usages.Of(first).Located > 0 {
		return false
	}
	k := r.Matches.Starting(m.From)
	country := k >= 0 && r.Matches.List[k].Group == recognise.GroupCountry
	w := &r.words
	at := func(i int) *text.Token { return r.At(int(m.To)+i, m.To) }
	next, after := at(0), at(1)
	if next == nil {
		return false
	}
	if next.Possessive() {
		head := at(2)
		return after != nil && w.kin.Has(after) && after.Shape == text.ShapeLower &&
			(head == nil || head.Class != text.ClassCity && head.Class != text.ClassOrganisation) && // "Salem's sister city"
			!r.isCompound(m)
	}
	if next.Punct == ',' {
		goesOn := at(3)
		return after != nil && isAge(r.Text, after) && at(2) != nil && at(2).Punct == ',' &&
			goesOn != nil && goesOn.Shape == text.ShapeLower && goesOn.Class != text.ClassConjunction
	}
	if next.Shape != text.ShapeLower || after == nil {
		return false
	}
	if !country && first.Lex&text.LexName != 0 && w.deed.Has(next) && r.isSomebody(m.To+1) {
		return true
	}
	name := first.Lex&(text.LexFirstName|text.LexName) != 0
	switch {
	case !name:
		return false
	case w.reflexive.Has(after):
		return false // "Jackson resigned itself to …"
	case w.verb.Has(next), w.player.Has(next) && first.Lex&text.LexFirstName != 0 && after.Shape == text.ShapeDigit:
		return true
	case w.be.Has(next):
		return w.passive.Has(after) && !country
	case w.own.Has(after): // "Sydney told her mother", "Florence and her husband"
		relative := at(2)
		return relative != nil && w.kin.Has(relative)
	}
	return false
}

// isCompound reports whether the relative that a possessive has is part of a longer noun: "Preston's mother and baby unit".
func (r personReader) isCompound(m *resolve.Mention) bool {
	and, other, head := r.At(int(m.To)+2, m.To), r.At(int(m.To)+3, m.To), r.At(int(m.To)+4, m.To)
	return and != nil && other != nil && head != nil && and.Class == text.ClassConjunction &&
		other.Shape == text.ShapeLower && other.Class == text.ClassNone && head.Shape == text.ShapeLower &&
		(head.Class == text.ClassNone || head.Class == text.ClassOrganisation || head.Class == text.ClassVenue)
}

// isSomebody reports whether the name at token i is that of a person, and of no place that is well known.
func (r personReader) isSomebody(i int32) bool {
	t := r.At(int(i), i)
	if t == nil || t.Shape != text.ShapeTitle || t.Class != text.ClassNone || t.Lex&(text.LexFirstName|text.LexName) == 0 {
		return false
	}
	if k := r.Matches.Starting(i); k >= 0 && r.Matches.List[k].Fame >= knownPlace {
		return false
	}
	h := r.Usages.Of(t)
	return h.Located == 0 && h.Headed == 0
}

// knownPlace is the fame from which on a name is a place's rather than somebody's: about 50,000 people.
const knownPlace = 0.4

// isAge reports whether a token is a number of years that somebody may have lived.
func isAge(in *text.Text, t *text.Token) bool {
	if t.Shape != text.ShapeDigit || t.End-t.Start > 3 {
		return false
	}
	n := 0
	for _, d := range in.Word(t) {
		if d < '0' || d > '9' {
			return false
		}
		n = 10*n + int(d-'0')
	}
	return 1 < n && n <= maxAge
}
