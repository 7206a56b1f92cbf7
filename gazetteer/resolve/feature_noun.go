package resolve

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// A lake or mountain is mostly called after a town beside it, and languages other than English
// have few names of lakes in the index: "озеро Севан" and "lago di Garda" are found by the town,
// whose English name the lake has, too.
const (
	shoreKm  = 60   // how far from the point of a lake the town may lie that it is called after
	courseKm = 1000 // how far from the point of a river the middle of a country or division may lie that it has its name with
)

// featurePatterns are how English names waters and landforms after a place.
func featurePatterns(of text.Class) (before, after []string) {
	if of == text.ClassWater {
		return []string{"Lake "}, []string{" Lake", " River", " Reservoir", " Bay"}
	}
	return []string{"Mount "}, []string{" Island", " Valley", " Mountains"}
}

// addFeatures puts the water or landform of a noun beside a mention, or at its end, in the place
// of the towns that it is called after. A name that is that of a feature by itself stays.
func (c *collector) addFeatures(m *Mention, first int32) {
	class := c.featureNoun(m)
	if class == text.ClassNone {
		return
	}
	if w := (waterNames{c}); w.isWater(m) {
		w.keepWater(first)
		return
	}
	list := c.Candidates[first:]
	if slices.ContainsFunc(list, func(d Candidate) bool { return isFeature(d.Group) && d.Kind < gazetteer.NameAlternate }) {
		c.Candidates = append(c.Candidates[:first], slices.DeleteFunc(list,
			func(d Candidate) bool { return d.Group.IsSettlement() })...)
		return
	}
	var found []Candidate
	for i := range list {
		if town := &list[i]; town.Group.IsSettlement() {
			found = namedAfter(c.index, found, town, class, shoreKm)
		}
	}
	if len(found) > 0 {
		c.Candidates = append(c.Candidates[:first], found...)
	}
}

// keepSea takes from a mention that is the name of a sea the divisions that are called after it: "the Red Sea" is no
// governorate, which the words beside it would say.
func (c *collector) keepSea(m *Mention, first int32) {
	if t := c.At(int(m.To), m.To); t != nil && t.Class == text.ClassDivision {
		return
	}
	list := c.Candidates[first:]
	isSea := func(d Candidate) bool {
		return d.Variant == VariantWhole && d.Kind < gazetteer.NameAlternate && c.index.Feature(d.Ref).Code == "SEA"
	}
	if m.Context.Cue == recognise.GroupNone && slices.ContainsFunc(list, isSea) {
		others := slices.DeleteFunc(list, func(d Candidate) bool { return isDivisionGroup(d.Group) })
		c.Candidates = append(c.Candidates[:first], others...)
	}
}

// namedAfter appends the features that are called after a town or division and lie within some kilometres of it.
func namedAfter(x *gazetteer.Index, dst []Candidate, town *Candidate, class text.Class, within float64) []Candidate {
	name := x.Name(town.Ref)
	before, after := featurePatterns(class)
	var names []string
	for _, p := range before {
		names = append(names, p+name)
	}
	for _, p := range after {
		names = append(names, name+p)
	}
	for _, n := range names {
		for _, b := range x.Lookup(n) {
			d := newCandidate(x, b, VariantWhole)
			known := slices.ContainsFunc(dst, func(o Candidate) bool { return o.Ref == d.Ref })
			if isFeature(d.Group) && b.Kind < gazetteer.NameAlternate && !known && apart(&d.Location, &town.Location) <= within {
				dst = append(dst, d)
			}
		}
	}
	return dst
}

func isFeature(g recognise.Group) bool { return g == recognise.GroupWater || g == recognise.GroupLand }

// featureNoun returns the class of the noun for a water or a landform that stands before a mention,
// with a preposition or article between at most, behind it or as its last word.
func (c *collector) featureNoun(m *Mention) text.Class {
	kind := func(t *text.Token) bool { return t != nil && (t.Class == text.ClassWater || t.Class == text.ClassLand) }
	if t := &c.Text.Tokens[m.To-1]; m.To-m.From > 1 && kind(t) {
		return t.Class
	}
	i := int(m.From) - 1
	for range 2 {
		t := c.At(i, m.From)
		if t == nil || t.Class != text.ClassPrepositionTo && t.Class != text.ClassArticle && t.Class != text.ClassParticle {
			break
		}
		i--
	}
	if t := c.At(i, m.From); kind(t) {
		return t.Class
	}
	return text.ClassNone
}
