package geoparse

// findDatelines marks the tokens of the town that a line says it was written in:
// "ISTANBUL — ", "BIRMINGHAM, Ala. (AP) - ", "St. John's, N.L. – ". A town in
// capitals opens a dateline wherever it stands, for pages often lose their line
// breaks; one in small letters only at the beginning of a line or text.
func (s *scratch) findDatelines() {
	for d := range s.tokens {
		if !s.opensStory(d) {
			continue
		}
		from, to := s.datelineBefore(d)
		for i := from; i < to; i++ {
			s.tokens[i].dateline = true
		}
	}
}

// opensStory reports whether token d is what ends a dateline: a dash set apart,
// or the bracket of a news agency that no dash follows.
func (s *scratch) opensStory(d int) bool {
	if d == 0 || d+1 >= len(s.tokens) {
		return false
	}
	t, n := &s.tokens[d], &s.tokens[d+1]
	switch t.punct {
	case '_', '-':
		if !t.spaceBefore && t.punct == '-' {
			return false
		}
		if n.punct == '-' && !n.spaceBefore {
			return true // "--"
		}
		return t.punct == '_' || n.spaceBefore
	case ')':
		return s.tokens[d-1].shape == shapeUpper && d >= 3 && s.tokens[d-2].punct == '('
	}
	return false
}

// longestDateline bounds a dateline, in tokens.
const longestDateline = 12

// datelineBefore returns the tokens of the town of the dateline that ends before
// token d, an empty range where there is none.
func (s *scratch) datelineBefore(d int) (from, to int) {
	sentence := s.tokens[d].sentence
	least := max(0, d-longestDateline)
	// The town in capitals nearest to the dash, with what stands between them.
	i := d - 1
	if s.tokens[d].punct == ')' {
		i = d - 3
	}
	for ; i >= least; i-- {
		t := &s.tokens[i]
		if t.sentence != sentence {
			break
		}
		if t.shouted {
			return 0, 0
		}
		if t.shape == shapeUpper && t.end-t.start >= 3 && !(i > 0 && s.tokens[i-1].punct == '(') {
			to = i + 1
			for i > least && s.tokens[i-1].sentence == sentence && s.shouts(i-1) {
				i--
			}
			for i < to && !s.tokens[i].capital() {
				i++
			}
			return i, to
		}
		if !t.capital() && t.shape != shapePunct && t.shape != shapeDigit {
			break
		}
		if t.lineBefore {
			break
		}
	}
	// A town in small letters at the beginning of a line: all up to the comma,
	// bracket or dash.
	for i = d - 1; i >= least; i-- {
		t := &s.tokens[i]
		if t.sentence != sentence || !t.capital() && t.shape != shapePunct && t.shape != shapeDigit && t.class != particle && t.class != prepTo && !t.possessive() {
			return 0, 0
		}
		if t.lineBefore || i == 0 {
			break
		}
	}
	if i < least {
		return 0, 0
	}
	for to = i; to < d && s.tokens[to].punct != ',' && s.tokens[to].punct != '('; to++ {
	}
	return i, to
}

// shouts reports whether token i belongs to a name in capitals.
func (s *scratch) shouts(i int) bool {
	t := &s.tokens[i]
	switch t.shape {
	case shapeUpper, shapeInitial:
		return true
	case shapePunct:
		return t.punct == '.' || t.punct == '\'' || t.punct == '-' && !t.spaceBefore
	}
	return t.possessive()
}
