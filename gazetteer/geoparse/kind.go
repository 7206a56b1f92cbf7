package geoparse

import "dateline/gazetteer"

// kindOf tells how a mention refers to its place, from the name that it was
// found by, the run of capitals around it and the words beside it.
func (s *scratch) kindOf(t *toponym, c *candidate) Kind {
	if c != nil && (c.kind == gazetteer.NameAdjective || c.kind == gazetteer.NameDemonym) || c == nil && s.adjectival(t) {
		if s.isLanguage(t) {
			return Language
		}
		return Demonym
	}
	if s.isFacility(t, c) {
		return Facility
	}
	if s.isEmbedded(t, c) {
		return Embedded
	}
	if s.isAssociative(t, c) {
		return Associative
	}
	return Literal
}

// adjectival reports whether the gazetteer knows the words as an adjective.
func (s *scratch) adjectival(t *toponym) bool {
	k := s.starts[t.from]
	return k >= 0 && s.matches[k].to == t.to && nameClass(s.matches[k].kind) == 3
}

// isLanguage reports whether an adjective stands for the language.
func (s *scratch) isLanguage(t *toponym) bool {
	before, after := s.at(int(t.from)-1, t.from), s.at(int(t.to), t.to)
	if after != nil && after.class == languageCue {
		return true
	}
	if after != nil && after.punct == '-' {
		if c := s.at(int(t.to)+1, t.to); c != nil && (s.fold(c) == "language" || s.fold(c) == "speaking") {
			return true
		}
	}
	if before == nil || before.shape == shapePunct {
		return false
	}
	switch s.fold(before) {
	case "speak", "speaks", "speaking", "spoke", "spoken", "fluent", "learn", "learned", "learning", "studied", "translated":
		return true
	case "in", "into":
		return after == nil || after.shape == shapePunct || after.class == conjunction
	}
	return false
}

// isFacility reports whether the mention is a building, street, venue or
// institution.
func (s *scratch) isFacility(t *toponym, c *candidate) bool {
	if c != nil && c.variant == variantWhole && (c.group == spot || c.group == airport) {
		return true
	}
	if t.to-t.from < 2 || c != nil && c.variant == variantWhole {
		return false
	}
	switch s.lastWord(t).class {
	case streetHead, venueHead:
		return true
	case orgHead:
		return c == nil || c.variant != variantWhole
	}
	return false
}

func (s *scratch) lastWord(t *toponym) *token {
	for i := t.to - 1; i > t.from; i-- {
		if s.tokens[i].capital() || s.tokens[i].class != noClass && s.tokens[i].word() && !s.tokens[i].possessive() {
			return &s.tokens[i]
		}
	}
	return &s.tokens[t.from]
}

// isEmbedded reports whether the mention stands inside a longer name.
func (s *scratch) isEmbedded(t *toponym, c *candidate) bool {
	if c != nil && c.variant == variantInside {
		return true
	}
	// Capitals that follow at once: "Toronto Police", "Harvard University's".
	for i := int(t.to); i < int(t.to)+maxNameTokens; i++ {
		w := s.at(i, t.to)
		if w == nil || !w.capital() {
			break
		}
		switch w.class {
		case title, role, calendar:
			return false // "Ukrainian President", "Ohio Gov."
		case orgHead, teamHead, mediaHead, venueHead, streetHead, unitHead:
			return true
		}
	}
	p := s.at(int(t.from)-1, t.from)
	if p == nil {
		return false
	}
	switch p.class {
	case prepTo: // "University of Istanbul", "Allendale Club of New Jersey"
		w := s.at(int(t.from)-2, t.from)
		return s.fold(p) == "of" && w != nil && w.capital() && w.class == orgHead
	case prepIn, article, conjunction, pronoun, verbBe, calendar, direction, title, role, personNoun, unitHead, cityWord:
		return false
	}
	return p.capital() && !p.first && p.active && !p.shouted
}
