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
	if s.isAssociative(t) {
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
	k := s.stretchOf[t.from]
	if k < 0 {
		return false
	}
	for i := int(t.to); i < int(s.stretches[k].to); i++ {
		switch w := &s.tokens[i]; {
		case w.possessive() || w.shape == shapePunct:
			return false
		case w.class == title || w.class == role:
			return false // "Ukrainian President", "Ohio Gov."
		case w.capital():
			return s.headsName(k)
		}
	}
	if t.from > s.stretches[k].from {
		p := &s.tokens[t.from-1]
		switch p.class {
		case prepTo: // "University of Istanbul", but not "On Crimea"
			return !p.first && s.headsName(k)
		case prepIn, article, conjunction, pronoun, verbBe, calendar, direction, title, role:
			return false
		}
		return p.capital()
	}
	return false
}

// headsName reports whether a run of capitals holds the head word of an
// organisation, team, newspaper or venue.
func (s *scratch) headsName(k int32) bool {
	for i := s.stretches[k].from; i < s.stretches[k].to; i++ {
		switch s.tokens[i].class {
		case orgHead, teamHead, mediaHead, venueHead, streetHead, unitHead:
			return true
		}
	}
	return false
}

// isAssociative reports whether the mention stands for a power or people that
// acts, or modifies the noun behind it.
func (s *scratch) isAssociative(t *toponym) bool {
	before, after := s.at(int(t.from)-1, t.from), s.at(int(t.to), t.to)
	located := before != nil && before.class == prepIn && !before.capital()
	if after == nil {
		return false
	}
	if after.possessive() {
		n := s.at(int(t.to)+1, t.to)
		return n != nil && !located && n.class != venueHead && n.class != streetHead && n.class != unitHead && n.class != waterHead && n.class != landHead && n.class != cityWord && n.class != direction
	}
	if located {
		return after.shape == shapeLower && s.nounish(after) && !s.nounish2(t)
	}
	switch {
	case after.class == agency:
		return true
	case after.class == verbBe:
		n := s.at(int(t.to)+1, t.to)
		return n != nil && (n.class == agency || n.lex == 0 && n.shape == shapeLower && endsIn(s.fold(n), "ed")) && (before == nil || before.class != prepTo)
	case after.shape == shapePunct && after.punct == '-' || before != nil && before.punct == '-':
		return true
	case after.shape == shapeLower && s.nounish(after):
		return true
	case after.capital() && (after.class == role || after.class == title):
		return true
	}
	if before != nil {
		switch s.fold(before) {
		case "against", "by", "with", "over", "sanction", "urged", "accused", "between":
			return before.class != prepIn
		}
	}
	return false
}

// nounish2 is set for mentions that are followed by a time or a clause.
func (s *scratch) nounish2(t *toponym) bool { return false }

// nounish reports whether a small word is likely a noun that the mention
// modifies: it is of no closed class.
func (s *scratch) nounish(t *token) bool {
	switch t.class {
	case noClass:
		w := s.fold(t)
		return !t.possessive() && len(w) > 3 && !endsIn(w, "ly") && !endsIn(w, "ed") && !stopWord(w)
	case personNoun, role, orgHead, mediaHead, waterHead, landHead:
		return true
	}
	return false
}

func endsIn(w, end string) bool { return len(w) > len(end) && w[len(w)-len(end):] == end }

// stopWord lists small words of the closed classes that have no class of their own.
func stopWord(w string) bool {
	switch w {
	case "when", "where", "while", "because", "which", "that", "then", "there", "here", "also", "just", "only", "even", "still", "until", "before", "again", "later",
		"next", "last", "during", "without", "although", "though", "whether", "once", "both", "such", "more", "most", "than", "very", "well", "back", "home", "away",
		"including", "following", "according", "where's", "came", "went", "took", "made", "gave", "left", "held", "kept", "found", "lost", "became", "began", "seems", "goes", "gets", "comes", "being":
		return true
	}
	return false
}
