package recognise

import "dateline/gazetteer/text"

// activate marks the tokens that may be part of a name: capitals, and the small
// words, dots, hyphens and digits that bind them.
func (w *Workspace) activate() {
	tokens := w.Text.Tokens
	n := len(tokens)
	w.active = resize(w.active, n)
	for i := range tokens {
		w.active[i] = tokens[i].Capital() || tokens[i].Shape == text.ShapeUncased
	}
	for i := range n {
		if !w.active[i] {
			continue
		}
		if i > 0 && tokens[i-1].Shape == text.ShapeDigit && tokens[i-1].Sentence == tokens[i].Sentence {
			w.active[i-1] = true
		}
		// Up to four binding tokens reach from this capital to the next.
		j := i + 1
		for j < n && j <= i+4 && w.binds(j) {
			j++
		}
		if j < n && j <= i+4 && j > i+1 && w.active[j] && tokens[j].Sentence == tokens[i].Sentence && w.crosses(j) {
			for k := i + 1; k < j; k++ {
				w.active[k] = true
			}
			continue
		}
		if i+1 < n && w.trails(i+1) {
			w.active[i+1] = true
			if i+2 < n && tokens[i+1].Punct == '-' && tokens[i+2].Shape == text.ShapeDigit {
				w.active[i+2] = true
			}
		}
	}
}

// Active reports whether token i may be part of a name.
func (r *Recognition) Active(i int) bool { return r.active[i] }

// binds reports whether token j may stand inside a name.
func (r *Recognition) binds(j int) bool {
	t := &r.Text.Tokens[j]
	if t.Sentence != r.Text.Tokens[j-1].Sentence {
		return false
	}
	switch t.Shape {
	case text.ShapePunct, text.ShapeDigit:
		return r.crosses(j)
	case text.ShapeLower, text.ShapeAlnum:
		switch t.Class {
		case text.ClassParticle, text.ClassArticle, text.ClassConjunction, text.ClassPrepositionTo:
			return true
		case text.ClassPrepositionIn:
			return t.FoldLen() <= 5 // Stow on the Wold, Newcastle under Lyme
		}
		return t.Possessive() || t.FoldLen() <= 3
	}
	return false
}

// trails reports whether token j may end a name that no capital follows.
func (r *Recognition) trails(j int) bool {
	t, p := &r.Text.Tokens[j], &r.Text.Tokens[j-1]
	if t.Sentence != p.Sentence {
		return false
	}
	switch t.Shape {
	case text.ShapePunct:
		return t.Punct == '.' && !t.SpaceBefore() && takesStop(p) || t.Punct == '-' && r.crosses(j)
	case text.ShapeDigit:
		return true
	case text.ShapeLower:
		return t.Possessive() || endsName(t)
	}
	return false
}

// crosses reports whether a name may go on from token j-1 to token j.
func (r *Recognition) crosses(j int) bool {
	t, p := &r.Text.Tokens[j], &r.Text.Tokens[j-1]
	if t.Sentence != p.Sentence || t.LineBefore() && t.Shape != text.ShapePunct && p.Punct == '.' {
		return false
	}
	switch {
	case t.Shape == text.ShapePunct:
		switch t.Punct {
		case '-':
			return !t.SpaceBefore()
		case '.':
			return !t.SpaceBefore() && takesStop(p)
		case '\'', '&':
			return true
		}
		return false
	case p.Punct == '-':
		return !t.SpaceBefore()
	}
	return r.active[j] || t.Shape == text.ShapeLower
}

// endsName reports whether a name may end in this small word: "Orleans parish".
func endsName(t *text.Token) bool {
	switch t.Class {
	case text.ClassDivision, text.ClassWater, text.ClassLand, text.ClassCity:
		return true
	}
	return false
}

// takesStop reports whether a full stop behind the token may belong to it: "St.",
// "Ft.", "U.S.", "Calif.".
func takesStop(t *text.Token) bool {
	switch t.Shape {
	case text.ShapeInitial, text.ShapeDotted:
		return true
	case text.ShapeTitle, text.ShapeUpper:
		return t.End-t.Start <= 5
	}
	return false
}
