package recognise

import "dateline/gazetteer/text"

// openingFame is the least fame of a place that is proposed behind the word that opens a sentence: a town of some ten
// thousand people.
const openingFame = 0.35

// openings proposes the places right behind the small words that sentences open with, which have a capital there as names
// do, and those that people are in: "Although Osaka was calm", "Police in Pullman said".
type openings struct {
	proposer
	words text.Set
}

// propose adds what no span has yet, takes the word off the spans that begin with it, and is surer of the others. Names
// that are as well words or names of persons stay with the field, but for great cities.
func (r openings) propose() {
	n := len(r.Spans)
	for i := range r.Text.Tokens {
		t := &r.Text.Tokens[i]
		people := r.arePeopleIn(i)
		if !people && (!t.First() || !r.words.Has(t)) {
			continue
		}
		m := r.placeAt(int32(i)+1, people)
		if m == nil {
			continue
		}
		if at := r.spanTouching(n, m.From, m.To); at < 0 {
			r.Spans = append(r.Spans, Span{From: m.From, To: m.To, Confidence: statedConfidence})
		} else if s := &r.Spans[at]; s.To == m.To && (s.From == int32(i) || s.From == m.From) {
			s.From, s.Confidence = m.From, max(s.Confidence, statedConfidence)
		}
	}
	if len(r.Spans) > n {
		r.sortSpans()
	}
}

// arePeopleIn reports whether token i is the "in" behind a word for people or an office of theirs: "officials in".
func (r openings) arePeopleIn(i int) bool {
	t, p := &r.Text.Tokens[i], r.At(i-1, int32(i))
	if p == nil || t.Class != text.ClassPrepositionIn || t.Shape != text.ShapeLower || p.Shape != text.ShapeLower && !p.First() {
		return false
	}
	isOfPeople := p.Class == text.ClassPerson || p.Class == text.ClassRole || p.Class == text.ClassOrganisation
	return isOfPeople && r.Text.Fold(t) == "in"
}

// placeAt returns the match of a known place that begins at token i, where it is plainly a name of a place and nothing
// longer; nil for none. Behind "in" a surname may be that of a town.
func (r openings) placeAt(i int32, in bool) *Match {
	first := r.At(int(i), i-1)
	if first == nil || first.Shape != text.ShapeTitle {
		return nil
	}
	k := r.Matches.starting[i]
	if k < 0 {
		return nil
	}
	m := &r.Matches.List[k]
	if next := r.At(int(m.To), m.From); next == nil || next.Capital() || !m.isProper() || m.Fame < openingFame {
		return nil
	}
	if m.To-m.From > 1 {
		return m
	}
	if first.Class != text.ClassNone || first.Lex.Ordinary() > 0 || first.Lex&text.LexFirstName != 0 ||
		!in && first.Lex&text.LexName != 0 && m.Fame < greatCity {
		return nil
	}
	return m
}
