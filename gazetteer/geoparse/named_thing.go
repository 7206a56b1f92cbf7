package geoparse

import (
	"strings"

	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// thingReader tells mentions that are the names of things and persons by the words beside them, in other languages than
// English: a ship («Cartagena» behind "buque"), a nickname, a dish.
type thingReader struct {
	*resolve.Resolution
	craft     text.Set // what stands before the name of a ship or a storm
	craftTail text.Set // what stands behind one in a script without spaces: "号"
	nickname  text.Set // what stands before what somebody is called: "alias"
	dish      text.Set
	dishTail  text.Set // what makes another thing of a dish, which has its place, in a script without spaces: "节", a festival
	opening   text.Set // nouns that open sentences and are names of places as well: "Queda"
	goal      text.Set // what somebody scores: "gol"
	committee text.Set // signs that end short names of institutions in a script without spaces: "委"
}

func newThingReader(r *resolve.Resolution, w *text.Words) thingReader {
	return thingReader{
		r, w.Set("craft"), w.Set("craft-tail"), w.Set("nickname"), w.Set("dish"), w.Set("dish-tail"), w.Set("opening-noun"),
		w.Set("goal"), w.Set("committee"),
	}
}

// maxQuoted is how many tokens of a quoted name are looked at before a mention: « Ville de Dieppe ».
const maxQuoted = 4

// isThing reports whether a mention is the name of a ship or a storm, or what somebody is called.
func (r thingReader) isThing(m *resolve.Mention) bool {
	if m.From >= m.To {
		return false
	}
	if t := &r.Text.Tokens[m.From]; t.Shape == text.ShapeUncased && !t.SpaceBefore() && r.isJoinedThing(m) {
		return true
	}
	if next := r.At(int(m.To), m.To); next != nil && (next.Punct == '-' || isDash(r.Text, next)) {
		return false // "ferry Dover-Calais"
	}
	i := int(m.From) - 1
	for n := 0; n < maxQuoted; n++ {
		t := r.At(i-n, m.From)
		if t == nil {
			break
		}
		if isQuotation(r.Text, t) {
			i -= n + 1
			break
		}
	}
	t := r.At(i, m.From)
	return t != nil && (r.craft.Has(t) || r.nickname.Has(t) && !r.namesPlace(i))
}

// namesPlace reports whether the words before token i say that a place is called so: "ein Dorf namens".
func (r thingReader) namesPlace(i int) bool {
	for n := 1; n <= 2; n++ {
		t := r.At(i-n, int32(i))
		if t == nil {
			return false
		}
		switch t.Class {
		case text.ClassCity, text.ClassDivision, text.ClassWater, text.ClassLand, text.ClassVenue, text.ClassStreet,
			text.ClassNation:
			return true
		}
	}
	return false
}

// isJoinedThing is [thingReader.isThing] in a script without spaces: “长沙”号, "长沙舰", 绰号“长白山”.
func (r thingReader) isJoinedThing(m *resolve.Mention) bool {
	quoted := 0
	before, after := r.At(int(m.From)-1, m.From), r.At(int(m.To), m.To)
	if before != nil && after != nil && isQuotation(r.Text, before) && isQuotation(r.Text, after) {
		quoted = 1
	}
	for n := int32(1); n <= maxTail; n++ {
		if to := m.To + int32(quoted); r.isWord(r.craftTail, to, to+n) {
			return true
		}
		from := m.From - int32(quoted)
		if from-n >= 0 && (quoted == 1 && r.isWord(r.craft, from-n, from) || r.isWord(r.nickname, from-n, from)) {
			return true
		}
	}
	return false
}

// isWord reports whether the tokens from … to are a word of a set.
func (r thingReader) isWord(set text.Set, from, to int32) bool {
	return set.Len() > 0 && int(from) < len(r.Text.Tokens) && isWordOf(r.Resolution, set, from, to)
}

// isDish reports whether the name of a dish goes with a mention: "salade niçoise", "Wiener Schnitzel", "扬州炒饭".
func (r thingReader) isDish(m *resolve.Mention) bool {
	if r.dish.Len() == 0 || m.From >= m.To {
		return false
	}
	if first := &r.Text.Tokens[m.From]; first.Shape == text.ShapeUncased && (m.From == 0 || !first.SpaceBefore()) {
		for n := int32(1); n <= maxTail; n++ {
			if r.isWord(r.dish, m.To, m.To+n) {
				return !r.isWord(r.dishTail, m.To+n, m.To+n+1) && !r.isWord(r.dishTail, m.To+n, m.To+n+2)
			}
		}
	}
	if t := r.At(int(m.To), m.To); t != nil && r.dish.Has(t) {
		return true
	}
	c := r.ChosenOf(m)
	if c == nil || recognise.ClassOfName(c.Kind) != recognise.NameAdjective {
		return false
	}
	i := int(m.From) - 1
	for n := 0; n < 2; n++ { // "callos a la madrileña"
		if t := r.At(i, m.From); t == nil || !isSmall(t) {
			break
		}
		i--
	}
	t := r.At(i, m.From)
	return t != nil && r.dish.Has(t)
}

// isSmall reports whether a token is an article or a preposition.
func isSmall(t *text.Token) bool {
	return t.Class == text.ClassArticle || t.Class == text.ClassPrepositionTo || t.Class == text.ClassPrepositionIn
}

// isCommittee reports whether a mention is the short name of an institution, which has the sign for one behind the name of its
// place: "长江委".
func (r thingReader) isCommittee(m *resolve.Mention) bool {
	if r.committee.Len() == 0 || m.From >= m.To {
		return false
	}
	if last := &r.Text.Tokens[m.To-1]; m.To-m.From > 1 && r.committee.Has(last) {
		k := r.Matches.Covering(m.From)
		return k < 0 || r.Matches.List[k].To < m.To
	}
	t := r.At(int(m.To), m.To)
	return t != nil && !t.SpaceBefore() && r.committee.Has(t) && r.StartingAt(int(m.To), m.To) < 0
}

// isOpeningNoun reports whether a mention is an ordinary noun that opens a sentence: "Queda de avião".
func (r thingReader) isOpeningNoun(m *resolve.Mention) bool {
	t := &r.Text.Tokens[m.From]
	if m.To-m.From != 1 || !t.First() || t.Shape != text.ShapeTitle || !r.opening.Has(t) || m.Context.Dateline {
		return false
	}
	next := r.At(int(m.To), m.To)
	return next != nil && next.Shape == text.ShapeLower && next.Class == text.ClassPrepositionTo
}

// isScorer reports whether a goal is said to be that of a mention, whose place is little known: "un gol de Pinto".
func (r thingReader) isScorer(m *resolve.Mention) bool {
	of, goal, c := r.At(int(m.From)-1, m.From), r.At(int(m.From)-2, m.From), r.ChosenOf(m)
	return of != nil && goal != nil && c != nil && c.Group.IsSettlement() && c.Fame < wellKnown && isSmall(of) && r.goal.Has(goal)
}

// isDash reports whether a token is a dash between names.
func isDash(x *text.Text, t *text.Token) bool {
	w := x.Word(t)
	return t.Shape == text.ShapePunct && (w == "–" || w == "—")
}

// isHeath reports whether the word before a little-known town makes another name with it: "Heide" of "die Lüneburger Heide".
func (r thingReader) isHeath(m *resolve.Mention) bool {
	p, before, c := r.At(int(m.From)-1, m.From), r.At(int(m.From)-2, m.From), r.ChosenOf(m)
	return m.To-m.From == 1 && p != nil && before != nil && c != nil && c.Group.IsSettlement() && c.Fame < wellKnown &&
		p.Shape == text.ShapeTitle && p.Class == text.ClassNone && p.Lex&text.LexFirstName == 0 &&
		isSmall(before) && !before.Capital() && p.FoldLen() > 5 && strings.HasSuffix(r.Text.Fold(p), "er")
}

// isArticledWater reports whether a mention is a river or a lake by its name in the language, behind the article that such names
// have there, and the recogniser does not rule it out: "die Isar".
func (r thingReader) isArticledWater(m *resolve.Mention) bool {
	c, p := r.ChosenOf(m), r.At(int(m.From)-1, m.From)
	return c != nil && p != nil && c.Group == recognise.GroupWater && c.Variant == resolve.VariantWhole && c.Kind <= proper &&
		p.Class == text.ClassArticle && r.Text.Tokens[m.From].Shape == text.ShapeTitle && m.Confidence >= possibleSpan &&
		r.Names[m.Name].Mass >= greatArea
}
