package claim

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
