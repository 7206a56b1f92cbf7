package resolve

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// containerReader reads which divisions the words around a mention say that it lies in.
type containerReader struct{ surroundings }

// after reads "X, Y", "X, Y, Z", "X (Y)", "X in Y", "X, in Y" and "X district
// of Y".
func (r containerReader) after(c *Context, to int32) {
	if r.beside(c, to) {
		return
	}
	i := int(to)
	for range 2 {
		next, strict, ok := r.containerAt(i, to)
		if !ok {
			return
		}
		k := r.StartingAt(next, to)
		if k < 0 || recognise.ClassOfName(r.Matches.List[k].Kind) == recognise.NameAdjective {
			return // "X (German: Y)" tells a language
		}
		if r.isOfLonger(k) {
			i = r.behindCapitals(k)
			continue
		}
		if r.isListOfCountries(k, to) {
			return
		}
		c.say(k)
		if !r.narrow(c, k) && !r.addDivisions(c, k) && (strict || !r.addOfSeat(c, k)) && (!strict || !r.addHolding(c, k, to)) {
			r.address(c, k, to)
			return
		}
		c.Series = c.Series || r.inSeries(k, to)
		c.Strict = c.Strict || strict
		i = int(r.Matches.List[k].To)
	}
}

// beside reads "X Y", where Y is the country or division that holds X, and reports whether it is.
func (r containerReader) beside(c *Context, to int32) bool {
	own := r.Matches.Covering(to - 1)
	if own < 0 || r.Matches.List[own].To != to {
		return false
	}
	k := r.HolderBehind(r.index, own)
	if k < 0 || !r.addDivisions(c, k) {
		return false
	}
	c.say(k)
	c.Strict = true
	return true
}

// address reads "X, Auckland, New Zealand": a town behind the mention, and behind that
// the division that the town lies in, which the mention then lies in as well.
func (r containerReader) address(c *Context, k, to int32) {
	town := &r.Matches.List[k]
	if t := r.At(int(town.To), to); t == nil || t.Punct != ',' || town.From != to+1 || r.At(int(to), to).Punct != ',' {
		return
	}
	d := r.StartingAt(int(town.To)+1, to)
	if d < 0 || !isDivisionGroup(r.Matches.List[d].Group) {
		return
	}
	for _, b := range r.Matches.List[d].Bearers {
		for _, t := range town.Bearers {
			country, admin1, _ := r.index.Parents(t.Ref)
			if (b.Ref == country || b.Ref == admin1) && b.Ref != t.Ref && isDivision(r.index, b.Ref) {
				c.contain(b.Ref, country, r.Matches.List[d].Group)
				c.Strict, c.Addressed = true, true
				return
			}
		}
	}
}

// isListOfCountries reports whether the country k follows the name of another, and a third follows that: "Niger, Nigeria, Chad
// and Cameroon".
func (r containerReader) isListOfCountries(k, to int32) bool {
	own := r.Matches.Covering(to - 1)
	if own < 0 || r.Matches.List[k].Group != recognise.GroupCountry || !r.namesCountry(own) {
		return false
	}
	m := &r.Matches.List[k]
	i := int(m.To)
	for range 2 {
		if t := r.At(i, to); t != nil && (t.Punct == ',' || t.Class == text.ClassConjunction) {
			i++
		}
	}
	next := r.StartingAt(i, to)
	return i > int(m.To) && next >= 0 && r.namesCountry(next)
}

// namesCountry reports whether a country bears the name of match k.
func (r containerReader) namesCountry(k int32) bool {
	return slices.ContainsFunc(r.Matches.List[k].Bearers, func(b gazetteer.Match) bool {
		return b.Kind != gazetteer.NameAlternate && recognise.GroupIn(r.index, b.Ref) == recognise.GroupCountry
	})
}

// inSeries reports whether the division k, which follows a mention, goes on to another of
// its rank, as in a list: "Washington, Pennsylvania and California".
func (r containerReader) inSeries(k, to int32) bool {
	m := &r.Matches.List[k]
	if m.Group != recognise.GroupAdmin1 {
		return false
	}
	i := int(m.To)
	for range 2 {
		if t := r.At(i, to); t != nil && (t.Punct == ',' || t.Class == text.ClassConjunction) {
			i++
		}
	}
	next := r.StartingAt(i, to)
	return i > int(m.To) && next >= 0 && r.Matches.List[next].Group == recognise.GroupAdmin1
}

