package recognise

import (
	"fmt"

	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// Descriptions are the words by which a text says of a name that it is a place.
type Descriptions struct {
	be, located, lies, settlement, of, joiner, flight, opening text.Set
	unit                                                       UnitTail
}

// NewDescriptions takes the words from the tables. The error names what is missing.
func NewDescriptions(w *text.Words) (*Descriptions, error) {
	if err := w.Need("be", "located", "lies", "settlement", "of", "name-joiner", "flight", "opening"); err != nil {
		return nil, fmt.Errorf("recognise: %w", err)
	}
	return &Descriptions{be: w.Set("be"), located: w.Set("located"), lies: w.Set("lies"),
		settlement: w.Set("settlement"), of: w.Set("of"), joiner: w.Set("name-joiner"), flight: w.Set("flight"),
		opening: w.Set("opening"), unit: NewUnitTail(w)}, nil
}

// How far descriptions are followed, in tokens.
const (
	maxAside   = 16 // of a bracket behind the name
	maxAdverbs = 3  // before "located"
	maxPhrase  = 8  // before "village"
	maxMeasure = 6  // before "miles"
)

// describedConfidence is the confidence of a name that the text calls a place.
const describedConfidence = 0.6

// Described returns the last token of the words by which the text says that what ends
// at token to is a place, -1 where it does not: "located" in "X is located …", "village"
// in "X (…) is a village in …" and "X, a village in …".
func (d *Descriptions) Described(r *Recognition, to int32) int32 {
	i := int(to)
	t := r.At(i, to)
	if t == nil {
		return -1
	}
	if t.Punct == '(' {
		for end := i + maxAside; i < end && t != nil && t.Punct != ')'; t = r.At(i, to) {
			i++
		}
		i++
		if t = r.At(i, to); t == nil {
			return -1
		}
	}
	switch {
	case t.Punct == ',':
		if n := r.At(i+1, to); n != nil && n.Class == text.ClassArticle {
			return d.settlementAt(r, i+1, to)
		}
	case d.lies.Has(t):
		return int32(i)
	case d.be.Has(t):
		for k := 1; k <= maxAdverbs+1; k++ {
			if n := r.At(i+k, to); n != nil && d.located.Has(n) {
				return int32(i + k)
			}
		}
		if n := r.At(i+1, to); n != nil && (n.Class == text.ClassArticle || n.Class == text.ClassNumber) {
			return d.settlementAt(r, i+1, to)
		}
	}
	return -1
}

// measured returns the unit of the distance at which the text says that what ends at token to
// lies, -1 for none: "miles" in "Key West is about 90 miles from Cuba", and in
// "Key West, 90 miles north of Cuba".
func (d *Descriptions) measured(r *Recognition, lengths *quantity.Reader, to int32) int32 {
	t := r.At(int(to), to)
	if lengths == nil || t == nil || t.Punct != ',' && !d.be.Has(t) {
		return -1
	}
	aside := t.Punct == ','
	number := false
	for i := int(to) + 1; i <= int(to)+maxMeasure; i++ {
		t := r.At(i, to)
		switch {
		case t == nil:
			return -1
		case number && lengths.IsUnitWord(t):
			if n := r.At(i+1, to); aside && (n == nil || n.Class != text.ClassDirection) {
				return -1 // "Holland, 20 miles into his run"
			}
			return int32(i)
		case t.Shape == text.ShapeDigit || t.Class == text.ClassNumber:
			number = true
		case number && t.Shape != text.ShapePunct || t.Capital():
			return -1
		}
	}
	return -1
}

// introduced returns where a name begins that the words before it say to be a place,
// among the tokens from … to. It returns 0 for nowhere.
func (d *Descriptions) introduced(r *Recognition, from, to int32) int32 {
	for i := to - 1; i >= from; i-- {
		if r.Text.Tokens[i].Capital() && d.introducedAt(r, i, to) {
			return i
		}
	}
	return 0
}

// introducedAt reports whether the name of tokens i … to is X in "the village of X" or, if
// the gazetteer has it, in "the village X" or "the nearest village is X".
func (d *Descriptions) introducedAt(r *Recognition, i, to int32) bool {
	p, head := r.At(int(i)-1, i), r.At(int(i)-2, i)
	if p == nil || head == nil {
		return false
	}
	if d.of.Has(p) && d.isHead(head) {
		return true
	}
	if k := r.Matches.starting[i]; k < 0 || r.Matches.List[k].To != to || !r.Matches.List[k].isProper() {
		return false
	}
	if d.isHead(p) {
		before := r.At(int(i)-3, i)
		return head.Class == text.ClassArticle || before != nil && before.Class == text.ClassArticle
	}
	return d.be.Has(p) && d.isHead(head)
}

// isHead reports whether a token is a word for a place.
func (d *Descriptions) isHead(t *text.Token) bool {
	return t.Shape == text.ShapeLower && d.settlement.Has(t)
}

// settlementAt returns the head of the noun phrase from token i when that is a word for
// a place, -1 when not: a preposition, a mark or the end of the sentence follows it.
func (d *Descriptions) settlementAt(r *Recognition, i int, to int32) int32 {
	for k := i + 1; k <= i+maxPhrase; k++ {
		t := r.At(k, to)
		if t == nil || t.Shape == text.ShapePunct && t.Punct != '-' {
			return -1
		}
		switch t.Class {
		case text.ClassAuxiliary, text.ClassPrepositionIn, text.ClassConjunction:
			return -1
		case text.ClassPrepositionTo: // "one of the oldest towns", but not "the mayor of a town"
			if p := r.At(k-1, to); p.Class != text.ClassNumber {
				return -1
			}
		}
		if !d.settlement.Has(t) {
			continue
		}
		n := r.At(k+1, to)
		if n == nil || n.Shape == text.ShapePunct || n.Class == text.ClassPrepositionIn || n.Class == text.ClassPrepositionTo ||
			n.Class == text.ClassConjunction || n.Shape == text.ShapeDigit || n.Class == text.ClassRelative {
			return int32(k)
		}
		return -1
	}
	return -1
}

// describe marks the spans that the text calls places, and adds the names with a
// capital that it calls so and that were not found.
func (r proposer) describe(d *Descriptions) {
	found := r.Spans
	at := 0
	var added []Span
	for k := range r.CapRuns.List {
		run := r.CapRuns.List[k]
		from, to := r.trimRun(run)
		if from == to {
			continue
		}
		said := d.Described(r.Recognition, to)
		if at := d.introduced(r.Recognition, from, to); said < 0 && at > 0 {
			from, said = at, to-1 // what holds the place stands behind its name
		}
		if said < 0 && r.isPlaceName(from, to) {
			said = d.measured(r.Recognition, r.lengths, to)
		}
		measured := false
		if at, division := (bulletins{r, d.of}).measuredFrom(from, to); said < 0 && at > 0 {
			from, said, measured = at, to-1, true
			if h := &r.Matches.List[division]; r.spanTouching(len(found), h.From, h.To) < 0 {
				added = append(added, Span{From: h.From, To: h.To, Confidence: describedConfidence})
			}
		}
		if said < 0 {
			continue
		}
		for at < len(found) && found[at].To <= from {
			at++
		}
		if at < len(found) && found[at].From < to {
			for i := at; i < len(found) && found[i].From < to; i++ {
				if found[i].To == to {
					found[i].Described, found[i].Measured = said, measured
				}
			}
			continue
		}
		added = append(added, Span{From: from, To: to, Confidence: describedConfidence, Described: said, Measured: measured})
	}
	if len(added) > 0 {
		r.Spans = append(r.Spans, added...)
		r.sortSpans()
	}
	r.repeatDescribed()
}

// isPlaceName reports whether the tokens are the name of a place, and no first name.
func (r proposer) isPlaceName(from, to int32) bool {
	k := r.Matches.starting[from]
	return k >= 0 && r.Matches.List[k].To == to && r.Matches.List[k].isProper() &&
		(to-from > 1 || r.Text.Tokens[from].Lex&text.LexFirstName == 0)
}

// repeatDescribed adds what a text calls a place once wherever its words stand again.
func (r proposer) repeatDescribed() {
	described := map[uint64]bool{}
	for _, s := range r.Spans {
		if s.Described > 0 {
			described[r.Key(s.From, s.To)] = true
		}
	}
	if len(described) == 0 {
		return
	}
	at, n := 0, len(r.Spans)
	for k := range r.CapRuns.List {
		from, to := r.trimRun(r.CapRuns.List[k])
		if from == to || !described[r.Key(from, to)] {
			continue
		}
		for at < n && r.Spans[at].To <= from {
			at++
		}
		if at == n || r.Spans[at].From >= to {
			r.Spans = append(r.Spans, Span{From: from, To: to, Confidence: describedConfidence})
		}
	}
	if len(r.Spans) > n {
		r.sortSpans()
	}
}

// trimRun returns the part of a run of capitals that can be a name: without articles
// and the like in front, and without marks behind. The range is empty where nothing is
// left.
func (r proposer) trimRun(c CapRun) (from, to int32) {
	from, to = c.From, c.To
	for from < to && isFunctionWord(&r.Text.Tokens[from]) {
		from++
	}
	for to > from && (r.Text.Tokens[to-1].Shape == text.ShapePunct || !r.Text.Tokens[to-1].Capital()) {
		to--
	}
	if from < to { // a hyphen ends a run, but not a name: "Horndon-on-the-Hill"
		if k := r.Matches.covering[to-1]; k >= 0 && r.Matches.List[k].To == to {
			from = min(from, r.Matches.List[k].From)
		}
	}
	return from, to
}

func isFunctionWord(t *text.Token) bool {
	switch t.Class {
	case text.ClassArticle, text.ClassPronoun, text.ClassConjunction, text.ClassPrepositionIn, text.ClassPrepositionTo,
		text.ClassAuxiliary,
		text.ClassRelative, text.ClassNumber:
		return true
	}
	return t.Shape == text.ShapePunct
}
