package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// told prefers what lies in the region that the text says, however loosely, to a namesake of which it says the contrary:
// "Richmond in North Yorkshire is older than Richmond, Virginia".
func (c *chooser) told(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if !b.Apart && !b.isSaidElsewhere() {
		return -1
	}
	return c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.Signals[sigContainedLoosely] > 0 && !d.Apart && d.Group.IsSettlement() && d.Variant == VariantWhole
	})
}

// compatriot prefers a large city of the country that the other places of the article lie in, where the likeliest lies in
// none that it speaks of: Santiago beside Holguín and Bayamo.
func (c *chooser) compatriot(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if !b.Group.IsSettlement() || b.isSupported() || b.Signals[sigCountryShare] >= strayShare || b.Signals[sigNear] > 0 {
		return -1
	}
	return c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.Group.IsSettlement() && d.Variant == VariantWhole && d.Fame >= cityFame && d.Signals[sigCountryShare] >= spokenOf &&
			!c.isExcluded(n, d)
	})
}

// isInOpened reports whether the sentences of all mentions begin with the division that the candidate lies in, and none
// says that somebody goes there: "In Texas, storms hit Paris and Athens".
func (c *chooser) isInOpened(n *Name, d *Candidate) bool {
	for _, k := range n.Mentions {
		m := &c.Mentions[k]
		p := c.At(int(m.From)-1, m.From)
		if !m.Context.Opened || !m.Context.Governs(&d.Bearer) || p != nil && p.Class == text.ClassPrepositionTo {
			return false
		}
	}
	return true
}

// district prefers a well-known city to a district that has its name from it and lies near the one other place of the
// article: a "flight from Cambridge to Perth" begins in no suburb of Perth.
func (c *chooser) district(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if b.Group != recognise.GroupAdmin2 && b.Group != recognise.GroupAdminOther || b.isSaid() || n.Cue != recognise.GroupNone ||
		!c.article.isBarelyNamed(b.Admin1) {
		return -1
	}
	for i := n.First; i < n.Last; i++ { // the most famous first
		d := &c.Candidates[i]
		if d.isTownCalledSo() && d.Fame >= max(largeFame, b.Fame+renownLead) &&
			apart(&d.Location, &b.Location) > reachKm && !c.isExcluded(n, d) {
			return i
		}
	}
	return -1
}

// larger prefers a town that is as near to the places of the sentence as a far smaller namesake in the same country,
// which only shares the region of one of them: Lyman beside Kupiansk.
func (c *chooser) larger(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if !b.Group.IsSettlement() || b.isSupported() || !c.article.isTiedByOne(n, b) {
		return -1
	}
	for i := n.First; i < n.Last; i++ { // the most famous first
		d := &c.Candidates[i]
		if d.isTownCalledSo() && d.Country == b.Country &&
			d.Fame >= b.Fame+largerLead && d.isAsNear(b) && !c.isExcluded(n, d) {
			return i
		}
	}
	return -1
}

// isAsNear reports whether a candidate is near a place of the sentence, and about as near to the places of the sentence and
// of the article as another.
func (c *Candidate) isAsNear(other *Candidate) bool {
	g, o := &c.Signals, &other.Signals
	return g[sigNearSentence] >= max(isNear, o[sigNearSentence]-asNear) && g[sigNearest] >= o[sigNearest]-asNear
}

// isTownCalledSo reports whether a candidate is a settlement that bears the whole name, and not only besides its own.
func (c *Candidate) isTownCalledSo() bool {
	return c.Group.IsSettlement() && c.Variant == VariantWhole && c.Kind <= gazetteer.NameAlias
}

// region prefers a region of several countries to a division of one where "the" stands before each mention: "the Sahel".
func (c *chooser) region(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if b.Group != recognise.GroupAdmin1 || b.isSaid() || n.Cue != recognise.GroupNone {
		return -1
	}
	for _, k := range n.Mentions {
		if !c.Mentions[k].Context.Definite {
			return -1
		}
	}
	return c.likeliestWhere(n, 0, func(d *Candidate) bool {
		return d.Group == recognise.GroupRegion && d.Variant == VariantWhole && d.Kind <= gazetteer.NameAlias &&
			d.Country == gazetteer.NoRef
	})
}

// holder prefers the division that holds the place before the comma to a town of its name: the province in "Baler, Aurora".
func (c *chooser) holder(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if !b.Group.IsSettlement() || b.isSaid() || len(n.Mentions) > passing {
		return -1
	}
	for _, k := range n.Mentions {
		held := c.beforeComma(k)
		if held < 0 {
			continue
		}
		h := &c.Candidates[held]
		if d := c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
			return isDivisionGroup(d.Group) && h.inside(d.Ref) && !b.inside(d.Ref)
		}); d >= 0 {
			return d
		}
	}
	return -1
}

// beforeComma returns the likeliest candidate of the settlement that nothing but a comma parts from mention k, where no list
// goes on behind it; -1 for none.
func (c *chooser) beforeComma(k int32) int32 {
	m := &c.Mentions[k]
	if k == 0 || !c.areJoined(k-1) || c.Text.Tokens[m.From-1].Punct != ',' {
		return -1
	}
	next := int(m.To)
	for range 2 {
		if t := c.At(next, m.To); t != nil && (t.Punct == ',' || t.Class == text.ClassConjunction) {
			next++
		}
	}
	if t := c.At(next, m.To); next > int(m.To) && t != nil && t.Capital() {
		return -1
	}
	held := c.likeliest(&c.Names[c.Mentions[k-1].Name])
	if held < 0 || !c.Candidates[held].Group.IsSettlement() {
		return -1
	}
	return held
}

// shared prefers the town in the division that the text gives the next name, which a conjunction joins to this one, to a
// namesake that is not well known: "near Chester and Westwood, California".
func (c *chooser) shared(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if !b.Group.IsSettlement() || b.isSupported() || b.Fame >= cityFame || len(n.Mentions) > passing {
		return -1
	}
	for _, k := range n.Mentions {
		if int(k)+1 >= len(c.Mentions) || !c.areJoined(k) || c.Text.Tokens[c.Mentions[k].To].Class != text.ClassConjunction {
			return -1
		}
		next := &c.Mentions[k+1].Context
		if !next.Strict || next.Holds(&b.Bearer) {
			return -1
		}
		if d := c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
			return d.Group.IsSettlement() && d.Variant == VariantWhole && next.Holds(&d.Bearer)
		}); d >= 0 {
			return d
		}
	}
	return -1
}
