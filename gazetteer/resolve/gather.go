package resolve

import (
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// gather finds the candidates of a mention and appends them to the resolution.
func (c *collector) gather(m *Mention) (first, last int32) {
	first = int32(len(c.Candidates))
	if m.From == m.To {
		return first, first
	}
	if m.Whole != "" {
		if c.names != nil {
			c.lookup = append(c.lookup[:0], c.names.Find(m.Whole)...)
		} else {
			c.lookup = c.index.AppendLookup(c.lookup[:0], m.Whole)
		}
		for _, b := range c.lookup {
			c.Candidates = append(c.Candidates, newCandidate(c.index, b, VariantWhole))
		}
		return first, int32(len(c.Candidates))
	}
	if m.Head > 0 {
		c.lookUpShared(m)
		return first, int32(len(c.Candidates))
	}
	if m.River {
		c.addRivers(m)
		return first, int32(len(c.Candidates))
	}
	c.lookUp(m.From, m.To, VariantWhole)
	c.markDefinite(m.From, m.To, first)
	if int32(len(c.Candidates)) == first {
		c.lookTrimmed(m.From, m.To)
	}
	if int32(len(c.Candidates)) == first {
		if j := c.joinerIn(m.From, m.To); j > 0 {
			c.lookJoined(m.From, j, m.To)
		} else {
			c.lookInside(m.From, m.To)
		}
	}
	if c.names != nil {
		c.addFeatures(m, first)
	}
	c.keepSea(m, first)
	return first, int32(len(c.Candidates))
}

// withoutCity returns the end of a mention without a small "city" behind it, where only quarters of towns bear the whole name:
// "Moscow city council" meets in Moscow, and not in the quarter that is called Moscow City.
func withoutCity(x *gazetteer.Index, r *recognise.Recognition, from, to int32) int32 {
	if t := &r.Text.Tokens[to-1]; to-from < 2 || t.Shape != text.ShapeLower || t.Class != text.ClassCity {
		return to
	}
	k := r.Matches.Starting(from)
	if k < 0 || r.Matches.List[k].To != to {
		return to
	}
	for _, b := range r.Matches.List[k].Bearers {
		if x.Feature(b.Ref).Code != "PPLX" {
			return to
		}
	}
	return to - 1
}

// lookUp appends the bearers of the name that the tokens spell.
func (c *collector) lookUp(from, to int32, v Variant) {
	if from >= to {
		return
	}
	if c.names != nil {
		got := c.names.Lookup(&c.forms, c.Text, int(from), int(to))
		for _, m := range got[:min(len(got), recognise.MaxBearers)] {
			c.Candidates = append(c.Candidates, newCandidate(c.index, m, v))
		}
		return
	}
	cur := c.index.Cursor()
	if !recognise.Spell(&cur, c.Text, from, to, false) {
		return
	}
	got := recognise.Plausible(c.Text, int(from), int(to), cur.Matches(c.lookup[:0]))
	for _, m := range got {
		if c.isMisspelt(from, m) {
			continue
		}
		c.Candidates = append(c.Candidates, newCandidate(c.index, m, v))
	}
	c.lookup = got
}

// lookUpShared appends the bearers of the name that a direction makes with the words that it shares
// with the next one: of "North and South Kivu", North Kivu. Where there are none, it is a part of what
// those words name.
func (c *collector) lookUpShared(m *Mention) {
	cur := c.index.Cursor()
	if recognise.Spell(&cur, c.Text, m.From, m.To, false) && recognise.Spell(&cur, c.Text, m.Head, m.HeadEnd, true) {
		c.lookup = cur.Matches(c.lookup[:0])
		for _, b := range c.lookup {
			c.Candidates = append(c.Candidates, newCandidate(c.index, b, VariantWhole))
		}
		if len(c.lookup) > 0 {
			return
		}
	}
	c.lookUp(m.Head, m.HeadEnd, VariantTrim)
}

// addRivers appends the rivers of a name behind an article, which is nothing else.
func (c *collector) addRivers(m *Mention) {
	c.lookup = c.rivers.Bearers(c.Recognition, m.From, m.To, c.lookup)
	for _, b := range c.lookup {
		d := newCandidate(c.index, b, VariantWhole)
		d.Definite = true
		c.Candidates = append(c.Candidates, d)
	}
}

// isMisspelt reports whether nobody abbreviates a name as token i does: a stop behind
// each letter stands for a word, so "L.A." is no way to write "La.", nor "La." to write "L.A."
func (c *collector) isMisspelt(i int32, m gazetteer.Match) bool {
	t := &c.Text.Tokens[i]
	if m.Kind != gazetteer.NameAbbreviation || t.Shape != text.ShapeDotted && t.Shape != text.ShapeTitle {
		return false
	}
	words := strings.Count(c.index.Name(m.Ref), " ") + 1
	if t.Shape == text.ShapeTitle {
		return words > 1 && int(t.End-t.Start) == words
	}
	return recognise.GroupIn(c.index, m.Ref) == recognise.GroupAdmin1 && words == 1
}

// markDefinite marks the candidates that are also called so with the article that
// stands before the mention: "the Gulf", "the Hague".
func (c *collector) markDefinite(from, to, first int32) {
	p := c.At(int(from)-1, from)
	if p == nil || p.Class != text.ClassArticle || !c.words.definite.Has(p) {
		return
	}
	last := int32(len(c.Candidates))
	c.lookUp(from-1, to, VariantWhole)
	for _, d := range c.Candidates[last:] {
		known := false
		for i := first; i < last; i++ {
			if c.Candidates[i].Ref == d.Ref {
				c.Candidates[i].Definite = true
				known = true
			}
		}
		if !known {
			d.Definite = true
			c.Candidates = append(c.Candidates[:last], d)
			last++
		}
	}
	c.Candidates = c.Candidates[:last]
}

// joinerIn returns the token inside a mention that joins a name with what tells it from its
// namesakes, 0 for none: "upon" of "Richmond upon Thames".
func (c *collector) joinerIn(from, to int32) int32 {
	for i := from + 1; i < to-1; i++ {
		if t := &c.Text.Tokens[i]; t.Shape == text.ShapeLower && c.words.joiner.Has(t) {
			return i
		}
	}
	return 0
}

// besideKm is how far from the point of a river or region a town may lie that is told from its
// namesakes by it.
const besideKm = 150

// lookJoined appends the bearers of the name before token joiner that lie in, or near, what the
// words behind it name.
func (c *collector) lookJoined(from, joiner, to int32) {
	first := len(c.Candidates)
	c.lookUp(from, joiner, VariantWhole)
	last := len(c.Candidates)
	c.lookUp(joiner+1, to, VariantWhole)
	beside := slices.Clone(c.Candidates[last:])
	kept := first
	for _, d := range c.Candidates[first:last] {
		if slices.ContainsFunc(beside, func(b Candidate) bool {
			return d.inside(b.Ref) ||
				apart(&d.Location, &b.Location) <= besideKm
		}) {
			c.Candidates[kept] = d
			kept++
		}
	}
	c.Candidates = c.Candidates[:kept]
}

// lookTrimmed appends the bearers of the name without the words around it that are none of its own, as few of them as it takes:
// of "Upper Nile State", those of Upper Nile.
func (c *collector) lookTrimmed(from, to int32) {
	first := len(c.Candidates)
	if unit := c.words.unit.Before(c.Recognition, from, to); unit < to {
		to = unit
		c.lookUp(from, to, VariantTrim)
	}
	for len(c.Candidates) == first {
		a, b := trim(c.Text, from, to)
		if a == from && b == to {
			return
		}
		from, to = a, b
		c.lookUp(from, to, VariantTrim)
	}
}

// trim leaves out one word around a name that is none of its own: a possessive, "area" and the like behind,
// "the" and directions before.
func trim(t *text.Text, from, to int32) (int32, int32) {
	if to-from < 2 {
		return from, to
	}
	last, first := &t.Tokens[to-1], &t.Tokens[from]
	switch {
	case last.Possessive(), last.Shape == text.ShapePunct, last.Class == text.ClassCity, last.Class == text.ClassDivision:
		return from, to - 1
	case first.Shape == text.ShapePunct:
		return from + 1, to
	}
	switch first.Class {
	case text.ClassArticle, text.ClassDirection, text.ClassCity, text.ClassPrepositionTo:
		return from + 1, to
	}
	return from, to
}

// lookInside takes the longest name inside a mention: of "University of Toronto",
// Toronto.
func (c *collector) lookInside(from, to int32) {
	best := int32(-1)
	list := c.Matches.List
	for i := from; i < to; i++ {
		k := c.Matches.Starting(i)
		if k < 0 || list[k].To > to {
			continue
		}
		m := &list[k]
		if m.To-m.From == 1 && isPlain(&c.Text.Tokens[i]) {
			continue // "Street", "Church" and "Valley" are towns, too
		}
		if best < 0 {
			best = k
			continue
		}
		b := &list[best]
		if n, o := m.To-m.From, b.To-b.From; n > o || n == o && m.Fame > b.Fame {
			best = k
		}
	}
	if best < 0 {
		return
	}
	m := &list[best]
	for _, b := range m.Bearers {
		if c.isMisspelt(m.From, b) {
			continue
		}
		d := newCandidate(c.index, b, VariantInside)
		d.AtEnd = m.To == to && m.From > from
		c.Candidates = append(c.Candidates, d)
	}
}

// isPlain reports whether the token is a word that names are made with rather than
// a name.
func isPlain(t *text.Token) bool {
	switch t.Class {
	case text.ClassNone:
		return t.Lex.Ordinary() >= 9
	case text.ClassParticle, text.ClassDirection, text.ClassTitle, text.ClassRole, text.ClassOrganisation,
		text.ClassTeam, text.ClassMedia,
		text.ClassStreet, text.ClassVenue, text.ClassWater, text.ClassLand, text.ClassDivision, text.ClassCity, text.ClassCalendar,
		text.ClassNumber, text.ClassArticle, text.ClassPrepositionIn, text.ClassPrepositionTo, text.ClassConjunction:
		return true
	}
	return false
}
