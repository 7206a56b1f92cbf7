package resolve

import (
	"cmp"
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
)

// container is a name of the article that other mentions may be said to lie in,
// with its likeliest candidate.
type container struct{ name, candidate int32 }

// containment finds the places that sites are said to lie in.
type containment struct {
	*Resolution
	local      *local
	containers []container
}

// addContainers gives the sites that the text puts in a place that place as a
// candidate: "Maple Street in Burlington", "Kharkiv's Central Hospital", and so for
// what it calls a village or district of a place, describes as one though no list has it ("X, a mining town in Y") or counts
// among the settlements of one, and for an address ("Greenlane, Auckland, New Zealand"). Nothing else is ever placed by
// what stands near it.
func (s *containment) addContainers() {
	s.containers = s.containers[:0]
	for k := range s.Names {
		best := s.likeliest(&s.Names[k])
		if best < 0 || s.Candidates[best].Variant > VariantTrim {
			continue
		}
		switch g := s.Candidates[best].Group; {
		case g.IsSettlement(), g == recognise.GroupAdmin1, g == recognise.GroupAdmin2, g == recognise.GroupAdminOther:
			s.containers = append(s.containers, container{int32(k), best})
		}
	}
	if len(s.containers) == 0 {
		return
	}
	total := 0
	for _, t := range s.containers {
		total += len(s.Names[t.name].Mentions)
	}
	for k := range s.Names {
		n := &s.Names[k]
		if m := &s.Mentions[n.Mentions[0]]; m.From < m.To && s.saysWhere(n) && s.mayLieWithin(n, m) {
			s.tryContainers(n, int32(k), float32(total))
		}
	}
}

// mayLieWithin reports whether a name, first mentioned by m, is one that a place of the text may hold.
func (s *containment) mayLieWithin(n *Name, m *Mention) bool {
	return s.isSite(n) || n.Cue != recognise.GroupNone || s.isSettled(n) || m.Context.Addressed || s.isDescribed(n) && !s.isKnown(n)
}

// saysWhere reports whether the text says of any mention in which place it lies.
func (r *Resolution) saysWhere(n *Name) bool {
	for _, k := range n.Mentions {
		if len(r.Mentions[k].Context.Said()) > 0 {
			return true
		}
	}
	return false
}

// isDescribed reports whether the text says of the name that it is a place: "X, a farming community in Y". What it only
// measures from is none, "10 km north of X, Alaska": it lies anywhere in Alaska.
func (r *Resolution) isDescribed(n *Name) bool {
	return slices.ContainsFunc(n.Mentions, func(k int32) bool { return r.Mentions[k].Described > 0 && !r.Mentions[k].Measured })
}

// isKnown reports whether the gazetteer has the name.
func (r *Resolution) isKnown(n *Name) bool {
	return slices.ContainsFunc(r.CandidatesOf(n), func(c Candidate) bool { return c.Variant <= VariantTrim })
}

// isSettled reports whether the text counts the name among the settlements of a
// division.
func (r *Resolution) isSettled(n *Name) bool {
	for _, k := range n.Mentions {
		if r.Mentions[k].Context.Listing == Settled {
			return true
		}
	}
	return false
}

// tryContainers moves the candidates of a name to the end of the list and adds the
// places that its mentions are said to lie in.
func (s *containment) tryContainers(n *Name, k int32, total float32) {
	if s.hasPlaceOfItsOwn(n) {
		return
	}
	first := int32(len(s.Candidates))
	s.Candidates = append(s.Candidates, s.Candidates[n.First:n.Last]...)
	named := n.First < n.Last && s.Candidates[n.First].Variant == VariantWhole
	for _, t := range s.containers {
		c := s.Candidates[t.candidate]
		if t.name == k || !s.isSaidIn(n, c.Ref) || s.hasWithin(first, c.Ref) {
			continue
		}
		c.Variant, c.Probability, c.Score = VariantWithin, 0, 0
		c.reset()
		s.local.commonSignals(&c)
		g := &c.Signals
		g[sigWithin], g[sigFame], g[sigPeople] = 1, c.Fame, c.People
		g[sigWithinShare] = float32(len(s.Names[t.name].Mentions)) / total
		g[sigWithinNamed] = indicator(named)
		s.Candidates = append(s.Candidates, c)
	}
	n.First, n.Last = first, int32(len(s.Candidates))
}

// hasPlaceOfItsOwn reports whether the gazetteer has the site where the text says, or
// the name is that of a region.
func (s *containment) hasPlaceOfItsOwn(n *Name) bool {
	list := s.CandidatesOf(n)
	for i := range list {
		c := &list[i]
		if c.Variant <= VariantTrim && (c.isContained() || c.Signals[sigListed] > 0 || c.Group.IsArea() || c.Group == recognise.GroupAdmin1 || c.Group == recognise.GroupAdmin2) {
			return true
		}
	}
	return false
}

// isSaidIn reports whether the words around a mention of the name say that it lies
// in the place.
func (s *containment) isSaidIn(n *Name, place gazetteer.Ref) bool {
	for _, k := range n.Mentions {
		for _, m := range s.Mentions[k].Context.Said() {
			if bears(&s.Matches.List[m], place) {
				return true
			}
		}
	}
	return false
}

// bears reports whether a place bears the name of a match.
func bears(m *recognise.Match, place gazetteer.Ref) bool {
	return slices.ContainsFunc(m.Bearers, func(b gazetteer.Match) bool { return b.Ref == place })
}

func (s *containment) hasWithin(first int32, r gazetteer.Ref) bool {
	for i := first; i < int32(len(s.Candidates)); i++ {
		if s.Candidates[i].Ref == r && s.Candidates[i].Variant == VariantWithin {
			return true
		}
	}
	return false
}

// followContainer puts a site into the place that the name of its container means in the end: of "Acme
// University in Washington", the city, where the container was first taken for the state.
func (c *chooser) followContainer(n *Name) {
	if n.Chosen < 0 || c.Candidates[n.Chosen].Variant != VariantWithin {
		return
	}
	d := &c.Candidates[n.Chosen]
	for _, k := range n.Mentions {
		for _, s := range c.Mentions[k].Context.Said() {
			m := &c.Matches.List[s]
			i, ok := slices.BinarySearchFunc(c.Mentions, m.From, func(x Mention, from int32) int { return cmp.Compare(x.From, from) })
			if !ok || c.Mentions[i].To != m.To || !bears(m, d.Ref) {
				continue
			}
			if o := c.ChosenOf(&c.Mentions[i]); o != nil && o.Ref != d.Ref && o.Variant <= VariantTrim && o.Group.IsSettlement() {
				d.Bearer = o.Bearer
			}
			return
		}
	}
}
