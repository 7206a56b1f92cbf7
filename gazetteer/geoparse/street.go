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
}

func newStreetReader(r *resolve.Resolution, words *text.Words) streetReader {
	return streetReader{r, words.Set("street-of"), words.Set("indefinite")}
}

// isStreet reports whether a mention is what a street is called, and no place: "Lenina" of "ulitsa Lenina", "Rome" of "la
// rue de Rome", "北京" of "北京东路".
func (r streetReader) isStreet(m *resolve.Mention) bool {
	if r.Text.Tokens[m.From].Shape == text.ShapeUncased && r.beforeStreet(m) {
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
	return article != nil && (article.Class == text.ClassArticle || article.First() && article.Class != text.ClassNone) &&
		!r.indefinite.Has(article)
}

// apart reports whether a mark stands between two tokens.
func (r streetReader) apart(i, j int) bool {
	return int(r.Text.Tokens[j].Start)-int(r.Text.Tokens[i].End) > 1
}

// maxStreet is how many signs stand before that for a street at most: the direction of its part.
const maxStreet = 1

// beforeStreet reports whether the sign for a street ends a mention, or stands behind it.
func (r streetReader) beforeStreet(m *resolve.Mention) bool {
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
