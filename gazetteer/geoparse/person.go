package geoparse

// personal reports whether the mention is plainly a person: a first name before
// a surname ("Paris Hilton"), a name behind a title ("Mr. Lincoln"), or both
// names of somebody.
func (s *scratch) personal(t *toponym) bool {
	if t.setting.count > 0 && t.setting.strict || t.setting.dateline {
		return false // "Paris, Texas"
	}
	first := &s.tokens[t.from]
	if t.to-t.from > 1 {
		return s.fullName(t)
	}
	if first.shape != shapeTitle {
		return false
	}
	if first.lex&lexFirst != 0 {
		if n := s.at(int(t.to), t.to); n != nil && n.shape == shapeTitle && n.class == noClass && n.lex&lexName != 0 && !s.unitStarts(t.to) {
			return true
		}
	}
	if s.surnameFollows(t) {
		return true
	}
	if p := s.beforeStop(t.from); p != nil && p.capital() && s.honorific(p) {
		return true
	}
	h := &s.past[s.pastOf[first.key]]
	return h.named > 0 && h.located == 0 && first.lex&lexName != 0 && !t.setting.acts
}

// surnameFollows reports whether the next word is a surname by how the article
// uses it: behind a role ("Mayor London Breed"), or alone elsewhere.
func (s *scratch) surnameFollows(t *toponym) bool {
	n := s.at(int(t.to), t.to)
	if n == nil || n.shape != shapeTitle || n.class != noClass || n.lex.ordinary() >= 8 || s.unitStarts(t.to) {
		return false
	}
	if p := s.beforeStop(t.from); p != nil && p.class == role && p.capital() {
		return true
	}
	h := &s.past[s.pastOf[n.key]]
	return n.lex&lexName != 0 && h.seen > h.long && h.located == 0 && h.headed == 0
}

// honorific reports whether the token is a title that stands before names of
// people only.
func (s *scratch) honorific(t *token) bool {
	switch s.fold(t) {
	case "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "mme", "msgr":
		return true
	}
	return false
}

// maybePerson grades weaker signs of a person: 1 for the surname of somebody
// whom the article calls by both names and never locates, 2 for a name behind
// a first name.
func (s *scratch) maybePerson(t *toponym) int {
	first := &s.tokens[t.from]
	if t.to-t.from > 1 || !first.capital() || t.setting.count > 0 && t.setting.strict {
		return 0
	}
	if p := s.at(int(t.from)-1, t.from); p != nil && p.shape == shapeTitle && p.lex&lexFirst != 0 && p.class == noClass {
		return 2
	}
	h := &s.past[s.pastOf[first.key]]
	if h.named+h.titled > 0 && h.located == 0 {
		return 1
	}
	return 0
}

// unitStarts reports whether a country, a unit or a great city begins at token
// i: "Austin Texas", "Paris France".
func (s *scratch) unitStarts(i int32) bool {
	k := s.starts[i]
	if k < 0 {
		return false
	}
	m := &s.matches[k]
	return m.fame >= 0.45 || m.group == country || m.group == admin1
}

// fullName reports whether a mention of several words is a first name and a
// surname that the gazetteer does not have.
func (s *scratch) fullName(t *toponym) bool {
	n := &s.names[t.name]
	if n.first < n.last && s.candidates[n.first].variant == variantWhole || s.site(t) {
		return false
	}
	a, b := &s.tokens[t.from], &s.tokens[t.to-1]
	return t.to-t.from == 2 && a.lex&lexFirst != 0 && a.class == noClass && b.shape == shapeTitle && b.class == noClass && b.lex&lexName != 0 && b.lex.ordinary() < 8
}

// beforeStop returns the token before i, or before the full stop before i: "Mr."
func (s *scratch) beforeStop(i int32) *token {
	p := s.at(int(i)-1, i)
	if p != nil && p.punct == '.' {
		return s.at(int(i)-2, i)
	}
	return p
}
