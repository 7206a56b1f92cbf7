package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
)

// The thresholds of the rules of this file that are no probabilities.
const (
	armedLead  = 0.05 // lead in fame over a namesake in the country of the forces: twice the people
	marchKm    = 3000 // how far from its capital a country's forces fight rather than are at home
	amidNear   = 0.6  // mean closeness to the places of the article of a place in their midst: some 60 km
	amidFar    = 0.4  // and of one that is not among them: some 160 km
	districtKm = 30   // how far the point of a district may lie from the town that it is called after, and mean it
)

// armed prefers a place that is better known than a namesake in a country of which the text names nothing but its forces or
// arms: "Russian troops are 10 km from Pokrovsk". These are named where they are, mostly not at home, and not too far from it.
func (c *chooser) armed(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if !b.Group.IsSettlement() || b.isSupported() || !c.namesForcesOnly(b.Country, n) {
		return -1
	}
	capital := c.index.Capital(c.index.Place(b.Country).Country, "")
	if capital == gazetteer.NoRef {
		return -1
	}
	seat := unitVector(c.index.Point(capital))
	for i := n.First; i < n.Last; i++ { // the most famous first
		d := &c.Candidates[i]
		if d.Fame < b.Fame+armedLead {
			break
		}
		if d.isTownCalledSo() && d.Country != b.Country && apart(&seat, &d.Location) <= marchKm && !c.isExcluded(n, d) {
			return i
		}
	}
	return -1
}

// namesAround returns the names that are looked at for what the article says of a name: all but in a list without end.
func (c *chooser) namesAround(n *Name) []Name {
	k := int(c.Mentions[n.Mentions[0]].Name)
	return c.Names[max(0, k-windowNames):min(len(c.Names), k+windowNames)]
}

// namesForcesOnly reports whether all that the text says of a country, but for name n, is what its forces or arms do.
func (c *chooser) namesForcesOnly(country gazetteer.Ref, n *Name) bool {
	armed := false
	around := c.namesAround(n)
	for k := range around {
		o := &around[k]
		best := c.likeliest(o)
		if o == n || best < 0 || c.Candidates[best].Country != country {
			continue
		}
		if c.Candidates[best].Ref != country {
			return false
		}
		for _, i := range o.Mentions[:min(len(o.Mentions), maxCompared)] {
			if !c.Mentions[i].Context.Armed {
				return false
			}
		}
		armed = true
	}
	return armed
}

// amid prefers a hamlet in the midst of the places of an article, all of one region, to a namesake elsewhere in the country
// that is little better known: "near Synkivka, Petropavlivka and Kyslivka".
func (c *chooser) amid(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if !b.Group.IsSettlement() || b.isSupported() || b.Fame >= largeFame || b.Signals[sigNear] >= amidFar {
		return -1
	}
	return c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.isTownCalledSo() && d.Country == b.Country && d.Signals[sigNear] >= amidNear &&
			d.Signals[sigHomeRegion] > certainHome && !c.isExcluded(n, d)
	})
}

// peers prefers a place of the country that another name of the sentence is best known in to little-known namesakes of both
// somewhere else: "Wellington and Dunedin" are two cities of New Zealand rather than two suburbs of Florida, far from each
// other. So it prefers a far better known place where nothing but such namesakes ties the article to the country of the other:
// "Christchurch and Melbourne".
func (c *chooser) peers(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if !c.english || !b.Group.IsSettlement() || b.isSaid() || b.Signals[sigPhoned] > 0 || b.Signals[sigHintCountry] > 0 ||
		best != n.First && b.Probability >= allButSure {
		return -1
	}
	far := int32(-1)
	for i := n.First; i < n.Last; i++ { // the most famous first
		d := &c.Candidates[i]
		if d.Country == b.Country || !isAnchor(d, c.Candidates[n.First].Fame) || !d.isTownCalledSo() || c.isExcluded(n, d) {
			continue
		}
		if best == n.First && d.Fame < b.Fame-equalFame || best != n.First && b.Fame >= cityFame {
			continue
		}
		peer := c.peerOf(n, d, b)
		near := b.Signals[sigNearSentence] >= besides && (peer < 0 || !c.isNearPeer(peer, d))
		if near || c.isTiedElsewhere(n, d, b.Country) {
			continue
		}
		if peer >= 0 {
			return i
		}
		if best != n.First && i == n.First && d.Fame >= max(largeFame, b.Fame+renownLead) && c.isTiedByNamesakes(n, b.Country) {
			far = i
		}
	}
	return far
}

// The thresholds of peers that are no probabilities.
const (
	equalFame  = 0.05 // lead in fame that says nothing
	allButSure = 0.95 // probability of a little-known place by the ranker that no great namesake overrides
	peerKm     = 400  // how far apart two large towns lie that are named together
)

