package gazetteer

import (
	"bytes"
	"strings"
)

// meanings are the hits of one query, to be put into order by what speakers mean by a name.
type meanings struct{ *candidates }

// sort puts into order what bears the name by what speakers mean by it: a town before the unit around it that is called
// after it, a large place before what had its name once, and a place that the asker calls so before a country that is called
// so elsewhere.
func (c meanings) sort() {
	if len(c.hits) < 2 {
		return
	}
	units, former, countries := false, false, false
	for i := range c.hits {
		h := &c.hits[i]
		f := c.x.Feature(h.Ref)
		units = units || f.Class == "A" && h.Found == ByName
		former = former || h.Kind == NameFormer
		countries = countries || h.Kind == NameAlternate && f.IsCountry()
	}
	if units {
		c.afterTowns()
		c.afterFeatures()
	}
	if former {
		c.afterFormer()
	}
	if countries {
		c.afterStrangers()
	}
}

// inLanguage lets countries count more that the asker's language calls so, which another country may be called in
// another language. A small one does not if a large town is called so, too: "Granada" in Spanish is the city.
func (c meanings) inLanguage() {
	for i := range c.hits {
		h := &c.hits[i]
		if c.x.Feature(h.Ref).IsCountry() && c.isCalled(h.Ref) {
			if t := c.calledTown(h.Ref); t == nil || c.x.Fame(h.Ref) > smallCountry {
				h.score("language", calledSo, c.q.Explain)
			} else {
				h.score("language", min(0, t.Score-h.Score-justBehind), c.q.Explain)
			}
		}
	}
}

// smallCountry is the fame below which a country is hardly meant by a name that a well-known town has, too.
const smallCountry = 0.6

// justBehind is what a place counts less than another that stands before it.
const justBehind = 0.001

// calledTown returns the best well-known town outside a country that the asker calls by the text, nil for none.
func (c meanings) calledTown(country Ref) (best *Hit) {
	for i := range c.hits {
		h := &c.hits[i]
		home, _, _ := c.x.Parents(h.Ref)
		if c.x.Feature(h.Ref).Class == "P" && home != country && c.isKnownAs(h) && (best == nil || h.Score > best.Score) {
			best = h
		}
	}
	return best
}

// isKnownAs reports whether a hit is a well-known place that the asker calls by the text, by a name that is no former one.
func (c meanings) isKnownAs(h *Hit) bool {
	if h.Found != ByName || c.x.Fame(h.Ref) <= wellKnown && !c.x.Feature(h.Ref).IsCapital() {
		return false
	}
	own := h.Kind == NameMain || h.Kind == NameOfficial || h.Kind == NameAlias
	same := func(name, text string) bool { // "França" is no city of Brazil
		var room [128]byte
		return bytes.Equal(Fold(room[:0], name), c.folded) && (!c.accented || strings.EqualFold(name, text))
	}
	return own && (same(c.x.Name(h.Ref), c.q.Text) || isSpelt(c.x, h.Ref, c.q.Text, same)) || c.isCalled(h.Ref)
}

// isCalled reports whether the asker's language calls a place by the text.
func (c meanings) isCalled(place Ref) bool {
	var room [128]byte
	if !c.foreigner() {
		name := c.x.Name(place)
		return bytes.Equal(Fold(room[:0], name), c.folded) && (!c.accented || strings.EqualFold(name, c.q.Text))
	}
	name, ok := c.x.NameIn(place, c.q.Languages[:1])
	return ok && bytes.Equal(Fold(room[:0], name), c.folded)
}

// afterTowns lets units that are called after a town in them count less than the town. English says "Adana
// Province" where other languages call both alike, and by the bare name mean the town.
func (c meanings) afterTowns() {
	for i := range c.hits {
		h := &c.hits[i]
		if f := c.x.Feature(h.Ref); h.Found != ByName || f.Class != "A" || f.IsCountry() {
			continue
		}
		least := 0.0
		for _, town := range c.hits {
			if town.Found == ByName && (isIn(c.x, town.Ref, h.Ref) && c.isAfterTown(h, &town) || c.isCapitalElsewhere(h, &town)) {
				least = min(least, town.Score-h.Score-justBehind)
				if h.Kind != NameMain {
					least = min(least, -borrowedPenalty)
				}
			}
		}
		if least < 0 {
			h.score("borrowed", least, c.q.Explain)
		}
	}
}

