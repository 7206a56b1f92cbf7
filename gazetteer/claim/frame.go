package claim

// frame is what stands around a quantity: how it is a distance, in which
// direction, and the phrases that name its ends.
type frame struct {
	relation  Relation
	direction string
	mode      string // "road", "flight", "sea", "straight"
	away      bool   // "away", "distant", "off"
	apart     bool
	travel    bool   // "a 30-mile drive"
	past      bool   // "beyond", "past": along a way
	journey   bool   // "a 30-mile march": travelled by somebody
	anchor    target // after "from", "of", "off" …
	other     target // the second end of "from A to B", "between A and B"
	located   target // the place put somewhere: "12 km south to Conway"
	next      int    // token after all of it
	veto      bool   // the measure of a thing
}

// hasAnchor reports whether the words name an end or point to one.
func (f *frame) hasAnchor() bool { return f.anchor.kind != nothing }

// frameLimit bounds the words between a quantity and the place after it.
const frameLimit = 16

// frameOf reads the words after quantity q up to the end of its sentence.
func (r *reader) frameOf(q quantity, s sentence) frame {
	f := frame{next: q.after}
	f.anchor.mention, f.other.mention, f.located.mention = -1, -1, -1
	k := q.after
	if r.low(k) == ")" && q.first > s.first && r.low(q.first-1) == "(" {
		k++ // "a two-hour drive (130 km) from X"
	}
	for range frameLimit {
		if k >= s.next {
			break
		}
		n := r.frameWord(&f, q, s, k)
		if n <= k {
			break
		}
		k = n
		f.next = k
		if f.veto || f.hasAnchor() || f.located.kind != nothing {
			break
		}
	}
	if f.hasAnchor() {
		r.frameTail(&f, s)
	}
	return f
}

// frameWord reads one step of the frame at token k and returns the token
// after it, or k when the frame ends there.
func (r *reader) frameWord(f *frame, q quantity, s sentence, k int) int {
	tok := r.tok[k]
	if tok.kind == mark {
		switch {
		case tok.low == "(" || tok.low == "[":
			if e := r.closing(k, s.next); e > 0 {
				return e + 1
			}
		case tok.low == "," || isHyphen(tok):
			if r.resumes(k+1, s.next) {
				return k + 1
			}
		case tok.low == "/" && k+1 < s.next:
			f.veto = true // "30 km/h"
			return k + 1
		}
		return k
	}
	if tok.kind != word {
		return k
	}
	p, n := directionAt(r.tok[:s.next], k)
	if r.at[k] >= 0 && (p == "" || r.after(k) > n) {
		return k
	}
	if p != "" {
		if f.direction == "" {
			f.direction = p
		}
		if lo := r.low(n); lo == "coast" || lo == "bank" {
			return k
		}
		return n
	}
	switch tok.low {
	case "away", "distant", "farther", "further", "out", "upstream", "downstream", "upriver", "downriver", "inland", "offshore", "downrange", "northwest-bound":
		f.away = true
		return k + 1
	case "apart", "asunder":
		f.apart = true
		return k + 1
	case "from", "of", "off", "outside", "beyond", "past", "short", "inside", "behind", "before":
		return r.preposition(f, q, s, k)
	case "between", "separates", "separate", "separated", "separating", "divides", "divide":
		return r.pairAfter(f, s, k)
	case "to", "toward", "towards", "in", "at", "on", "into":
		return r.toward(f, q, s, k)
	case "down", "up", "along", "across":
		// "30 miles down the road", "10 km up the coast"
		if r.low(k+1) == "the" && k+2 < s.next {
			switch r.low(k + 2) {
			case "road", "highway", "motorway", "line", "track", "autobahn", "interstate", "freeway":
				f.away, f.mode = tok.low != "across", "road"
				return k + 3
			case "coast", "shore", "river", "valley", "peninsula", "gulf", "bay", "strait", "channel", "border", "water", "lake", "shoreline", "lakeside", "fjord":
				f.away = true
				return k + 3
			}
		}
	case "as":
		if r.low(k+1) == "the" && (r.low(k+2) == "crow" || r.low(k+2) == "bird") && (r.low(k+3) == "flies" || r.low(k+3) == "fly") {
			f.mode = "straight"
			return k + 4
		}
	case "by":
		if m, n := byMode(r.low(k+1), k); n > k {
			f.mode = m
			return n
		}
	case "overland":
		f.mode = "road"
		return k + 1
	case "radius":
		f.relation = Radius
		return k + 1
	case "around":
		if f.relation == Radius {
			return r.preposition(f, q, s, k)
		}
	case "straight", "direct", "round", "easy", "hard", "long", "dangerous", "bumpy", "return", "overnight", "hour", "helicopter", "bicycle", "bike", "sea", "land", "air", "road":
		// Adjectives of a journey: "a 30-mile road journey".
		if _, ok := travelNoun(r.low(k + 1)); ok && r.low(k+1) != "way" {
			if tok.low == "air" || tok.low == "helicopter" {
				f.mode = "flight"
			}
			return k + 1
		}
		if tok.low == "long" || tok.low == "road" || tok.low == "hour" {
			f.veto = true
			return k + 1
		}
	}
	if tok.low == "above" && k+1 < s.next && r.at[k+1] >= 0 && r.spot(r.at[k+1]) {
		return r.preposition(f, q, s, k) // up the valley from a village
	}
	if m, ok := travelNoun(tok.low); ok {
		f.travel, f.journey = true, f.journey || journeyNoun(tok.low)
		if m != "" && f.mode == "" {
			f.mode = m
		}
		return k + 1
	}
	if measureNoun(tok.low) || tok.low == "per" || tok.low == "an" || tok.low == "square" || tok.low == "cubic" {
		f.veto = true
		return k + 1
	}
	return k
}

// compassToken reports whether a token is a compass word, which a mention
// such as "South" may cover by mistake.
func compassToken(t token) bool { return !t.upper && compassWord(t) != "" }

// closing returns the token of the bracket that closes the one at k, or -1.
func (r *reader) closing(k, limit int) int {
	for j := k + 1; j < limit && j < k+150; j++ {
		switch r.low(j) {
		case ")", "]":
			return j
		case "(", "[":
			return -1
		}
	}
	return -1
}

// resumes reports whether the frame goes on after a comma: ", by road,
// east of", ", as the crow flies, from", ", south of X".
func (r *reader) resumes(k, limit int) bool {
	if k >= limit {
		return false
	}
	switch r.low(k) {
	case "by":
		_, n := byMode(r.low(k+1), k)
		return n > k
	case "as":
		return r.low(k+2) == "crow"
	case "away", "from", "off":
		return true
	case "in":
		return r.low(k+1) == "a" && r.low(k+2) == "straight"
	case "to", "towards":
		p, _ := directionAt(r.tok[:limit], k+2)
		return r.low(k+1) == "the" && p != ""
	}
	p, n := directionAt(r.tok[:limit], k)
	return p != "" && (r.low(n) == "of" || r.low(n) == "from")
}

// byMode reads what follows "by": road, air, sea.
func byMode(low string, k int) (mode string, next int) {
	switch low {
	case "road", "car", "bus", "rail", "train", "land", "truck", "highway", "taxi", "foot":
		return "road", k + 2
	case "air", "plane", "helicopter", "flight":
		return "flight", k + 2
	case "sea", "boat", "ferry", "ship", "water", "river":
		return "sea", k + 2
	}
	return "", k
}
