package recognise

import "dateline/gazetteer/text"

// trust says how well known a name has to be, and how likely the fields have to find it that the name of a place begins
// there, for it to be one though they decide otherwise.
type trust struct {
	fame       float32 // at least
	doubt      float32 // the least probability
	confidence float32 // of the name, at least
}

// What is as well known as a great city or a country is a place by its name alone, where the fields are in doubt: "Milano
// dista 50 km …". Where something is, "in", a name is likelier that of a place. Names of several Chinese characters are seldom
// words by chance, so that they are trusted sooner: "石家庄". Arabic ones often are, but behind "in" they seldom are: "في القصرين". By
// figures on texts that no field was fitted on.
var (
	great        = trust{fame: 0.5, doubt: 0.1}
	located      = trust{fame: 0.35, doubt: 0.03}
	locatedWord  = trust{fame: 0.3, doubt: 0.01, confidence: 0.4} // of a script without capitals
	signs        = trust{fame: 0.4, doubt: 0.03, confidence: 0.35}
	signsLocated = trust{fame: 0.3, doubt: 0.005, confidence: 0.35}
	never        = trust{fame: 2}
	articled     = trust{fame: 0.45, doubt: 0.005, confidence: 0.5} // a country behind an article: "La Russie", "L'Inde"
	flowing      = trust{fame: 0, doubt: 0.02, confidence: 0.5}     // a river or lake behind one: "die Isar"
)

// truster tells which names of the gazetteer are trusted to be places.
type truster struct{ *Workspace }

// trustOf returns what a name needs to be that of a place.
func (w truster) trustOf(m *Match) trust {
	r := tagSpans{&w.Recognition}
	switch {
	case r.isArticled(m):
		return articled
	case r.isFlowing(m):
		return flowing
	case r.isLocated(m):
		return located
	case r.isLocatedWord(m):
		return locatedWord
	case !isSign(&r.Text.Tokens[m.From]), m.To-m.From > 2 && w.tagging.cuts(m):
		return great
	case m.To-m.From == 1 || w.tagging.cuts(m) || w.tagging.isCommon(m):
		return never
	case r.isBehindPreposition(m) && (m.From == 0 || w.tagging.words[m.From-1].at <= 1): // "在", and not that of "现在"
		return signsLocated
	}
	return signs
}

// isSign reports whether a token is a single character of a script without spaces.
func isSign(t *text.Token) bool { return t.Shape == text.ShapeUncased && t.End-t.Start == 3 }

// cuts reports whether a name begins or ends within a word, as the text is cut: "德里" of "马德里".
func (g *tagging) cuts(m *Match) bool {
	first, last := g.words[m.From].at, g.words[m.To-1].at
	return first > 2 || last == 2 || last == 3
}

// isCommon reports whether a name is a common word that the lexicon has for no name: "海岸", the coast.
func (g *tagging) isCommon(m *Match) bool {
	word := &g.words[m.From]
	return word.at == 2 && int32(word.size) == m.To-m.From && word.entry.Frequency() >= plainFrequency &&
		word.entry&(text.LexFirstName|text.LexName) == 0
}

// isLocated reports whether a preposition of place stands before a name, and no other capital behind it.
func (r tagSpans) isLocated(m *Match) bool {
	p, after := r.At(int(m.From)-1, m.From), r.At(int(m.To), m.To)
	return p != nil && p.Class == text.ClassPrepositionIn && r.Text.Tokens[m.From].Shape == text.ShapeTitle &&
		(after == nil || !after.Capital())
}

// isArticled reports whether a sentence begins with an article and the name of a country, and no other capital follows.
func (r tagSpans) isArticled(m *Match) bool {
	i := int(m.From) - 1
	if p := r.At(i, m.From); p != nil && p.Punct == '\'' {
		i--
	}
	p, after := r.At(i, m.From), r.At(int(m.To), m.To)
	return m.Group == GroupCountry && p != nil && p.First() && p.Class == text.ClassArticle && r.Text.Tokens[m.From].Capital() &&
		(after == nil || !after.Capital())
}

// isFlowing reports whether an article, which may stand with a preposition in one word, "am", parts the name of a river or a lake
// from what stands before it, and no other capital follows.
func (r tagSpans) isFlowing(m *Match) bool {
	if m.Group != GroupWater || m.Derived || !m.isProper() || r.Text.Tokens[m.From].Shape != text.ShapeTitle {
		return false
	}
	p, after := r.At(int(m.From)-1, m.From), r.At(int(m.To), m.To)
	return p != nil && p.Class == text.ClassArticle && (after == nil || !after.Capital() && after.Punct != '-')
}

// isLocatedWord reports whether a preposition of place stands before the name of a town in a script without capitals that parts
// words by spaces.
func (r tagSpans) isLocatedWord(m *Match) bool {
	p, t := r.At(int(m.From)-1, m.From), &r.Text.Tokens[m.From]
	return p != nil && p.Class == text.ClassPrepositionIn && t.Shape == text.ShapeUncased && t.SpaceBefore() && m.Group.IsSettlement()
}

// isBehindPreposition reports whether a preposition stands before a name.
func (r tagSpans) isBehindPreposition(m *Match) bool {
	p := r.At(int(m.From)-1, m.From)
	return p != nil && (p.Class == text.ClassPrepositionIn || p.Class == text.ClassPrepositionTo)
}

// isFirstThere reports whether match k is the one that counts where it begins, as the text is cut into words: "莫斯科" in
// "抵达莫斯科", where "达莫" is a name, too. So is a country behind an article, "L'Inde", though a village has the two for its name.
func (w truster) isFirstThere(k int) bool {
	m := &w.Matches.List[k]
	c := w.Matches.covering[m.From]
	if c < 0 || c == int32(k) {
		return c >= 0
	}
	longer := &w.Matches.List[c]
	return w.tagging.cuts(longer) && !w.tagging.cuts(m) || longer.To == m.To && tagSpans{&w.Recognition}.isArticled(m)
}
