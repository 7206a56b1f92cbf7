package claim

import "dateline/gazetteer/geoparse"

// extract reads all claims of the document.
func (r *reader) extract() {
	floor := 0
	for si, s := range r.sent {
		for u := s.first; u < s.next; u++ {
			if r.tok[u].kind != word || r.at[u] >= 0 && r.tok[u].upper {
				continue
			}
			q, ok := quantityAt(r.tok[:s.next], u, max(floor, s.first))
			if !ok {
				continue
			}
			f := r.frameOf(q, s)
			l := r.leadOf(q, s)
			e, ok := r.pair(q, &f, l, si)
			floor = q.after
			u = q.after - 1
			if !ok {
				continue
			}
			r.add(q, f, e)
		}
	}
}

// add appends the claim of q.
func (r *reader) add(q quantity, f frame, e ends) {
	span := geoparse.Span{Start: r.tok[q.first].start, End: r.tok[q.next-1].end}
	c := Claim{
		Span:      span,
		Text:      r.doc.Text[span.Start:span.End],
		Value:     Interval{q.lo, q.hi},
		Unit:      q.unit,
		Direction: f.direction,
		Mode:      f.mode,
		Relation:  e.relation,
		From:      e.from.asEnd(),
		To:        e.to.asEnd(),
		stated:    stated{step: q.step, hedge: q.hedge},
	}
	if q.number > q.first {
		c.Hedge = r.low(q.first)
		for k := q.first + 1; k < q.number; k++ {
			c.Hedge += " " + r.low(k)
		}
	} else if r.tok[q.next-1].low == "so" || r.tok[q.next-1].low == "more" || r.tok[q.next-1].low == "less" {
		c.Hedge = "or " + r.tok[q.next-1].low
	}
	if e.relation == Between {
		c.Direction = ""
	}
	r.claims = append(r.claims, c)
	r.frames = append(r.frames, f)
	r.pairs = append(r.pairs, e)
}

// asEnd gives an entity the form of a claim's end.
func (e entity) asEnd() End {
	x := End{Place: e.place, Ref: e.ref, Mention: e.mention, Basis: e.basis, Confidence: e.confidence, RunnersUp: e.others}
	if !e.known() {
		x.Basis, x.Confidence = Unknown, 0
	}
	return x
}
