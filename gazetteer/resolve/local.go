package resolve

import (
	"math"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
)

// local fills the signals of each name alone.
type local struct {
	*Resolution
	dialect dialect
	hint    hint
}

// fill fills the local signals of all names.
func (s *local) fill() {
	for k := range s.Names {
		s.localSignalsOf(&s.Names[k])
	}
}

// localSignalsOf fills the signals that need nothing but the name and the words
// around its mentions. Candidates come most famous first.
func (s *local) localSignalsOf(n *Name) {
	list := s.CandidatesOf(n)
	site := s.isSite(n)
	listed, state := bearsCountry(list), bearsState(list)
	for i := range list {
		c := &list[i]
		c.reset()
		g := &c.Signals
		g[sigFame], g[sigPeople] = c.Fame, c.People
		g[sigRank] = float32(math.Log1p(float64(i)))
		g[sigTop] = indicator(i == 0)
		g[sigOnly] = indicator(len(list) == 1)
		g[nameSignal(c.Kind)] = 1
		switch {
		case c.Variant == VariantTrim:
			g[sigTrimmed] = 1
		case c.Variant == VariantInside && c.AtEnd:
			g[sigInside], g[sigInsideLast] = 1, 1
		case c.Variant == VariantInside:
			g[sigInside], g[sigInsideFirst] = 1, 1
		}
		if site && c.Variant == VariantInside {
			g[sigSiteInside] = 1
		} else if site {
			g[sigSiteName] = 1
		}
		g[sigDefinite] = indicator(c.Definite)
		s.commonSignals(c)
		if listed && !s.dialect.words.english {
			g[sigVariety], g[sigVarietyLocal] = 0, 0 // a country, before its namesake at home
		}
		s.contextSignals(n, c, listed && c.Group.IsSettlement(), state && c.Group != recognise.GroupAdmin1)
	}
	markTwins(list)
	s.markContradicted(n, list)
	s.markOutside(n, list)
}

// bearsCountry reports whether a name is that of a country.
func bearsCountry(list []Candidate) bool {
	for i := range list {
		if list[i].Group == recognise.GroupCountry && recognise.ClassOfName(list[i].Kind) <= recognise.NameShort {
			return true
		}
	}
	return false
}

// bearsState reports whether a name is that of a first-level division.
func bearsState(list []Candidate) bool {
	for i := range list {
		if list[i].Group == recognise.GroupAdmin1 && recognise.ClassOfName(list[i].Kind) <= recognise.NameShort {
			return true
		}
	}
	return false
}

// markOutside marks all candidates of a name when the text says strictly where a
// mention lies and none lies there: the place is then probably none of them.
func (s *local) markOutside(n *Name, list []Candidate) {
	for i := range list {
		if list[i].isContained() {
			return
		}
	}
	for _, k := range n.Mentions {
		if x := &s.Mentions[k].Context; x.Strict && x.isBounded() {
			for i := range list {
				if c := &list[i]; !c.Group.IsArea() && c.Group != recognise.GroupAdmin1 { // "Iowa, Nebraska" is a list
					c.Signals[sigOutside] = 1
				}
			}
			return
		}
	}
}

// commonSignals fills the signals that candidates of all variants have.
func (s *local) commonSignals(c *Candidate) {
	if k, ok := groupSignal(c.Group); ok {
		c.Signals[k] = 1
	}
	s.dialect.fill(c)
	s.hint.fill(c)
}

