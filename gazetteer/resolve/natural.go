package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// What tells that a creek or hill is another than the one that the gazetteer has.
const (
	foreign  = 0.05 // share of the article, and closeness to its places, below which it does not speak of a country
	namesake = 0.45 // least fame of a place that waters elsewhere are called after
	certain  = 0.5  // least probability of a place that the article surely speaks of, and that it is one
	maxTold  = 16   // mentions of a name, and names of the text, that are looked at
)

// isOtherWater reports whether a name is that of a creek, lake or hill which the gazetteer lacks,
// and a place elsewhere is called so: "Turkey Creek" in a text about Florida, "the Jordan River" in
// one about Utah. The candidate lies in a country that the article does not otherwise speak of, while
// it surely speaks of places in others, and is no such water itself, or one called after a place.
func (c *veto) isOtherWater(n *Name, d *Candidate) bool {
	g := &d.Signals
	if d.isContained() || d.isSupported() || g[sigNear] >= foreign || g[sigNearSentence] >= foreign || g[sigAdmin1Share] >= foreign {
		return false
	}
	if g[sigCountryShare] >= foreign && (d.Fame >= namesake || !d.Group.IsSettlement()) {
		return false // within its country a little-known village is no creek
	}
	for _, k := range n.Mentions[:min(len(n.Mentions), maxTold)] {
		if !c.isNatural(&c.Mentions[k]) {
			return false
		}
	}
	if (d.Group == recognise.GroupWater || d.Group == recognise.GroupLand) &&
		(d.Fame >= namesake || !c.beginsWithPlace(&c.Mentions[n.Mentions[0]], d)) {
		return false // "the Mekong River"
	}
	return c.speaksElsewhere(n, d)
}

// isNatural reports whether a mention ends in, or goes on with, the noun of a small water or landform.
func (c *veto) isNatural(m *Mention) bool {
	t := c.At(int(m.To), m.To)
	if t == nil || !t.Capital() {
		if t = c.LastWord(m.From, m.To); m.To-m.From < 2 {
			return false
		}
	}
	return c.words.minor.Has(t)
}

// beginsWithPlace reports whether the first word of a mention is by itself the name of another place
// that is well known.
func (c *veto) beginsWithPlace(m *Mention, d *Candidate) bool {
	t := &c.Text.Tokens[m.From]
	cur := c.index.Cursor()
	if t.Class != text.ClassNone || !recognise.StepAll(&cur, c.Text.Fold(t)) {
		return false
	}
	for _, b := range cur.Matches(nil) {
		if b.Kind <= gazetteer.NameAlias && b.Ref != d.Ref && c.index.Fame(b.Ref) >= namesake {
			return true
		}
	}
	return false
}

// speaksElsewhere reports whether another name of the text surely means a place in another
// first-level division than the candidate.
func (c *veto) speaksElsewhere(n *Name, d *Candidate) bool {
	for i := range c.Names[:min(len(c.Names), maxTold)] {
		o := &c.Names[i]
		best := c.likeliest(o)
		if o == n || best < 0 || o.Best < certain {
			continue
		}
		if b := &c.Candidates[best]; b.Probability >= certain && b.Variant == VariantWhole && b.Admin1 != d.Admin1 {
			return true
		}
	}
	return false
}
