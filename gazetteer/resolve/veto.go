package resolve

import (
	"dateline/gazetteer"
)

// veto tells which candidates are not meant, whatever else speaks for them.
type veto struct {
	*Resolution
	index *gazetteer.Index
	words *contextWords
}

// isRuledOut reports whether the words around leave no doubt that the candidate is not
// meant, though it may be the best of its name: a town with "the" before it, or a place
// outside the region that the text puts all mentions of the name in. There the answer
// is none: the gazetteer lacks the place.
func (c *veto) isRuledOut(n *Name, d *Candidate) bool {
	g := &d.Signals
	if g[sigDefiniteTown] > 0 || d.Apart || d.Fame < strayFame && c.isExcluded(n, d) || c.isOtherWater(n, d) || c.isMine(n, d) {
		return true
	}
	if g[sigUngoverned] == 0 || d.isContained() || d.Variant == VariantWithin || isDivisionGroup(d.Group) {
		return false
	}
	listing := Settled
	for _, k := range n.Mentions {
		x := &c.Mentions[k].Context
		if len(x.Governing()) == 0 || x.Governs(&d.Bearer) {
			return false
		}
		listing = min(listing, x.Listing)
	}
	if listing == Unlisted && g[sigNearSentence] >= besides {
		return false // the sentence names a place beside it
	}
	return d.Fame < [...]float32{Unlisted: strayFame, Listed: cityFame, Settled: 1}[listing]
}

// isExcluded reports whether no place of the name lies where the text says, nor does this one.
func (c *veto) isExcluded(n *Name, d *Candidate) bool {
	if d.Signals[sigOutside] == 0 {
		return false
	}
	for _, k := range n.Mentions {
		if x := &c.Mentions[k].Context; x.excludes(&d.Bearer) && !c.isBeside(x, d) {
			return true
		}
	}
	return false
}

// isBeside reports whether the candidate lies close to the point of one of the divisions that the
// text says it lies in, and in its country: borders have been redrawn since one of the two was written.
func (c *veto) isBeside(x *Context, d *Candidate) bool {
	for i, r := range x.Containers() {
		if x.countries[i] != d.Country || r == d.Country {
			continue
		}
		p := c.index.Place(r)
		if at := unitVector(p.Point); apart(&at, &d.Location) <= regionReachKm {
			return true
		}
	}
	return false
}
