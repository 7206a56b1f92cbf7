package recognise

import "dateline/gazetteer/text"

// countPersons counts how often a word stands behind a first name, an initial or a title in the
// text: "Murakami" alone is a person where "Haruki Murakami" stands elsewhere.
func (g *tagging) countPersons(r *Recognition) {
	if g.persons == nil {
		g.persons = map[uint64]int32{}
	}
	clear(g.persons)
	tokens := r.Text.Tokens
	for i := 1; i < len(tokens); i++ {
		if t := &tokens[i]; r.active[i] && t.Word() && t.Shape != text.ShapeLower && r.BehindPerson(int32(i)) {
			g.persons[g.lemmas[i]]++
		}
	}
	r.persons = resize(r.persons, len(tokens))
	for i := range tokens {
		r.persons[i] = g.persons[g.lemmas[i]]
	}
}

// IsPerson reports whether the word of token i stands behind a first name, an initial or a title anywhere in
// the text, which only a [Tagger] counts.
func (r *Recognition) IsPerson(i int32) bool { return r.persons[i] > 0 }

// Persons returns how often the word of token i stands behind a first name, an initial or a title in the text, which only a
// [Tagger] counts.
func (r *Recognition) Persons(i int32) int32 {
	if int(i) >= len(r.persons) {
		return 0
	}
	return r.persons[i]
}

// BehindPerson reports whether token i stands where surnames do.
func (r *Recognition) BehindPerson(i int32) bool {
	t := &r.Text.Tokens[i]
	p := r.Text.Near(t, int(i)-1)
	if p == nil {
		return false
	}
	if p.Punct == '.' && !p.SpaceBefore() {
		if q := r.Text.Near(t, int(i)-2); q != nil && isInitial(q) {
			return true
		}
	}
	return isInitial(p) || p.Class == text.ClassTitle || p.Lex&text.LexFirstName != 0 && p.Shape != text.ShapeLower
}

// isInitial reports whether a token is an initial, and no preposition of one letter that begins a
// sentence: "В", "Z".
func isInitial(t *text.Token) bool { return t.Shape == text.ShapeInitial && t.Class == text.ClassNone }