// narrow takes the country k that follows a first-level division for the country of that,
// and reports whether it is: "X, Victoria, Australia" lies in Victoria, and not in
// British Columbia nor anywhere else in Australia.
func (r containerReader) narrow(c *Context, k int32) bool {
	if r.Matches.List[k].Group != recognise.GroupCountry {
		return false
	}
	kept := int8(0)
	for i, d := range c.Containers() {
		country, admin1, _ := r.index.Parents(d)
		for _, b := range r.Matches.List[k].Bearers {
			if admin1 == d && country == b.Ref {
				c.containers[kept], c.countries[kept] = d, c.countries[i]
				kept++
				break
			}
		}
	}
	if kept > 0 {
		c.divisions, c.wide = kept, 1<<kept-1
	}
	return kept > 0
}

// containerAt returns the token where a container begins, when the words from
// token i lead to one, and whether a comma or bracket does.
func (r containerReader) containerAt(i int, to int32) (next int, strict, ok bool) {
	t := r.At(i, to)
	if t == nil {
		return 0, false, false
	}
	described := t.Shape == text.ShapeLower && r.words.describes(t)
	if described { // "the Gondra district of …"
		i++
		if t = r.At(i, to); t == nil {
			return 0, false, false
		}
	}
	if t.Shape == text.ShapeLower && r.words.located.Has(t) { // "X located in Y"
		i++
		if t = r.At(i, to); t == nil {
			return 0, false, false
		}
	}
	if t.Punct == '.' && !t.SpaceBefore() { // the stop of an abbreviation: "St. Paul, Minn., …" has it inside
		i++
		if t = r.At(i, to); t == nil || t.Punct != ',' {
			return 0, false, false
		}
	}
	switch {
	case t.Punct == ',' || t.Punct == '(':
		strict = true
		i++
		if n := r.At(i, to); n != nil && n.Class == text.ClassPrepositionIn {
			i++
		}
	case t.Class == text.ClassPrepositionIn && !t.Capital(), described && r.words.of.Has(t) && !r.isHolder(to):
		i++
	default:
		return 0, false, false
	}
	for range 2 { // "in the north-western …"
		if n := r.At(i, to); n != nil && !n.Capital() && (n.Class == text.ClassArticle || n.Class == text.ClassDirection) {
			i++
		}
	}
	return i, strict, true
}

// maxWordsBefore bounds the words between "a town" and "in", and between "in" and the
// name behind it: "a town on the coast in the far west of Ghana".
const maxWordsBefore = 3

// isOfLonger reports whether a noun behind match k makes another place of it: "Eastern" of "the Eastern
// Suburbs", and the province "Quảng Ninh" of a district that is called so.
func (r containerReader) isOfLonger(k int32) bool {
	m := &r.Matches.List[k]
	t := r.At(int(m.To), m.To)
	if t == nil || !t.Capital() {
		return false
	}
	if m.To-m.From == 1 && r.Text.Tokens[m.From].Class == text.ClassDirection {
		return true // "North Zealand"
	}
	switch t.Class {
	case text.ClassDivision:
		return m.Group == recognise.GroupAdmin1 && r.words.admin2.Has(t)
	case text.ClassCity, text.ClassLand, text.ClassWater, text.ClassStreet, text.ClassVenue, text.ClassOrganisation:
		return true
	}
	return false
}

// behindCapitals returns the token behind match k and the capitalised words that go on: "Ryki" of "Ryki County".
func (r containerReader) behindCapitals(k int32) int {
	to := r.Matches.List[k].To
	i := int(to)
	for t := r.At(i, to); t != nil && t.Capital(); t = r.At(i, to) {
		i++
	}
	return i
}

// maxDescribed bounds the names behind the words that describe a place: "a village in X, Y, Z".
const maxDescribed = 3