// contextSignals fills the signals of the words around: the strongest evidence of
// any mention counts for all. Where the name is also that of a country, a country
// behind it is another of a list and holds no town of that name: "China, USA, Japan".
// So it is with the name of a state in a list of states: "Washington, Pennsylvania and
// California".
func (s *local) contextSignals(n *Name, c *Candidate, listed, state bool) {
	g := &c.Signals
	for _, k := range n.Mentions {
		x := &s.Mentions[k].Context
		if len(x.Governing()) > 0 && !c.Group.IsArea() {
			if x.Governs(&c.Bearer) {
				g[sigGoverned] = 1
				g[sigListed] = max(g[sigListed], indicator(x.Listing >= Listed))
			} else if !c.isGoverning(x) {
				g[sigUngoverned] = 1
			}
		}
		if x.Holds(&c.Bearer) && !(listed && x.holdsByCountry(&c.Bearer)) && !(state && x.Series) {
			if x.Strict {
				g[sigContained] = 1
			} else {
				g[sigContainedLoosely] = 1
			}
		}
		if x.Cue != recognise.GroupNone {
			if cueFits(x.Cue, c.Group) {
				g[sigCue] = 1
			} else {
				g[sigCueContradicted] = 1
			}
		}
		if x.Acts && (c.Group == recognise.GroupCountry || c.Group == recognise.GroupCapital) {
			g[sigActs] = 1
		}
		if x.Definite && c.Group == recognise.GroupSite && c.Variant == VariantWhole {
			g[sigDefiniteSite] = 1
		}
		if x.Definite && x.Bare && !c.Definite && c.Group.IsSettlement() && c.Variant == VariantWhole && len(x.Containers()) == 0 {
			g[sigDefiniteTown] = 1
		}
		if x.Definite && c.Group == recognise.GroupWater && c.Variant == VariantWhole {
			g[sigDefiniteWater] = 1
		}
		if x.Modifies && c.Group.IsSettlement() && c.Variant == VariantWhole {
			g[sigModifies] = 1
		}
		if x.Opposed {
			g[sigOpposed] = c.Fame
		}
		if x.Campus && c.Group.IsSettlement() {
			g[sigCampus] = c.Fame
		}
		if x.Dateline && c.Group.IsSettlement() {
			g[sigDateline] = 1
		}
	}
}

// isGoverning reports whether the candidate is the governing division itself.
func (c *Candidate) isGoverning(x *Context) bool {
	for _, r := range x.Governing() {
		if r == c.Ref {
			return true
		}
	}
	return false
}

// markTwins marks divisions that bear the name only as an alternate while a place
// inside them bears it properly: the oblast around Odesa.
func markTwins(list []Candidate) {
	for i := range list {
		u := &list[i]
		if u.Kind != gazetteer.NameAlternate || u.Group != recognise.GroupAdmin1 && u.Group != recognise.GroupAdmin2 && u.Group != recognise.GroupAdminOther {
			continue
		}
		for j := range list {
			if c := &list[j]; c.Kind != gazetteer.NameAlternate && c.inside(u.Ref) {
				u.Signals[sigTwin] = 1
				break
			}
		}
	}
}

// markContradicted marks the candidates outside the container where another lies
// inside. A container that none of the candidates lies in tells nothing.
func (s *local) markContradicted(n *Name, list []Candidate) {
	any := false
	for i := range list {
		any = any || list[i].isContained()
	}
	for i := range list {
		list[i].Signals[sigContradicted] = indicator(any && !list[i].isContained() && !s.mayBeHeld(n, &list[i]) || list[i].Apart)
	}
}

// mayBeHeld reports whether a candidate may lie in a region that the text puts a mention of
// the name in.
func (s *local) mayBeHeld(n *Name, c *Candidate) bool {
	for _, k := range n.Mentions {
		if s.Mentions[k].Context.mayHold(&c.Bearer) {
			return true
		}
	}
	return false
}

func (c *Candidate) isContained() bool {
	return c.Signals[sigContained]+c.Signals[sigContainedLoosely] > 0
}

// cueFits reports whether a group is what a cue word names.
func cueFits(cue, g recognise.Group) bool {
	switch cue {
	case recognise.GroupTown:
		return g.IsSettlement()
	case recognise.GroupAdmin1:
		return g == recognise.GroupAdmin1 || g == recognise.GroupRegion
	case recognise.GroupAdmin2:
		return g == recognise.GroupAdmin2 || g == recognise.GroupAdminOther
	}
	return cue == g
}

func nameSignal(k gazetteer.NameKind) signal {
	switch k {
	case gazetteer.NameMain, gazetteer.NameOfficial:
		return sigNameMain
	case gazetteer.NameAlias:
		return sigNameAlias
	case gazetteer.NameFormer:
		return sigNameFormer
	case gazetteer.NameAbbreviation:
		return sigNameAbbreviation
	case gazetteer.NameAdjective, gazetteer.NameDemonym:
		return sigNameAdjective
	}
	return sigNameAlternate
}

// groupSignal is the signal that stands for a group. Both are in the same order.
func groupSignal(g recognise.Group) (signal, bool) {
	switch {
	case g == recognise.GroupNone || g >= recognise.GroupOther:
		return 0, false
	}
	return sigCountry + signal(g-recognise.GroupCountry), true
}

func indicator(b bool) float32 {
	if b {
		return 1
	}
	return 0
}
