package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// rightContext is what stands around a quantity: how it is a distance, in which
// direction, and the phrases that name its ends.
type rightContext struct {
	relation  extract.Relation
	direction quantity.Direction
	mode      quantity.Mode
	away      bool // "away", "distant", "off"
	apart     bool
	travel    bool   // "a 30-mile drive"
	journey   bool   // "a 30-mile march": travelled by somebody
	anchor    phrase // after "from", "of", "off" …
	other     phrase // the second end of "from A to B", "between A and B"
	located   phrase // the place put somewhere: "12 km south to Conway"
	next      int    // token after all of it
	veto      bool   // the measure of a thing
}

// hasAnchor reports whether the words name an end or point to one.
func (f *rightContext) hasAnchor() bool { return f.anchor.kind != phraseNone }

// frameLimit bounds the words between a quantity and the place after it.
const frameLimit = 16

// rightOf reads the words after quantity q up to the end of its sentence.
func (r rights) rightOf(q quantity.Quantity, s extract.Sentence) rightContext {
	f := rightContext{next: q.After}
	f.anchor.mention, f.other.mention, f.located.mention = -1, -1, -1
	k := q.After
	if r.Low(k) == ")" && q.First > s.First && r.Low(q.First-1) == "(" {
		k++ // "a two-hour drive (130 km) from X"
	}
	for range frameLimit {
		if k >= s.Next {
			break
		}
		n := r.rightWord(&f, q, s, k)
		if n <= k {
			break
		}
		k = n
		f.next = k
		if f.veto || f.hasAnchor() || f.located.kind != phraseNone {
			break
		}
	}
	if f.hasAnchor() {
		r.rightTail(&f, s)
	}
	return f
}

// rightWord reads one step of the frame at token k and returns the token
// after it, or k when the frame ends there.
func (r rights) rightWord(f *rightContext, q quantity.Quantity, s extract.Sentence, k int) int {
	tok := r.Tokens[k]
	if tok.Kind == quantity.Mark {
		switch {
		case tok.Word == "(" || tok.Word == "[":
			if e := r.closing(k, s.Next); e > 0 {
				return e + 1
			}
		case tok.Word == "," || tok.Dash():
			if r.resumes(k+1, s.Next) && !r.opensLeading(k+1, s) {
				return k + 1
			}
		case tok.Word == "/" && k+1 < s.Next:
			f.veto = true // "30 km/h"
			return k + 1
		}
		return k
	}
	if tok.Kind != quantity.Word {
		return k
	}
	p, n := r.direction(s.Next, k)
	if r.Mention(k) >= 0 && (p == "" || r.After(k) > n) {
		return k
	}
	if p != "" {
		if f.direction == "" {
			f.direction = p
		}
		if r.plays(n, roleShore) {
			return k
		}
		return n
	}
	if r.is(k, classAway) {
		f.away = true
		return k + 1
	}
	switch {
	case r.plays(k, roleApart):
		f.apart = true
		return k + 1
	case r.plays(k, roleDividing):
		return r.pairAfter(f, s, k)
	case r.plays(k, roleOfAnchor):
		return r.preposition(f, q, s, k)
	case r.plays(k, roleTowards):
		return r.toward(f, q, s, k)
	case r.plays(k, roleOverland):
		f.mode = quantity.Road
		return k + 1
	case r.plays(k, roleRadius):
		f.relation = extract.Radius
		return k + 1
	}
	switch tok.Word {
	case "between":
		return r.pairAfter(f, s, k)
	case "down", "up", "along", "across":
		// "30 miles down the road", "10 km up the coast"
		if r.Low(k+1) == "the" && k+2 < s.Next {
			switch {
			case r.is(k+2, classRoadAlong):
				f.away, f.mode = tok.Word != "across", quantity.Road
				return k + 3
			case r.is(k+2, classWaterAlong):
				f.away = true
				return k + 3
			}
		}
	case "as":
		if r.Low(k+1) == "the" && r.plays(k+2, roleCrow) && r.plays(k+3, roleFlies) {
			f.mode = quantity.Straight
			return k + 4
		}
	case "by":
		if m, n := r.byMode(r.Low(k+1), k); n > k {
			f.mode = m
			return n
		}
	case "around":
		if f.relation == extract.Radius {
			return r.preposition(f, q, s, k)
		}
	}
	if r.is(k, classJourneyAdjective) { // "a 30-mile road journey"
		if _, ok := r.travelNoun(r.Low(k + 1)); ok && !r.plays(k+1, roleWay) {
			if r.plays(k, roleAirWord) {
				f.mode = quantity.Flight
			}
			return k + 1
		}
		if r.plays(k, roleLasting) {
			f.veto = true
			return k + 1
		}
	}
	if tok.Word == "above" && k+1 < s.Next && r.Mention(k+1) >= 0 && r.Spot(r.Mention(k+1)) {
		return r.preposition(f, q, s, k) // up the valley from a village
	}
	if m, ok := r.travelNoun(tok.Word); ok {
		f.travel, f.journey = true, f.journey || r.is(k, classJourneyNoun)
		if m != "" && f.mode == "" {
			f.mode = m
		}
		return k + 1
	}
	if r.is(k, classMeasure) || r.plays(k, roleMeasure) || tok.Word == "an" {
		f.veto = true
		return k + 1
	}
	return k
}

// compassToken reports whether token i is a compass word, which a mention
// such as "South" may cover by mistake.
func (r reader) compassToken(i int) bool { return !r.Capital(i) && r.compass(i) != "" }

// closing returns the token of the bracket that closes the one at k, or -1. One pair may stand in another: the sounds of a
// name beside its other names.
func (r things) closing(k, limit int) int {
	depth := 1
	for j := k + 1; j < limit && j < k+150; j++ {
		switch r.Low(j) {
		case ")", "]":
			if depth--; depth == 0 {
				return j
			}
		case "(", "[":
			if depth++; depth > 2 {
				return -1
			}
		}
	}
	return -1
}

// resumes reports whether the frame goes on after a comma: ", by road,
// east of", ", as the crow flies, from", ", south of X".
func (r rights) resumes(k, limit int) bool {
	if k >= limit {
		return false
	}
	switch r.Low(k) {
	case "by":
		_, n := r.byMode(r.Low(k+1), k)
		return n > k
	case "as":
		return r.plays(k+2, roleCrow)
	case "away", "from", "off":
		return true
	case "in":
		return r.Low(k+1) == "a" && r.plays(k+2, roleStraight)
	case "to", "towards":
		p, _ := r.direction(limit, k+2)
		return r.Low(k+1) == "the" && p != ""
	}
	p, n := r.direction(limit, k)
	return p != "" && (r.Low(n) == "of" || r.Low(n) == "from")
}