// described reads "X is a town in Y, Z", where the words that describe X end
// at token at.
func (r containerReader) described(c *Context, at int32) {
	if at <= 0 {
		return
	}
	k := r.describedIn(at)
	said := false
	for range maxDescribed {
		if k < 0 {
			return
		}
		if !said && !r.isOfLonger(k) {
			said = true // the nearest: "a village in Guma, Benue State"
			c.say(k)
		}
		if !r.isOfLonger(k) && r.addDivisions(c, k) {
			c.Strict = true
		} else if len(c.Containers()) > 0 {
			return
		}
		to := r.Matches.List[k].To
		i := r.behindCapitals(k)
		if t := r.At(i, to); t == nil || t.Punct != ',' {
			return
		}
		k = r.StartingAt(i+1, to)
	}
}

// describedIn returns the name behind "in" that follows the words of a description, or
// "of" right behind them; -1 for none.
func (r containerReader) describedIn(at int32) int32 {
	i := int(at) + 1
	for end := i + maxWordsBefore; ; i++ {
		t := r.At(i, at+1)
		if t == nil || t.Shape == text.ShapePunct || i == end {
			return -1
		}
		if t.Class == text.ClassPrepositionIn || r.words.of.Has(t) && i == int(at)+1 {
			break
		}
	}
	for end := i + 1 + maxWordsBefore; i < end; {
		i++
		t := r.At(i, at+1)
		if t == nil || t.Shape == text.ShapePunct {
			return -1
		}
		if k := r.StartingAt(i, at+1); k >= 0 && t.Capital() {
			return k
		}
		if t.Capital() {
			return r.behindUnknown(i, at)
		}
		if r.words.describes(t) || t.Class == text.ClassArticle {
			end++ // "in the administrative district of"
		}
	}
	return -1
}

// behindUnknown reads on from a name at token i that the gazetteer lacks to the division
// that it is said to lie in: "in Gmina Xyzz, within Y". It is -1 for none.
func (r containerReader) behindUnknown(i int, at int32) int32 {
	for end := i + maxWordsBefore; i < end; i++ {
		if t := r.At(i, at+1); t == nil || !t.Capital() {
			break
		}
	}
	if t := r.At(i, at+1); t == nil || t.Punct != ',' {
		return -1
	}
	i++
	if t := r.At(i, at+1); t != nil && t.Class == text.ClassPrepositionIn {
		i++
	}
	return r.StartingAt(i, at+1)
}

// isHolder reports whether the name that ends at token to is a region that holds what
// follows rather than lies in it: "the West Bank city of Nablus", "the Ohio county of
// Summit".
func (r containerReader) isHolder(to int32) bool {
	k := r.Matches.Covering(to - 1)
	return k >= 0 && (r.Matches.List[k].Group.IsArea() || r.Matches.List[k].Group == recognise.GroupAdmin1)
}

// before reads "the Ohio town of X", "Turkey's X", "the Turkish city
// of X".
func (r containerReader) before(c *Context, from int32) {
	i := int(from) - 1
	t := r.At(i, from)
	if t == nil {
		return
	}
	if t.Possessive() {
		if k := r.EndingAt(i, from); k >= 0 {
			c.say(k)
			c.Strict = r.addDivisions(c, k) || c.Strict
		}
		return
	}
	said, owned, apart := false, false, false
	for range 6 {
		t := r.At(i, from)
		if t == nil || t.Shape == text.ShapePunct && !t.Possessive() {
			return
		}
		switch {
		case t.Class == text.ClassCity || t.Class == text.ClassDivision:
			said = true
		case t.Possessive():
			owned = true
		case t.Class == text.ClassPrepositionIn, t.Class == text.ClassPrepositionTo && said:
			apart = true // "Russia's attack on the city of Kharkiv"
		case t.Capital():
			if k := r.EndingAt(i+1, from); said && k >= 0 && r.addDivisions(c, k) {
				c.Strict = c.Strict || owned && !apart // "Libya's capital Tripoli"
			}
			return
		}
		i--
	}
}

