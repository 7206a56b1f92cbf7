package geoparse

// activate looks the tokens up in the word lists and marks those that may be
// part of a mention: capitals, and the small words, dots, hyphens and digits
// that bind them.
func (s *scratch) activate() {
	p := s.parser
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.shape != shapePunct {
			t.lex = p.lexicon.lookup(t.key)
			t.class = p.classes[t.key]
		}
		t.active = t.capital() || t.shape == shapeUncased
	}
	n := len(s.tokens)
	for i := 0; i < n; i++ {
		if !s.tokens[i].active {
			continue
		}
		// Up to four binding tokens reach from this capital to the next.
		j := i + 1
		for j < n && j <= i+4 && s.binds(j) {
			j++
		}
		if j < n && j <= i+4 && j > i+1 && s.tokens[j].active && s.tokens[j].sentence == s.tokens[i].sentence && s.crosses(j) {
			for k := i + 1; k < j; k++ {
				s.tokens[k].active = true
			}
			continue
		}
		if i+1 < n && s.trails(i+1) {
			s.tokens[i+1].active = true
			if i+2 < n && s.tokens[i+1].punct == '-' && s.tokens[i+2].shape == shapeDigit {
				s.tokens[i+2].active = true
			}
		}
		if i > 0 && s.tokens[i-1].shape == shapeDigit && s.tokens[i-1].sentence == s.tokens[i].sentence {
			s.tokens[i-1].active = true
		}
	}
}

// binds reports whether token j may stand inside a name.
func (s *scratch) binds(j int) bool {
	t := &s.tokens[j]
	if t.sentence != s.tokens[j-1].sentence {
		return false
	}
	switch t.shape {
	case shapePunct, shapeDigit:
		return s.crosses(j)
	case shapeLower, shapeAlnum:
		switch t.class {
		case particle, article, conjunction, prepTo:
			return true
		case prepIn:
			return t.foldTo-t.fold <= 5 // Stow on the Wold, Newcastle under Lyme
		}
		return t.possessive() || t.foldTo-t.fold <= 3
	}
	return false
}

// trails reports whether token j may end a name that no capital follows.
func (s *scratch) trails(j int) bool {
	t := &s.tokens[j]
	if t.sentence != s.tokens[j-1].sentence {
		return false
	}
	switch t.shape {
	case shapePunct:
		return t.punct == '.' && !t.spaceBefore && s.tokens[j-1].dottable() || t.punct == '-' && s.crosses(j)
	case shapeDigit:
		return true
	case shapeLower:
		return t.possessive() || t.nameTail()
	}
	return false
}
