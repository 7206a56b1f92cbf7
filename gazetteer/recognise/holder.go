package recognise

import "dateline/gazetteer"

// maxHeldWords is how many words the name of a settlement before its country or division may have.
const maxHeldWords = 4

// holders proposes names that the country or division beside them tells.
type holders struct {
	proposer
	index *gazetteer.Index
}

// addBeside adds the other of two names side by side where one was found: a settlement, and behind it the country or
// division that holds it, as bulletins write them without a comma: "NASSAU BAHAMAS".
func (r holders) addBeside() {
	var added []Span
	for k, s := range r.Spans {
		own := r.matchOf(s)
		if own < 0 {
			continue
		}
		if h := r.HolderBehind(r.index, own); h >= 0 && (k+1 == len(r.Spans) || r.Spans[k+1].From >= r.Matches.List[h].To) {
			added = append(added, Span{From: s.To, To: r.Matches.List[h].To, Confidence: s.Confidence})
		}
		if h := r.heldBefore(own); h >= 0 && (k == 0 || r.Spans[k-1].To <= r.Matches.List[h].From) {
			added = append(added, Span{From: r.Matches.List[h].From, To: s.From, Confidence: s.Confidence})
		}
	}
	if len(added) > 0 {
		r.Spans = append(r.Spans, added...)
		r.sortSpans()
	}
}

// addStated adds the names behind a preposition that the division behind a comma tells from ordinary words, and that
// division: "8 km SW of Volcano, Hawaii".
func (r holders) addStated() {
	n := len(r.Spans)
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if r.Matches.starting[m.From] != int32(k) || !r.Text.Tokens[m.From].Capital() {
			continue
		}
		p, comma := r.At(int(m.From)-1, m.From), r.At(int(m.To), m.From)
		if p == nil || !isPreposition(p) || p.Capital() || comma == nil || comma.Punct != ',' || r.At(int(m.To)+1, m.From) == nil {
			continue
		}
		h := r.Matches.starting[m.To+1]
		if h < 0 || !r.Text.Tokens[m.To+1].Capital() || !divides(r.index, &r.Matches.List[h], m) {
			continue
		}
		for _, name := range [...]*Match{m, &r.Matches.List[h]} {
			if r.spanTouching(n, name.From, name.To) < 0 {
				r.Spans = append(r.Spans, Span{From: name.From, To: name.To, Confidence: statedConfidence})
			}
		}
	}
	if len(r.Spans) > n {
		r.sortSpans()
	}
}

// matchOf returns the number of the match of exactly the words of a span, -1 for none.
func (r holders) matchOf(s Span) int32 {
	if k := r.Matches.starting[s.From]; k >= 0 && r.Matches.List[k].To == s.To {
		return k
	}
	return -1
}

// HolderBehind returns the number of the match right behind match k, with nothing between them, that is the country or
// first-level division that holds a settlement of that name: "NASSAU BAHAMAS"; -1 for none.
func (r *Recognition) HolderBehind(x *gazetteer.Index, k int32) int32 {
	held := &r.Matches.List[k]
	t := r.At(int(held.To), held.From)
	if t == nil || !t.Capital() || !t.SpaceBefore() {
		return -1
	}
	h := r.Matches.starting[held.To]
	if h < 0 || !holds(x, &r.Matches.List[h], held) {
		return -1
	}
	if next := r.At(int(r.Matches.List[h].To), held.From); next != nil && next.Capital() {
		return -1 // a longer name: "Nairobi Kenya Airways"
	}
	return h
}

// heldBefore returns the number of the match of the settlement that stands before match k and that this holds, -1 for
// none.
func (r holders) heldBefore(k int32) int32 {
	holder := &r.Matches.List[k]
	for i := holder.From - 1; i >= max(0, holder.From-maxHeldWords); i-- {
		if t := r.At(int(i), holder.From); t == nil || !t.Capital() {
			break
		}
		h := r.Matches.starting[i]
		if h < 0 || r.Matches.List[h].To != holder.From || r.HolderBehind(r.index, h) != k {
			continue
		}
		if before := r.At(int(i)-1, holder.From); before == nil || !before.Capital() || isPreposition(before) {
			return h
		}
	}
	return -1
}

// holds reports whether a country or first-level division bears one name that holds a settlement of the other name.
func holds(x *gazetteer.Index, holder, held *Match) bool {
	return held.Group.IsSettlement() && holder.isProper() && divides(x, holder, held)
}

// divides reports whether a country or first-level division bears one name, be it an abbreviation, that holds a place of the
// other name.
func divides(x *gazetteer.Index, holder, held *Match) bool {
	if !held.isProper() {
		return false
	}
	for _, h := range holder.Bearers {
		if g := GroupIn(x, h.Ref); h.Kind > gazetteer.NameAbbreviation || g != GroupCountry && g != GroupAdmin1 {
			continue
		}
		for _, b := range held.Bearers {
			country, admin1, _ := x.Parents(b.Ref)
			if b.Kind <= gazetteer.NameAlias && b.Ref != h.Ref && (country == h.Ref || admin1 == h.Ref) {
				return true
			}
		}
	}
	return false
}