// addDivisions adds the countries and divisions that bear the name k, and reports
// whether there are any.
func (r containerReader) addDivisions(c *Context, k int32) bool {
	m := &r.Matches.List[k]
	// "Palma in Cabo Delgado": what the news leaves the word "Province" out of.
	short := !slices.ContainsFunc(m.Bearers, func(b gazetteer.Match) bool { return b.Kind != gazetteer.NameAlternate })
	n := 0
	for _, b := range m.Bearers {
		if !short && b.Kind == gazetteer.NameAlternate || r.index.Fame(b.Ref) < 0.8*float64(m.Fame) {
			continue // "Paris, London, Rome": a city is meant, not the district called so
		}
		switch g := recognise.GroupIn(r.index, b.Ref); g {
		case recognise.GroupCountry, recognise.GroupAdmin1, recognise.GroupAdmin2, recognise.GroupRegion:
			if g == recognise.GroupAdmin2 && !r.namesDivision(m, b.Ref) {
				continue
			}
			country, admin1, _ := r.index.Parents(b.Ref)
			if county := g == recognise.GroupAdmin2 && isVast(r.index, admin1); county || g == recognise.GroupRegion {
				p := r.index.Place(b.Ref)
				c.region.add(r.index, b.Ref, &p)
				c.region.drawn = c.region.drawn || county && c.region.ref == b.Ref
			}
			c.contain(b.Ref, country, g)
			n++
		}
		if n == 5 {
			break
		}
	}
	return n > 0
}

// addOfSeat adds the first-level division that the town k is the seat of and gives its name, and reports whether there is one:
// "Pale in Sagaing" lies in the region, if not in the city. "London, Rome" has a comma and says nothing of the sort.
func (r containerReader) addOfSeat(c *Context, k int32) bool {
	m := &r.Matches.List[k]
	for _, b := range m.Bearers {
		if b.Kind != gazetteer.NameAlternate || recognise.GroupIn(r.index, b.Ref) != recognise.GroupAdmin1 {
			continue
		}
		country, _, _ := r.index.Parents(b.Ref)
		elsewhere := func(o gazetteer.Match) bool {
			_, admin1, _ := r.index.Parents(o.Ref)
			return o.Kind != gazetteer.NameAlternate && admin1 != b.Ref && r.index.Fame(o.Ref) >= 0.8*float64(m.Fame)
		}
		if !slices.ContainsFunc(m.Bearers, elsewhere) {
			c.contain(b.Ref, country, recognise.GroupAdmin1)
			return true
		}
	}
	return false
}

// addHolding adds the division with the name k, whatever else is called so, that holds a place of the name before the comma, and
// reports whether there is one: "Victoria, Tarlac" lies in the province of Tarlac, and not in its capital. A list goes on.
func (r containerReader) addHolding(c *Context, k, to int32) bool {
	own := r.Matches.Covering(to - 1)
	if own < 0 || r.Matches.List[own].To != to || r.isListed(&r.Matches.List[own], &r.Matches.List[k]) {
		return false
	}
	for _, b := range r.Matches.List[k].Bearers {
		if b.Kind != gazetteer.NameAlternate || !isDivision(r.index, b.Ref) || bears(&r.Matches.List[own], b.Ref) {
			continue // "the mayor of Santa Ana, Santa Ana says" is no division twice
		}
		for _, o := range r.Matches.List[own].Bearers {
			if country, admin1, admin2 := r.index.Parents(o.Ref); (admin1 == b.Ref || admin2 == b.Ref) && o.Ref != b.Ref {
				c.contain(b.Ref, country, recognise.GroupAdmin2)
				return true
			}
		}
	}
	return false
}

// isListed reports whether two names with a comma between them are part of a longer list.
func (r containerReader) isListed(first, second *recognise.Match) bool {
	if t := r.At(int(first.From)-1, first.From); t != nil && (t.Punct == ',' || t.Class == text.ClassConjunction) {
		return true
	}
	t := r.At(int(second.To), second.To)
	if t == nil || t.Punct != ',' {
		return t != nil && t.Class == text.ClassConjunction
	}
	next := r.At(int(second.To)+1, second.To)
	return next != nil && (next.Capital() || next.Class == text.ClassConjunction)
}