// Shares of a unit's people that live in the town which is meant by the name of both.
const (
	shareOfSecond = 0.05 // of a unit of the second level
	shareOfFirst  = 0.1
)

// isAfterTown reports whether a unit is called after a town that lies in it, so that by the name of both the town is meant.
func (c meanings) isAfterTown(unit, town *Hit) bool {
	x := c.x
	people, all := float64(x.Population(town.Ref)), float64(x.Population(unit.Ref))
	own := town.Kind == NameMain || town.Kind == NameOfficial || town.Kind == NameAlias || c.isCalled(town.Ref)
	switch {
	case unit.Kind != NameMain && beginsAs(x.Name(unit.Ref), x.Name(town.Ref)):
		return true
	case x.Feature(unit.Ref).Code != "ADM1":
		return own && people >= shareOfSecond*all
	case kindPenalty(unit.Kind) > kindPenalty(town.Kind) && people >= leastHost,
		unit.Kind == NameAlternate && x.Feature(town.Ref).Code == "PPLA":
		return true
	}
	return (own || unit.Kind == town.Kind) && people >= shareOfFirst*all
}

// isCapitalElsewhere reports whether a unit is called as the capital of its country, which lies in another one: "Washington".
func (c meanings) isCapitalElsewhere(unit, town *Hit) bool {
	if !c.x.Feature(town.Ref).IsCapital() {
		return false
	}
	country, _, _ := c.x.Parents(town.Ref)
	other, _, _ := c.x.Parents(unit.Ref)
	return country == other && !isIn(c.x, town.Ref, unit.Ref) && c.isKnownAs(town) // the names of a capital are many
}

// beginsAs reports whether a name is another with a word behind it.
func beginsAs(longer, name string) bool {
	var a, b [128]byte
	rest, found := bytes.CutPrefix(Fold(a[:0], longer), Fold(b[:0], name))
	return found && len(rest) > 0 && rest[0] == ' '
}

// afterFeatures lets units by another name count less than a river, a mountain or the like that is called so: "Nile" is no
// state of Sudan.
func (c meanings) afterFeatures() {
	best := c.bestOf(func(h *Hit) bool {
		class := c.x.Feature(h.Ref).Class
		return h.Kind == NameMain && h.Found == ByName && (class == "H" || class == "T")
	})
	if best == nil {
		return
	}
	for i := range c.hits {
		h := &c.hits[i]
		if f := c.x.Feature(h.Ref); f.Class == "A" && !f.IsCountry() && h.Kind == NameAlternate && h.Found == ByName &&
			h.Score > best.Score {
			h.score("borrowed", best.Score-h.Score-justBehind, c.q.Explain)
		}
	}
}

// afterFormer lets what was once called so count less than a well-known place that is: the Gold Coast of today lies in
// Australia.
func (c meanings) afterFormer() {
	best := c.bestOf(func(h *Hit) bool { return h.Kind == NameMain && h.Found == ByName && c.x.Fame(h.Ref) > wellKnown })
	if best == nil {
		return
	}
	for i := range c.hits {
		if h := &c.hits[i]; h.Kind == NameFormer && h.Found == ByName && h.Fit >= best.Fit && h.Score > best.Score {
			h.score("former", best.Score-h.Score-justBehind, c.q.Explain)
		}
	}
}

// afterStrangers lets countries that neither English nor the asker's language calls so count less than a well-known place that
// it does: Brazil is Brasilia in some language.
func (c meanings) afterStrangers() {
	strange := func(h *Hit) bool {
		return h.Found == ByName && h.Kind == NameAlternate && c.x.Feature(h.Ref).IsCountry() && !c.isCalled(h.Ref)
	}
	best := c.bestOf(func(h *Hit) bool { return !c.x.Feature(h.Ref).IsCountry() && c.isKnownAs(h) })
	if best == nil {
		return
	}
	for i := range c.hits {
		if h := &c.hits[i]; strange(h) && h.Fit >= best.Fit && h.Score > best.Score {
			h.score("language", best.Score-h.Score-justBehind, c.q.Explain)
		}
	}
}

// bestOf returns the best of the hits that pass, nil for none.
func (c meanings) bestOf(passes func(*Hit) bool) (best *Hit) {
	for i := range c.hits {
		if h := &c.hits[i]; passes(h) && (best == nil || h.Score > best.Score) {
			best = h
		}
	}
	return best
}
