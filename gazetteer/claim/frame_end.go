package claim

// preposition reads "from", "of", "off" … and the phrase after it.
func (r *reader) preposition(f *frame, q quantity, s sentence, k int) int {
	j := k + 1
	relation := From
	f.past = r.low(k) == "beyond" || r.low(k) == "past"
	switch r.low(k) {
	case "of":
		if f.direction == "" && !f.away && f.relation != Radius && q.hedge != upTo && q.hedge != under {
			f.veto = true // "30 km of road"
			return j
		}
	case "short":
		if r.low(j) != "of" {
			return k
		}
		j++
	case "outside", "inside", "off":
		if r.low(j) == "of" {
			j++
		}
		if r.low(k) == "inside" {
			relation = Border
		}
	}
	if r.low(j) == "each" || r.low(j) == "one" && r.low(j+1) == "another" {
		f.apart = true
		return j + 2
	}
	t := r.targetAt(j, s.next)
	if t.kind == nothing {
		if r.low(k) == "off" {
			f.away = true
			return j
		}
		if r.low(k) == "of" || r.low(k) == "from" {
			f.veto = true // from a thing, not a place
			return j
		}
		return k
	}
	if r.low(k) == "off" && t.relation == From {
		// "4 km off Kos", but "off Yemen" is off its coast.
		if p, ok := r.place(t.mention); ok && !isSpot(p) {
			t.relation = Coast
		}
	}
	if relation == Border {
		if p, ok := r.place(t.mention); ok && isSpot(p) {
			return k // "2 km inside the city" measures no way to another place
		}
		t.relation = Border
	}
	// "10 km from the town's northwest"
	f.anchor = t
	if f.relation == "" {
		f.relation = t.relation
	}
	return t.next
}

// pairAfter reads "between A and B" and "separate A and B" after a quantity.
func (r *reader) pairAfter(f *frame, s sentence, k int) int {
	if low := r.low(k + 1); r.low(k) != "between" && (low == "them" || low == "both" || low == "the" && r.low(k+2) == "two") {
		f.apart = true // "separate the two villages"
		return k + 2
	}
	a := r.targetAt(k+1, s.next)
	if a.kind == nothing || a.next >= s.next {
		return k
	}
	j := a.next
	if w := r.low(j); w != "and" && w != "from" {
		return k
	}
	b := r.targetAt(j+1, s.next)
	if b.kind == nothing {
		return k
	}
	f.anchor, f.other, f.relation = b, a, Between
	return b.next
}

// toward reads "to the north", "towards the east", "at the north of", and
// "to Conway", a place at the far end of the distance.
func (r *reader) toward(f *frame, q quantity, s sentence, k int) int {
	j := k + 1
	if r.low(j) == "the" || r.low(j) == "its" {
		j++
	}
	if r.low(k) == "in" && r.low(j) == "a" && (r.low(j+1) == "straight" || r.low(j+1) == "direct") {
		f.mode = "straight"
		return j + 3
	}
	if r.low(k) == "on" && r.low(j) == "foot" {
		f.mode = "road"
		return j + 1
	}
	if p, n := directionAt(r.tok[:s.next], j); p != "" && r.low(n) != "coast" && r.low(n) != "bank" && !(n < s.next && r.at[n] >= 0 && r.low(k) == "in") {
		if f.direction == "" {
			f.direction = p
		}
		if w := r.low(n); w == "direction" || w == "side" || w == "part" {
			n++
		}
		return n
	}
	if r.low(k) == "in" && (r.low(j) == "direction" || r.low(j+1) == "direction") {
		for n := j; n < s.next && n < j+4; n++ {
			if p, e := directionAt(r.tok[:s.next], n); p != "" {
				f.direction = p
				return e
			}
		}
	}
	if r.low(k) == "in" || r.low(k) == "at" || r.low(k) == "on" {
		return k
	}
	// "to Rennerod's northwest"
	if k+1 < s.next && (r.at[k+1] >= 0 && r.names(r.at[k+1]) || r.at[k+1] < 0 && r.tok[k+1].upper) {
		t := target{kind: named, relation: From, mention: r.at[k+1]}
		var n int
		if t.mention >= 0 {
			n = r.after(k + 1)
		} else {
			n = r.nameEnd(k+1, s.next)
			t.kind, t.start, t.end = name, k+1, n
		}
		if (r.low(n) == "'" || r.low(n) == "’") && r.low(n+1) == "s" {
			if p, e := directionAt(r.tok[:s.next], n+2); p != "" {
				t.next = e
				f.direction, f.anchor, f.relation = p, t, From
				return e
			}
		}
	}
	if r.low(k) == "into" {
		return k
	}
	t := r.targetAt(k+1, s.next)
	if t.kind == named || t.kind == capital || t.kind == name && (f.travel || f.direction != "") || t.kind == generic && f.travel {
		f.located = t
		return t.next
	}
	return k
}

// frameTail reads what may follow the anchor: the far end of "from A to B",
// a direction ("from Ypäjä to the west"), the way it is travelled.
func (r *reader) frameTail(f *frame, s sentence) {
	k := f.next
	if k >= s.next {
		return
	}
	if f.other.kind == nothing && r.low(k) == "to" {
		if t := r.targetAt(k+1, s.next); t.kind == named || t.kind == capital || t.kind == name {
			f.other, f.next = t, t.next
			k = t.next
		}
	}
	for range 3 {
		if k >= s.next {
			return
		}
		if r.low(k) == "," && r.resumes(k+1, s.next) && (r.low(k+1) == "by" || r.low(k+1) == "as") {
			k++
		}
		switch r.low(k) {
		case "by":
			m, n := byMode(r.low(k+1), k)
			if n == k {
				return
			}
			f.mode, k = m, n
		case "as":
			if r.low(k+2) != "crow" {
				return
			}
			f.mode = "straight"
			k += 4
		case "to", "towards", "toward", "in":
			if f.direction != "" {
				return
			}
			j := k + 1
			if r.low(j) == "the" || r.low(j) == "a" {
				j++
			}
			p, n := directionAt(r.tok[:s.next], j)
			if p == "" || n < s.next && r.low(n) == "of" || r.low(k) == "in" && r.low(n) != "direction" && r.low(n) != "." && r.low(n) != "," {
				return
			}
			f.direction, k = p, n
		default:
			return
		}
		f.next = k
	}
}
