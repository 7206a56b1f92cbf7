package geoparse

import "dateline/gazetteer"

// setting is what the words around one mention say of its place.
type setting struct {
	containers [maxContainers]gazetteer.Ref // units that it is said to lie in
	count      int8
	cue        group // the class that the words name: "Washington state"
	dateline   bool
	article    bool           // "the" stands before it
	acts       bool           // it does what powers do
	said       [maxSaid]int32 // names of any place that it is said to lie in
	places     int8
	strict     bool // the container follows a comma or bracket, or is possessive
}

const (
	maxContainers = 8
	maxSaid       = 3
)

func (c *setting) add(r gazetteer.Ref) {
	if int(c.count) < maxContainers {
		c.containers[c.count] = r
		c.count++
	}
}

// say notes the name k as one of a place that the mention is said to lie in.
func (c *setting) say(k int32) {
	if int(c.places) < maxSaid {
		c.said[c.places] = k
		c.places++
	}
}

// holds reports whether the candidate lies in one of the containers.
func (c *setting) holds(d *candidate) bool {
	for _, r := range c.containers[:c.count] {
		if d.inside(r) {
			return true
		}
	}
	return false
}

// contextOf reads the words around the tokens from … to.
func (s *scratch) contextOf(from, to int32) setting {
	var c setting
	s.containersAfter(&c, to)
	s.containersBefore(&c, from)
	c.cue = s.cue(from, to)
	c.dateline = s.tokens[from].dateline
	before, after := s.at(int(from)-1, from), s.at(int(to), to)
	c.article = before != nil && before.class == article && s.fold(before) == "the"
	c.acts = after != nil && (after.class == agency || after.class == speech) && s.acting(before, after, to, true)
	return c
}

// containersAfter reads "X, Y", "X, Y, Z", "X (Y)", "X in Y" and "X, in Y".
func (s *scratch) containersAfter(c *setting, to int32) {
	i := int(to)
	for range 2 {
		t := s.at(i, to)
		if t == nil {
			return
		}
		strict := false
		switch {
		case t.punct == '.' && !t.spaceBefore:
			// the stop of an abbreviation: "St. Paul, Minn., …" has it inside
			i++
			if t = s.at(i, to); t == nil || t.punct != ',' {
				return
			}
			fallthrough
		case t.punct == ',' || t.punct == '(':
			strict = true
			i++
			if n := s.at(i, to); n != nil && n.class == prepIn {
				i++
			}
			if n := s.at(i, to); n != nil && n.class == article {
				i++
			}
		case t.class == prepIn && !t.capital():
			i++
			if n := s.at(i, to); n != nil && n.class == article {
				i++
			}
		default:
			return
		}
		k := s.startAt(i, to)
		if k < 0 {
			return
		}
		c.say(k)
		if !s.addUnits(c, k) {
			return
		}
		c.strict = c.strict || strict
		i = int(s.matches[k].to)
	}
}

// containersBefore reads "the Ohio town of X", "Turkey's X", "the Turkish city
// of X".
func (s *scratch) containersBefore(c *setting, from int32) {
	i := int(from) - 1
	t := s.at(i, from)
	if t == nil {
		return
	}
	if t.possessive() {
		if k := s.endAt(i, from); k >= 0 {
			c.say(k)
			c.strict = s.addUnits(c, k) || c.strict
		}
		return
	}
	said := false
	for steps := 0; steps < 6; steps++ {
		t := s.at(i, from)
		if t == nil || t.shape == shapePunct {
			return
		}
		switch {
		case t.class == cityWord || t.class == unitHead:
			said = true
		case t.capital():
			if k := s.endAt(i+1, from); said && k >= 0 {
				s.addUnits(c, k)
			}
			return
		}
		i--
	}
}

// at returns token i if it is in the sentence of token of.
func (s *scratch) at(i int, of int32) *token {
	if of > 0 {
		of--
	}
	return s.near(&s.tokens[of], i)
}

// startAt returns the longest name that begins at token i, -1 for none.
func (s *scratch) startAt(i int, of int32) int32 {
	if s.at(i, of) == nil {
		return -1
	}
	return s.starts[i]
}

// endAt returns the name that ends before token i, -1 for none.
func (s *scratch) endAt(i int, of int32) int32 {
	if i < 1 || s.at(i-1, of) == nil {
		return -1
	}
	k := s.longest[i-1]
	if k >= 0 && int(s.matches[k].to) == i {
		return k
	}
	return -1
}

// addUnits adds the countries and administrative units that bear the name k, and
// reports whether there are any.
func (s *scratch) addUnits(c *setting, k int32) bool {
	m := &s.matches[k]
	any := false
	n := 0
	for _, b := range s.bearers[m.first:m.last] {
		if b.Kind == gazetteer.NameAlternate || s.parser.index.Fame(b.Ref) < 0.8*float64(m.fame) {
			continue // "Paris, London, Rome": a city is meant, not the district called so
		}
		p := s.parser.index.Place(b.Ref)
		switch g := groupOf(&p); g {
		case country, admin1, admin2, region:
			if g == admin2 && m.to-m.from < 2 {
				continue
			}
			c.add(b.Ref)
			any = true
			n++
		}
		if n == 5 {
			break
		}
	}
	return any
}

// cue returns the class that a word beside the mention names: "Washington
// state", "the city of Granada", "Lake Geneva".
func (s *scratch) cue(from, to int32) group {
	if t := s.at(int(to), to); t != nil && t.shape == shapeLower {
		switch s.fold(t) {
		case "state", "province", "region", "governorate", "oblast":
			return admin1
		case "county", "parish", "district", "prefecture", "borough":
			return admin2
		case "city", "town", "village":
			return town
		}
	}
	if from >= 2 {
		of, w := s.at(int(from)-1, from), s.at(int(from)-2, from)
		if of != nil && w != nil && s.fold(of) == "of" {
			switch s.fold(w) {
			case "state", "province", "region", "governorate", "oblast", "commonwealth":
				return admin1
			case "county", "district", "prefecture":
				return admin2
			case "city", "town", "village", "port", "suburb", "capital", "municipality", "community", "hamlet":
				return town
			case "republic", "kingdom", "nation", "country", "government":
				return country
			}
		}
	}
	return noGroup
}

// fold returns the folded form of a token without allocating.
func (s *scratch) fold(t *token) string { return string(s.folded[t.fold:t.foldTo]) }
