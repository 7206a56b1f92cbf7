package text

// findDatelines marks the tokens of the town that a line says it was written in:
// "ISTANBUL — ", "BIRMINGHAM, Ala. (AP) - ", "St. John's, N.L. – ". A town in
// capitals opens a dateline wherever it stands, for pages often lose their line
// breaks; one in small letters only at the beginning of a line or text.
func (t *Text) findDatelines(w *Words) {
	for d := range t.Tokens {
		if !t.opensStory(d) {
			continue
		}
		from, to := t.datelineBefore(w, d)
		for i := from; i < to; i++ {
			t.Tokens[i].flags |= dateline
		}
	}
}

// opensStory reports whether token d is what ends a dateline: a dash set apart,
// or the bracket of a news agency that no dash follows.
func (t *Text) opensStory(d int) bool {
	if d == 0 || d+1 >= len(t.Tokens) {
		return false
	}
	k, n := &t.Tokens[d], &t.Tokens[d+1]
	switch k.Punct {
	case '_', '-':
		if !k.SpaceBefore() && k.Punct == '-' {
			return false
		}
		if n.Punct == '-' && !n.SpaceBefore() {
			return true // "--"
		}
		return k.Punct == '_' || n.SpaceBefore()
	case ')':
		return t.Tokens[d-1].Shape == ShapeUpper && d >= 3 && t.Tokens[d-2].Punct == '('
	}
	return false
}

// maxDateline bounds a dateline, in tokens.
const maxDateline = 12

// datelineBefore returns the tokens of the town of the dateline that ends before
// token d, an empty range where there is none.
func (t *Text) datelineBefore(w *Words, d int) (from, to int) {
	sentence := t.Tokens[d].Sentence
	first := max(0, d-maxDateline)
	// The town in capitals nearest to the dash, with what stands between them.
	i := d - 1
	if t.Tokens[d].Punct == ')' {
		i = d - 3
	}
	for ; i >= first; i-- {
		k := &t.Tokens[i]
		if k.Sentence != sentence {
			break
		}
		if k.Shouted() {
			return 0, 0
		}
		if k.Shape == ShapeUpper && k.End-k.Start >= 3 && !(i > 0 && t.Tokens[i-1].Punct == '(') {
			to = i + 1
			for i > first && t.Tokens[i-1].Sentence == sentence && t.shouts(i-1) {
				i--
			}
			for i < to && !t.Tokens[i].Capital() {
				i++
			}
			return i, to
		}
		if !k.Capital() && k.Shape != ShapePunct && k.Shape != ShapeDigit {
			break
		}
		if k.LineBefore() {
			break
		}
	}
	// A town in small letters at the beginning of a line: all up to the comma,
	// bracket or dash.
	for i = d - 1; i >= first; i-- {
		k := &t.Tokens[i]
		if k.Sentence != sentence || !k.Capital() && k.Shape != ShapePunct && k.Shape != ShapeDigit &&
			k.Class != ClassParticle && k.Class != ClassPrepositionTo && !k.Possessive() {
			return 0, 0
		}
		if k.Class == ClassTitle && w.Has(setAbbreviation, t.Word(k)) {
			return 0, 0 // "Mr. Jones - who lived"
		}
		if k.LineBefore() || i == 0 {
			break
		}
	}
	if i < first {
		return 0, 0
	}
	for to = i; to < d && t.Tokens[to].Punct != ',' && t.Tokens[to].Punct != '('; to++ {
	}
	return i, to
}

// Begins reports whether token i is the first word of its sentence, a dateline aside: "PARIS — Nice
// weather brought …".
func (t *Text) Begins(i int32) bool {
	k := &t.Tokens[i]
	if k.First() {
		return true
	}
	if i == 0 {
		return false
	}
	switch t.Tokens[i-1].Punct {
	case '-', '_', ')':
	default:
		return false
	}
	for j := i - 2; j >= max(0, i-1-maxDateline) && t.Tokens[j].Sentence == k.Sentence; j-- {
		if b := &t.Tokens[j]; b.Dateline() {
			return true
		} else if b.Shape == ShapeLower {
			return false
		}
	}
	return false
}

// shouts reports whether token i belongs to a name in capitals.
func (t *Text) shouts(i int) bool {
	k := &t.Tokens[i]
	switch k.Shape {
	case ShapeUpper, ShapeInitial:
		return true
	case ShapePunct:
		return k.Punct == '.' || k.Punct == '\'' || k.Punct == '-' && !k.SpaceBefore()
	}
	return k.Possessive()
}