// peerOf returns a candidate of another name of the same sentence, a town, that is about best known in the country of the
// candidate, where the one or the other is a large town and better known than any namesake, or that is such a town not far away;
// -1 for none. No name that is best known in the country of the rival is one.
func (c *chooser) peerOf(n *Name, d, rival *Candidate) int32 {
	around := c.namesAround(n)
	for k := range around {
		o := &around[k]
		if o == n || o.First == o.Last || !c.together(n, o) || c.Candidates[o.First].Country == rival.Country ||
			!c.Candidates[c.likeliest(o)].Group.IsSettlement() {
			continue
		}
		t := c.anchorIn(o, d.Country)
		if t >= 0 && c.Candidates[t].Ref != d.Ref && (c.isLargeAndBest(o, &c.Candidates[t]) || c.isLargeAndBest(n, d)) {
			return t
		}
		if c.isNearPeer(o.First, d) && c.isLargeAndBest(o, &c.Candidates[o.First]) && c.isLargeAndBest(n, d) {
			return o.First
		}
	}
	return -1
}

// isNearPeer reports whether a candidate is a town not far from another.
func (c *chooser) isNearPeer(peer int32, d *Candidate) bool {
	t := &c.Candidates[peer]
	return t.isTownCalledSo() && apart(&t.Location, &d.Location) <= peerKm
}

// anchorIn returns the best known candidate of a name that is a town in a country, and about as well known as any of the name;
// -1 for none.
func (c *chooser) anchorIn(n *Name, country gazetteer.Ref) int32 {
	for i := n.First; i < n.Last; i++ { // the most famous first
		d := &c.Candidates[i]
		if !isAnchor(d, c.Candidates[n.First].Fame) {
			break
		}
		if d.Country == country && d.isTownCalledSo() {
			return i
		}
	}
	return -1
}

func (c *chooser) isLargeAndBest(n *Name, d *Candidate) bool {
	return d.Fame >= largeFame && d.Ref == c.Candidates[n.First].Ref
}

// isTiedElsewhere reports whether a name of the article that is best known in the other country, or no peer of the candidate,
// ties it to the other.
func (c *chooser) isTiedElsewhere(n *Name, d *Candidate, other gazetteer.Ref) bool {
	around := c.namesAround(n)
	for k := range around {
		o := &around[k]
		if o == n || o.First == o.Last {
			continue
		}
		best := &c.Candidates[c.likeliest(o)]
		if c.Candidates[o.First].Country == other || best.Country == other && !best.Group.IsSettlement() {
			return true
		}
		if c.anchorIn(o, d.Country) >= 0 || c.isNearPeer(o.First, d) || c.isNamesake(o) {
			continue
		}
		if best.Country == other {
			return true
		}
	}
	return false
}

// isTiedByNamesakes reports whether other names of the article tie it to a country, all of them namesakes of far better known
// places.
func (c *chooser) isTiedByNamesakes(n *Name, country gazetteer.Ref) bool {
	around := c.namesAround(n)
	tied := false
	for k := range around {
		o := &around[k]
		if best := c.likeliest(o); o != n && best >= 0 && c.Candidates[best].Country == country {
			if !c.isNamesake(o) {
				return false
			}
			tied = true
		}
	}
	return tied
}

// isNamesake reports whether the likeliest place of a name is a little-known namesake of a large town.
func (c *chooser) isNamesake(n *Name) bool {
	best := c.likeliest(n)
	if best < 0 {
		return false
	}
	t := &c.Candidates[n.First]
	return t.isTownCalledSo() && t.Fame >= max(largeFame, c.Candidates[best].Fame+renownLead)
}

// town prefers a town to the district that is called after it, where the point of that lies somewhere else: "Arlit" in
// the Sahara. Beside the names of other districts the district is meant.
func (c *chooser) town(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if b.Group != recognise.GroupAdmin2 && b.Group != recognise.GroupAdminOther || b.Variant != VariantWhole ||
		n.Cue != recognise.GroupNone {
		return -1
	}
	k := c.likeliestWhere(n, 0, func(d *Candidate) bool {
		return d.isTownCalledSo() && d.Admin1 == b.Admin1 && apart(&d.Location, &b.Location) > districtKm &&
			(d.inside(b.Ref) || d.Admin2 == gazetteer.NoRef)
	})
	if k < 0 {
		return -1
	}
	for _, i := range n.Mentions {
		m := &c.Mentions[i]
		if m.Context.Unit || c.isBesideDistrict(i) {
			return -1
		}
	}
	return k
}

// isBesideDistrict reports whether the name before or behind mention i in its sentence is likeliest that of a district.
func (c *chooser) isBesideDistrict(i int32) bool {
	for _, o := range [...]int32{i - 1, i + 1} {
		if o < 0 || int(o) >= len(c.Mentions) || c.sentence(o) != c.sentence(i) || c.Mentions[o].Name == c.Mentions[i].Name {
			continue
		}
		if b := c.likeliest(&c.Names[c.Mentions[o].Name]); b >= 0 {
			if g := c.Candidates[b].Group; g == recognise.GroupAdmin2 || g == recognise.GroupAdminOther {
				return true
			}
		}
	}
	return false
}
