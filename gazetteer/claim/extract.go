package claim

import (
	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// extract reads all claims of the document.
func (r *reader) extract() {
	floor := 0
	for si, s := range r.sent {
		for u := s.first; u < s.next; u++ {
			if r.tok[u].kind != word || r.at[u] >= 0 && r.tok[u].upper && !r.afterNumber(u) {
				continue
			}
			q, ok := quantityAt(r.tok[:s.next], u, max(floor, s.first))
			if !ok {
				continue
			}
			f := r.frameOf(q, s)
			if shared, ok := r.sharedFrame(q, s); ok {
				f = shared
			}
			l := r.leadOf(q, s)
			if f.mode == "" {
				f.mode = r.modeBefore(q, s, floor)
			}
			f.journey = f.journey || r.journeyBefore(q, s, floor)
			if f.hasAnchor() && r.pairList(q, &f, si, floor) {
				floor = q.after
				u = q.after - 1
				continue
			}
			e, ok := r.pair(q, &f, l, si)
			floor = q.after
			u = q.after - 1
			if !ok {
				continue
			}
			r.add(q, f, e)
		}
	}
	r.seekAll()
}

// afterNumber reports whether a number in figures stands right before token u,
// which makes capitals a unit and no state: "25 NM", "40NM", "90 MI".
func (r *reader) afterNumber(u int) bool { return u > 0 && r.tok[u-1].kind == figure }

// sharedFrame returns the frame of the quantity that follows q in a list:
// in "20 km and 25 km from X respectively" both are measured from X.
func (r *reader) sharedFrame(q quantity, s sentence) (frame, bool) {
	if w := r.low(q.after); w != "and" && w != "," && w != "or" {
		return frame{}, false
	}
	for u := q.after + 1; u < s.next && u < q.after+6; u++ {
		next, ok := quantityAt(r.tok[:s.next], u, q.after+1)
		if !ok {
			continue
		}
		if next.first > q.after+2 {
			return frame{}, false
		}
		f := r.frameOf(next, s)
		return f, f.hasAnchor() && r.low(f.next) == "respectively" || f.hasAnchor() && f.relation == From && r.low(f.next) == "," && r.low(f.next+1) == "respectively"
	}
	return frame{}, false
}

// modeBefore reads how a distance is travelled from the words before it:
// "By road it is 90 km", "the road distance from A is".
func (r *reader) modeBefore(q quantity, s sentence, floor int) string {
	for k := q.first - 1; k >= max(s.first, floor) && k > q.first-14; k-- {
		switch r.low(k) {
		case "by":
			if m, n := byMode(r.low(k+1), k); n > k {
				return m
			}
		case "distance", "drive", "journey", "trip":
			if low := r.low(k - 1); low == "road" || low == "driving" || low == "rail" || low == "walking" {
				return "road"
			}
			if r.low(k) == "drive" {
				return "road"
			}
		case "crow":
			return "straight"
		case "drove", "driven", "walked", "marched", "cycled":
			return "road"
		case "flew":
			return "flight"
		case "sailed":
			return "sea"
		case ";", ".":
			return ""
		}
	}
	return ""
}

// journeyBefore reports whether the verb before a distance says that somebody
// travelled it: "rode 12,500 km", "has walked more than 300 miles". The way of a journey may
// be any number of times the straight line.
func (r *reader) journeyBefore(q quantity, s sentence, floor int) bool {
	for k := q.first - 1; k >= max(s.first, floor) && k > q.first-4; k-- {
		if travelVerb(r.low(k)) {
			return true
		}
		if r.tok[k].kind != word || r.at[k] >= 0 {
			return false
		}
	}
	return false
}

// add appends the claim of q.
func (r *reader) add(q quantity, f frame, e ends) {
	span := geoparse.Span{Start: r.tok[q.first].start, End: r.tok[q.next-1].end}
	c := Claim{
		Span:      span,
		Text:      r.doc.Text[span.Start:span.End],
		Value:     Interval{q.lo, q.hi},
		Unit:      geo.Unit(q.unit),
		Direction: Direction(f.direction),
		Mode:      Mode(f.mode),
		Journey:   f.journey,
		Relation:  e.relation,
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
func (r *reader) asEnd(e entity) End {
	x := End{Place: e.place, Ref: e.ref, Mention: e.mention, Basis: e.basis, Rule: e.rule, Confidence: e.confidence, RunnersUp: distinct(e.others, e.place), origin: e.origin}
	switch {
	case e.mention >= 0:
		x.Name = r.doc.Mentions[e.mention].Text
	case e.end > e.start+1 || e.end > e.start && (e.known() || r.sent[r.sentenceAt(e.start)].first < e.start):
		x.Name = r.words(e.start, e.end) // not the first word of a sentence, which has its capital in any case
	}
	if x.Rule == "" && x.Basis == Stated {
		x.Rule = ruleNamed
	}
	if !e.known() {
		x.Basis, x.Confidence = Unknown, 0
	}
	return x
}
