package resolve

import "dateline/gazetteer/text"

// isMine reports whether a name is that of a mine or the like, which is called by anything: "the Phoenix mine". A town of the
// name is where the mine is only if the text speaks of its country, and does not say that the mine lies elsewhere. No mine lies
// in a great city.
func (c *veto) isMine(n *Name, d *Candidate) bool {
	if d.isSupported() || d.Variant == VariantWithin {
		return false
	}
	for _, k := range n.Mentions[:min(len(n.Mentions), maxTold)] {
		if !c.isMineName(&c.Mentions[k]) {
			return false
		}
	}
	return d.Fame >= namesake || d.Signals[sigCountryShare] < foreign || c.saysWhere(n)
}

// isMineName reports whether a mention stands between "the", or another part of the name, and the noun.
func (c *veto) isMineName(m *Mention) bool {
	before, after := c.At(int(m.From)-1, m.From), c.At(int(m.To), m.To)
	if before == nil || after == nil || !c.words.mine.Has(after) {
		return false
	}
	return before.Class == text.ClassArticle || before.Class == text.ClassConjunction || before.Capital()
}
