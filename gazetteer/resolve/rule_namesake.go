package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// isInOpened reports whether the sentences of all mentions begin with the division that the candidate lies in, and none
// says that somebody goes there: "In Texas, storms hit Paris and Athens".
func (c *chooser) isInOpened(n *Name, d *Candidate) bool {
	for _, k := range n.Mentions {
		m := &c.Mentions[k]
		if p := c.At(int(m.From)-1, m.From); !m.Context.Opened || !m.Context.Governs(&d.Bearer) || p != nil && p.Class == text.ClassPrepositionTo {
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
		if d.Group.IsSettlement() && d.Variant == VariantWhole && d.Kind <= gazetteer.NameAlias && d.Fame >= max(largeFame, b.Fame+renownLead) &&
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
		if d.Group.IsSettlement() && d.Variant == VariantWhole && d.Kind <= gazetteer.NameAlias && d.Country == b.Country &&
			d.Fame >= b.Fame+largerLead && d.Signals[sigNearSentence] >= max(isNear, b.Signals[sigNearSentence]-asNear) && !c.isExcluded(n, d) {
			return i
		}
	}
	return -1
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
		return d.Group == recognise.GroupRegion && d.Variant == VariantWhole && d.Kind <= gazetteer.NameAlias && d.Country == gazetteer.NoRef
	})
}
