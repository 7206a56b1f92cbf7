package recognise

import (
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// Truecase gives the words of sentences in which capitals tell nothing (all capitals,
// none, or one on each word) the shapes that they would have in plain prose, by the word
// lists and the names of the gazetteer (truecasing: Lita, Ittycheriah, Roukos, Kambhatla
// 2003). It returns the text itself where all of it is plain and nothing is tagged.
func Truecase(x *gazetteer.Index, t *text.Text) *text.Text {
	var c *truecaser
	open := func() {
		if c == nil {
			c = &truecaser{index: x, text: t, shapes: make([]text.Shape, len(t.Tokens))}
			for k := range t.Tokens {
				c.shapes[k] = t.Tokens[k].Shape
			}
		}
	}
	for i := range t.Sentences {
		from, to := t.TokensIn(t.Sentences[i])
		casing := t.Casing(i)
		if casing == text.CasingPlain {
			if !namesPlaceInSmall(x, t, from, to) {
				continue
			}
			casing = text.CasingLower
		}
		open()
		c.sentence(casing, int(from), int(to))
	}
	if strings.ContainsRune(t.Source, '#') {
		open()
		c.hashtags()
	}
	if c == nil {
		return t
	}
	return t.Reshaped(c.shapes)
}

// namesPlaceInSmall reports whether a sentence without any capital holds the name of a well-known place that no word list
// has: "floods in wayanad".
func namesPlaceInSmall(x *gazetteer.Index, t *text.Text, from, to int32) bool {
	for i := from; i < to; i++ {
		if t.Tokens[i].Capital() {
			return false
		}
	}
	var memory [4]gazetteer.Match
	for i := from; i < to; i++ {
		k := &t.Tokens[i]
		if k.Shape != text.ShapeLower || k.Class != text.ClassNone || k.Lex.Ordinary() > 0 || k.FoldLen() <= maxAcronym {
			continue
		}
		for _, m := range x.AppendLookup(memory[:0], t.Fold(k)) {
			if m.Kind <= gazetteer.NameAlias && x.Fame(m.Ref) >= wellKnownName {
				return true
			}
		}
	}
	return false
}

// hashtags gives the names of places among hashtags in small letters their capital:
// "#kyiv".
func (c *truecaser) hashtags() {
	for i := 1; i < len(c.text.Tokens); i++ {
		t := &c.text.Tokens[i]
		if c.text.Tokens[i-1].Punct == '#' && !t.SpaceBefore() && c.shapes[i] == text.ShapeLower && isLettered(t) &&
			!t.IsEveryday() && c.isName(i) {
			c.shapes[i] = text.ShapeTitle
		}
	}
}

// truecaser writes the shapes of one text.
type truecaser struct {
	index   *gazetteer.Index
	text    *text.Text
	shapes  []text.Shape
	matches []gazetteer.Match
}

func (c *truecaser) sentence(casing text.Casing, from, to int) {
	if casing == text.CasingTitle && !c.isHeadline(from, to) {
		return
	}
	for i := from; i < to; i++ {
		t := &c.text.Tokens[i]
		if !isLettered(t) {
			continue
		}
		if end := c.nameFrom(i, to); end > i {
			for ; i < end; i++ {
				c.raise(i)
			}
			i--
			continue
		}
		c.shapes[i] = c.shapeOf(casing, i, from)
	}
}

// isHeadline reports whether words outside the names of several words have capitals that
// prose would not give them.
func (c *truecaser) isHeadline(from, to int) bool {
	raised := 0
	for i := from; i < to; i++ {
		if end := c.nameFrom(i, to); end > i {
			i = end - 1
			continue
		}
		raised += c.text.Tokens[i].Raised()
	}
	return raised >= text.Headline
}

// isLettered reports whether a token is a word of which only the case is in doubt.
func isLettered(t *text.Token) bool {
	switch t.Shape {
	case text.ShapeLower, text.ShapeTitle, text.ShapeUpper:
		return !t.Possessive()
	case text.ShapeInitial:
		return t.Class == text.ClassArticle // "A", but neither "J" nor "S"
	}
	return false
}

// raise gives a word of a name its capital; small words inside names have none.
func (c *truecaser) raise(i int) {
	t := &c.text.Tokens[i]
	if !isLettered(t) {
		return
	}
	switch t.Class {
	case text.ClassArticle, text.ClassConjunction, text.ClassPrepositionIn, text.ClassPrepositionTo:
		c.shapes[i] = text.ShapeLower
	default:
		c.shapes[i] = text.ShapeTitle
	}
}

// maxAcronym is the length up to which capitals that are no word stay capitals: "SSW".
const maxAcronym = 3

// shapeOf returns the shape of a word that no name of several words begins with.
func (c *truecaser) shapeOf(casing text.Casing, i, from int) text.Shape {
	t := &c.text.Tokens[i]
	switch {
	case t.First() && casing != text.CasingLower:
		return text.ShapeTitle
	case casing == text.CasingUpper && t.FoldLen() <= maxAcronym && !t.IsEveryday():
		return t.Shape
	case t.Lex&text.LexCapital != 0 && t.FoldLen() > 1:
		return text.ShapeTitle
	case t.IsEveryday():
		if c.isCountry(i) && (i == from || c.text.Tokens[i-1].Class != text.ClassArticle) {
			return text.ShapeTitle // "TURKEY"
		}
		if casing != text.CasingLower && headsName(t.Class) && i > from && c.shapes[i-1] == text.ShapeTitle &&
			!c.text.Tokens[i-1].First() {
			return text.ShapeTitle // "Leeds University"
		}
		return text.ShapeLower
	case casing == text.CasingLower && !c.isName(i):
		return text.ShapeLower // an unknown word is rather misspelt than a name
	}
	return text.ShapeTitle
}

// headsName reports whether words of the class end names: "University", "Street".
func headsName(c text.Class) bool {
	switch c {
	case text.ClassOrganisation, text.ClassTeam, text.ClassMedia, text.ClassStreet, text.ClassVenue, text.ClassWater,
		text.ClassLand, text.ClassDivision:
		return true
	}
	return false
}

// wellKnownName is the least fame of places whose name of several everyday words is
// taken for a name anywhere ("North Sea"), not only behind a preposition ("near Sand
// Point").
const wellKnownName = 0.4

// nameFrom returns the end of the longest name of several words that begins at token i
// and that is plausibly meant, i for none.
func (c *truecaser) nameFrom(i, to int) int {
	first := &c.text.Tokens[i]
	switch first.Class {
	case text.ClassArticle, text.ClassConjunction, text.ClassPrepositionIn, text.ClassPrepositionTo, text.ClassPronoun,
		text.ClassAuxiliary:
		return i
	}
	cur := c.index.Cursor()
	end, telling := i, false
	for j := i; j < to && j < i+2*maxNameTokens; j++ {
		t := &c.text.Tokens[j]
		if j > i && t.Shape == text.ShapePunct && t.Punct != '-' && t.Punct != '\'' {
			break
		}
		w := c.text.Fold(t)
		if len(w) == 0 {
			continue
		}
		if j > i && !t.Possessive() && !cur.Step(' ') || !StepAll(&cur, w) {
			break
		}
		telling = telling || !t.IsEveryday()
		if j == i || !isLettered(t) {
			continue
		}
		c.matches = cur.Matches(c.matches[:0])
		if c.isMeant(i, telling) || telling && c.isPartOfDivision(i) {
			end = j + 1
		}
	}
	return end
}

// isMeant reports whether one of the bearers of a name of several words is plausibly
// meant by it.
func (c *truecaser) isMeant(i int, telling bool) bool {
	for _, m := range c.matches {
		switch {
		case m.Kind > gazetteer.NameAlias:
		case telling, c.index.Fame(m.Ref) >= wellKnownName:
			return true
		case i > 0:
			p := c.text.Tokens[i-1].Class
			return p == text.ClassPrepositionIn || p == text.ClassPrepositionTo
		}
	}
	return false
}

// isPartOfDivision reports whether a direction and the name of a division are the name of another: "NORTH DARFUR".
func (c *truecaser) isPartOfDivision(i int) bool {
	return c.text.Tokens[i].Class == text.ClassDirection && slices.ContainsFunc(c.matches, func(m gazetteer.Match) bool {
		return m.Kind <= gazetteer.NameAlternate && GroupIn(c.index, m.Ref) == GroupAdmin1
	})
}

// isName reports whether a word is by itself the proper name of a place.
func (c *truecaser) isName(i int) bool {
	c.matches = c.index.AppendLookup(c.matches[:0], c.text.Fold(&c.text.Tokens[i]))
	for _, m := range c.matches {
		if m.Kind <= gazetteer.NameAlias {
			return true
		}
	}
	return false
}

// isCountry reports whether a word is by itself the proper name of a country.
func (c *truecaser) isCountry(i int) bool {
	return c.isName(i) && c.index.Feature(c.matches[0].Ref).Kind() == gazetteer.KindCountry
}
