package geoparse

import (
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// streetReader tells mentions that are what a street is called, in other languages than English.
type streetReader struct {
	*resolve.Resolution
	of         text.Set // "de" of "rue de Rome"
	indefinite text.Set // "una calle de Madrid" is one in Madrid
	word       text.Set // words of several signs in a script without spaces: "大道"
}

func newStreetReader(r *resolve.Resolution, words *text.Words) streetReader {
	return streetReader{r, words.Set("street-of"), words.Set("indefinite"), words.Set("street-word")}
}

// isStreet reports whether a mention is what a street is called, and no place: "Lenina" of "ulitsa Lenina", "Rome" of "la
// rue de Rome", "北京" of "北京东路".
func (r streetReader) isStreet(m *resolve.Mention) bool {
	first := &r.Text.Tokens[m.From]
	if first.Shape == text.ShapeUncased && r.beforeStreet(m) || r.isCalledStreet(m) {
		return true
	}
	i := int(m.From) - 1
	t := r.At(i, m.From)
	if t != nil && t.Class == text.ClassStreet {
		return !r.apart(i, int(m.From))
	}
	for n := 0; n < 2 && t != nil && r.of.Has(t); n++ {
		i--
		t = r.At(i, m.From)
	}
	if t == nil || t.Class != text.ClassStreet {
		return false
	}
	article := r.At(i-1, m.From)
	if article == nil || r.indefinite.Has(article) {
		return false
	}
	if article.Class == text.ClassPrepositionTo && !article.First() { // "e a praça de Espanha", but not ", al largo di Chioggia"
		if article.FoldLen() > 1 {
			return false // the Portuguese article is spelt like a preposition, of one letter
		}
		article = r.At(i-2, m.From)
		return article != nil && isJoint(article)
	}
	return article.Class == text.ClassArticle || isJoint(article) || article.First() && article.Class != text.ClassNone
}

// isJoint reports whether a token joins the streets of a list.
func isJoint(t *text.Token) bool { return t.Class == text.ClassConjunction || t.Punct == ',' }

// isCalledStreet reports whether the word for a street is part of a mention, or stands behind it, in a script with capitals, and the
// mention only holds the name of a place: "Rue de Lille", "Konya Sokağı", "İzmir Bulvarı".
func (r streetReader) isCalledStreet(m *resolve.Mention) bool {
	last := &r.Text.Tokens[m.To-1]
	if last.Shape == text.ShapeUncased {
		return false
	}
	if after := r.At(int(m.To), m.To); after != nil && after.Class == text.ClassStreet && after.Shape == text.ShapeTitle && !r.apart(int(m.To)-1, int(m.To)) {
		return true
	}
	c := r.ChosenOf(m)
	return m.To-m.From > 1 && c != nil && c.Variant == resolve.VariantInside &&
		(last.Class == text.ClassStreet || r.Text.Tokens[m.From].Class == text.ClassStreet)
}

// apart reports whether a mark stands between two tokens.
func (r streetReader) apart(i, j int) bool {
	return int(r.Text.Tokens[j].Start)-int(r.Text.Tokens[i].End) > 1
}

// maxStreet is how many signs stand before that for a street at most: the direction of its part.
const maxStreet = 1

// beforeStreet reports whether the sign for a street ends a mention, or stands behind it.
func (r streetReader) beforeStreet(m *resolve.Mention) bool {
	if hasWordOf(r.Resolution, r.word, m) {
		return true
	}
	if m.To-m.From > 1 && r.endsStreet(m.To-1) {
		return true
	}
	for n := range int32(maxStreet + 1) {
		t := r.At(int(m.To+n), m.To)
		switch {
		case t == nil || t.SpaceBefore():
			return false
		case r.endsStreet(m.To + n):
			return true
		case t.Class != text.ClassDirection:
			return false
		}
	}
	return false
}

// endsStreet reports whether a token is the sign for a street, and ends a word.
func (r streetReader) endsStreet(i int32) bool {
	if r.Text.Tokens[i].Class != text.ClassStreet {
		return false
	}
	w, ok := r.JoinedAt(i)
	return !ok || w.Last
}
