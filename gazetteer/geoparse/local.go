package geoparse

import (
	"math"

	"dateline/gazetteer"
)

// local fills the signals that need nothing but the name and the words around
// its mentions.
func (s *scratch) local(n *name) {
	list := s.candidates[n.first:n.last]
	for i := range list {
		c := &list[i]
		c.signals = signals{}
		g := &c.signals
		g[sigFame] = c.fame
		g[sigPeople] = c.people
		// Candidates come most famous first.
		g[sigRank] = float32(math.Log1p(float64(i)))
		if i == 0 {
			g[sigTop] = 1
		}
		if len(list) == 1 {
			g[sigOnly] = 1
		}
		g[kindSignal(c.kind)] = 1
		switch c.variant {
		case variantTrim:
			g[sigTrimmed] = 1
		case variantInside:
			g[sigEmbedded] = 1
		}
		if t := &s.toponyms[n.mentions[0]]; s.site(t) {
			if c.variant == variantInside {
				g[sigSiteInside] = 1
			} else {
				g[sigSite] = 1
			}
		}
		if c.variant == variantInside {
			if c.atEnd {
				g[sigInsideLast] = 1
			} else {
				g[sigInsideFirst] = 1
			}
		}
		if c.article {
			g[sigArticle] = 1
		}
		if k, ok := groupSignal(c.group); ok {
			g[k] = 1
		}
		s.manners(c)
		s.hint.hinted(c)
		s.containment(n, c)
	}
	s.twins(list)
	// A container that none of the candidates lies in tells nothing.
	any := false
	for i := range list {
		any = any || list[i].signals[sigContained]+list[i].signals[sigContainedIn] > 0
	}
	if any {
		for i := range list {
			if list[i].signals[sigContained]+list[i].signals[sigContainedIn] == 0 {
				list[i].signals[sigContradicted] = 1
			}
		}
	}
}

// twins marks units that bear the name only as an alternate while a place inside
// them bears it properly: the oblast around Odesa.
func (s *scratch) twins(list []candidate) {
	for i := range list {
		u := &list[i]
		if u.kind != gazetteer.NameAlternate || u.group != admin1 && u.group != admin2 && u.group != adminOther {
			continue
		}
		for j := range list {
			if c := &list[j]; c.kind != gazetteer.NameAlternate && c.inside(u.ref) {
				u.signals[sigTwin] = 1
				break
			}
		}
	}
}

func kindSignal(k gazetteer.NameKind) signal {
	switch k {
	case gazetteer.NameMain, gazetteer.NameOfficial:
		return sigKindMain
	case gazetteer.NameAlias:
		return sigKindAlias
	case gazetteer.NameFormer:
		return sigKindFormer
	case gazetteer.NameAbbreviation:
		return sigKindAbbreviation
	case gazetteer.NameAdjective, gazetteer.NameDemonym:
		return sigKindAdjective
	}
	return sigKindAlternate
}

// containment fills the signals of the words around: the strongest evidence of
// any mention counts for all.
func (s *scratch) containment(n *name, c *candidate) {
	g := &c.signals
	for _, k := range n.mentions {
		x := &s.toponyms[k].setting
		if x.count > 0 && x.holds(c) {
			if x.strict {
				g[sigContained] = 1
			} else {
				g[sigContainedIn] = 1
			}
		}
		if x.cue != noGroup {
			if fits(x.cue, c.group) {
				g[sigCue] = 1
			} else {
				g[sigCueContradicted] = 1
			}
		}
		if x.acts && (c.group == country || c.group == capital) {
			g[sigActs] = 1
		}
		if x.article && c.group == spot && c.variant == variantWhole {
			g[sigArticleSpot] = 1
		}
		if x.dateline && (c.group >= capital && c.group <= hamlet) {
			g[sigDateline] = 1
		}
	}
}

// fits reports whether a group is what a cue word names.
func fits(cue, g group) bool {
	switch cue {
	case town:
		return g >= capital && g <= hamlet
	case admin1:
		return g == admin1 || g == region
	case admin2:
		return g == admin2 || g == adminOther
	}
	return cue == g
}
