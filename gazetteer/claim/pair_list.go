package claim

import "dateline/geo"

// pairList pairs places and numbers that share one unit in order: "A and B are 85
// and 43 km from C". There must be as many of the one as of the other. It reports
// whether it did; the claims are added then.
func (r *reader) pairList(q quantity, f *frame, si, floor int) bool {
	s := r.sent[si]
	numbers := r.numbersBefore(q, max(s.first, floor))
	if len(numbers) == 0 || f.other.kind != nothing || f.veto {
		return false
	}
	var places []int
	for k := max(s.first, floor); k < numbers[0].first; k++ {
		if m := r.at[k]; m >= 0 && r.spot(m) && (k == s.first || r.at[k-1] != m) {
			places = append(places, m)
		}
	}
	if len(places) != len(numbers)+1 {
		return false
	}
	to := r.entityOf(f.anchor, nobody(), si, q)
	relation := f.relation
	if relation == "" {
		relation = From
	}
	for i, n := range append(numbers, q) {
		r.add(n, *f, ends{from: r.mentioned(places[i], Stated, .9), to: to, relation: relation})
	}
	return true
}

// numbersBefore returns the numbers in figures that stand before q and share its
// unit, in the order of the text.
func (r *reader) numbersBefore(q quantity, floor int) []quantity {
	var out []quantity
	for k := q.first - 1; k > floor; {
		if low := r.low(k); low != "and" && low != "," && low != "or" {
			break
		}
		j := k - 1
		if r.low(j) == "," {
			j--
		}
		if j < floor || r.tok[j].kind != figure {
			break
		}
		n, ok := figuresAt(r.tok, j)
		if !ok || n.next != j+1 {
			break
		}
		x := q
		x.number, x.unitTok, x.next = j, j, j+1
		x.lo, x.hi, x.step = geo.Length(n.lo)*q.metres, geo.Length(n.hi)*q.metres, geo.Length(n.step)*q.metres
		if x.hedge, x.first = hedgeBefore(r.tok, j); x.first < floor {
			x.hedge, x.first = plain, j
		}
		out = append([]quantity{x}, out...)
		k = x.first - 1
	}
	return out
}

// listed pairs the members of two lists that "respectively" ties together:
// "A and B lie 20 km and 25 km from X respectively".
func (r *reader) listed(q quantity, f *frame, si int) (entity, bool) {
	s := r.sent[si]
	end := f.next
	if r.low(end) == "," {
		end++
	}
	if r.low(end) != "respectively" {
		return nobody(), false
	}
	// The quantities of the list before q.
	n := 0
	for i := len(r.claims) - 1; i >= 0 && r.frames[i].next == f.next; i-- {
		n++
	}
	// The places before the list, in order.
	limit := q.first
	for k := s.first; k < q.first; k++ {
		if r.tok[k].kind == figure {
			limit = k
			break
		}
	}
	for k := s.first; k < limit; k++ {
		m := r.at[k]
		if m < 0 || !r.spot(m) || k > s.first && r.at[k-1] == m {
			continue
		}
		if n == 0 {
			return r.mentioned(m, Stated, .9), true
		}
		n--
	}
	return nobody(), false
}
