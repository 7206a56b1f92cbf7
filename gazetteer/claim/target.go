package claim

import "dateline/gazetteer"

// targetKind says what a noun phrase offers as an end of a distance.
type targetKind uint8

const (
	nothing targetKind = iota // a thing that is no place, or no phrase at all
	named                     // a mention
	name                      // a capitalised name that is no mention
	capital                   // "the French capital": of the place of the mention
	generic                   // "the town", "the capital", "the border"
	deictic                   // "here", "there"
)

// target is a noun phrase read as a place.
type target struct {
	kind       targetKind
	relation   Relation // From, Border or Coast
	mention    int      // -1 when the phrase holds none
	head       string   // the noun of a generic: "town", "border"
	start, end int      // tokens of a name
	next       int      // token after the phrase
}

// phraseLimit bounds the words before the place in a noun phrase: "its
// old and long disputed status as a port and market town".
const phraseLimit = 12

// targetAt reads the noun phrase that starts at token i and ends before limit.
func (r *reader) targetAt(i, limit int) target {
	t := target{relation: From, mention: -1, next: i}
	of := false // the last word was "of" or "with": the head is what follows
	for j, words := i, 0; j < limit && words < phraseLimit; words++ {
		tok := r.tok[j]
		if m := r.at[j]; m >= 0 {
			j = r.after(j)
			if done := r.mentionTarget(&t, m, j, limit); done {
				return t
			}
			j, of = t.next, true
			continue
		}
		switch {
		case tok.kind == breach:
			return t
		case tok.low == "'" || tok.low == "’" || tok.low == "s" && j > i || tok.low == "\"" || tok.low == "“" || tok.low == "”":
			j++
		case tok.low == "," || tok.low == "(":
			// Only "the capital, Niamey" and "the capital (Niamey)" go on.
			if t.kind != generic || of || !r.nameFollows(j+1, limit) {
				return t
			}
			j++
			of = true
		case isHyphen(tok):
			j++
		case tok.kind == mark || tok.kind == figure:
			return t
		case tok.low == "here" || tok.low == "there" || tok.low == "where" && j == i:
			if t.kind == nothing {
				t.kind, t.next = deictic, j+1
			}
			return t
		case venueNoun(tok.low) && t.kind == nothing && j > i:
			t.kind, t.next = deictic, j+1 // "from the talks"
			return t
		case tok.low == "of" || tok.low == "with" || tok.low == "in" && t.kind == generic && j+1 < limit && r.at[j+1] >= 0 && settlementNoun(t.head) || tok.low == "between" && t.head != "":
			if j == i {
				return t
			}
			of = true
			j++
		case tok.low == "the" || tok.low == "a" || tok.low == "an" || tok.low == "its" || tok.low == "their" || tok.low == "his" || tok.low == "both" || tok.low == "near" && j == i:
			if t.kind == generic && !of {
				return t
			}
			j++
		case tok.upper && compassWord(tok) == "" && !r.titleNoun(j):
			if t.kind == generic && !of && !settlementNoun(t.head) {
				return t
			}
			start := j
			if openingWord(tok.low) {
				return t
			}
			j = r.nameEnd(j, limit)
			if j < limit && (r.low(j) == "'" || r.low(j) == "’") && r.low(j+1) == "s" {
				j += 2 // an owner: "Zelenskyy's hometown of …"
				continue
			}
			t.kind, t.start, t.end, t.next = name, start, j, j
			if h := r.low(j); h == "border" || h == "frontier" {
				t.relation, t.next = Border, j+1
			}
			return t
		case tok.low == "and" && t.kind == generic && settlementNoun(r.low(j+1)) && r.low(j+2) == "of":
			j++ // "the village and parish of X"
		case clauseBreak(tok.low) && compassWord(tok) == "":
			return t
		default:
			switch tok.low {
			case "border", "frontier":
				t.relation, t.kind, t.head, t.next = Border, generic, tok.low, j+1
			case "coast", "coastline", "shore", "shores", "shoreline", "seaside", "beach":
				t.relation, t.kind, t.head, t.next = Coast, generic, tok.low, j+1
			default:
				if t.kind == nothing && !of && siteNoun(tok.low) {
					t.kind, t.head, t.next = generic, tok.low, j+1
				} else if settlementNoun(tok.low) && (t.kind == nothing || t.kind == generic) {
					t.kind, t.head, t.next = generic, tok.low, j+1
				} else if t.kind == generic && !of {
					return t // "the town yesterday"
				}
			}
			of = false
			j++
		}
	}
	return t
}

// nameEnd returns the token after the capitalised name that starts at i:
// "Stratford", "Coeur d'Alene", "Hay-on-Wye", "Rio de Janeiro", "Route 6".
func (r *reader) nameEnd(i, limit int) int {
	j := i + 1
	for j < limit && r.at[j] < 0 {
		t := r.tok[j]
		touches := t.start == r.tok[j-1].end
		switch {
		case t.upper, t.kind == figure:
		case touches && t.kind == word:
		case touches && (isHyphen(t) || t.low == "'" || t.low == "’") && j+1 < limit && r.tok[j+1].kind == word && r.tok[j+1].start == t.end && r.low(j+1) != "s":
		case t.kind == word && nameJoiner(t.low) && j+1 < limit && r.at[j+1] < 0 && r.tok[j+1].upper:
		default:
			return j
		}
		j++
	}
	return j
}

// titleNoun reports whether a capitalised word is a common noun before a
// name: "the City of Arusha", "the Hamlet of Durhamville", "Downtown Miami".
func (r *reader) titleNoun(j int) bool {
	low := r.low(j)
	return settlementNoun(low) && r.low(j+1) == "of" || low == "downtown" || low == "central" || low == "the"
}

// nameJoiner reports whether a lower-case word may stand inside a name.
func nameJoiner(low string) bool {
	switch low {
	case "de", "la", "del", "di", "da", "do", "dos", "das", "du", "des", "le", "les", "el", "al", "en", "sur", "am", "an", "der", "den", "ob", "bei", "upon", "on", "under", "van", "von", "of", "the", "i", "y", "e":
		return low != "of" && low != "the" && low != "on" && low != "an"
	}
	return false
}

// nameFollows reports whether a mention or a capitalised word comes next.
func (r *reader) nameFollows(i, limit int) bool {
	if i < limit && r.low(i) == "the" {
		return settlementNoun(r.low(i+1)) && r.low(i+2) == "of"
	}
	return i < limit && (r.at[i] >= 0 && r.names(r.at[i]) || r.tok[i].upper)
}

// mentionTarget decides what a mention that ends before token j makes of
// the phrase. It reports whether the phrase is complete.
func (r *reader) mentionTarget(t *target, m, j, limit int) (done bool) {
	if t.kind == generic && t.relation == From && t.head == "capital" {
		// "the capital of Zambia" is a town, "the capital of Regina" is Regina.
		if p, ok := r.place(m); ok && !isSpot(p) && r.names(m) {
			t.kind, t.mention, t.next = capital, m, j
			return true
		}
	}
	owner := j < limit && (r.low(j) == "'" || r.low(j) == "’")
	k := j
	if owner {
		k++
		if r.low(k) == "s" {
			k++
		}
	}
	// "the Turkey-Syria border", "the Syrian-Turkish border"
	if k+1 < limit && isHyphen(r.tok[k]) && r.at[k+1] >= 0 {
		return r.mentionTarget(t, r.at[k+1], r.after(k+1), limit)
	}
	// Words after the mention that make something else of it.
	for n, e := k, k+5; n < limit && n < e; n++ {
		if r.at[n] >= 0 {
			break
		}
		low := r.tok[n].low
		if compassWord(r.tok[n]) != "" || r.tok[n].kind != word && !isHyphen(r.tok[n]) {
			if !owner || r.tok[n].kind != word {
				break
			}
			continue
		}
		switch low {
		case "border", "frontier":
			t.kind, t.relation, t.mention, t.next = named, Border, m, n+1
			// "Poland's border with Belarus" is the same line from either side.
			return true
		case "coast", "coastline", "shore", "shores", "mainland", "seaboard":
			t.kind, t.relation, t.mention, t.next = named, Coast, m, n+1
			return true
		case "capital":
			q := n + 1
			if r.low(q) == "city" {
				q++
			}
			if r.low(q) == "," || r.low(q) == "(" || r.low(q) == "of" {
				q++
			}
			if q < limit && r.at[q] >= 0 && r.spot(r.at[q]) {
				t.kind, t.mention, t.next = named, r.at[q], r.after(q)
				return true
			}
			if p, ok := r.place(m); ok && !isSpot(p) {
				t.kind, t.mention, t.next = capital, m, n+1
				return true
			}
		}
		if settlementNoun(low) && (!r.names(m) || owner || !r.spot(m) || r.low(n+1) == "of") {
			// "the Turkish city of Ankara", "Ukraine's second city, Kharkiv"
			q := n + 1
			if r.low(q) == "," || r.low(q) == "of" || r.low(q) == "(" {
				q++
			}
			if q < limit && r.at[q] >= 0 && r.names(r.at[q]) {
				t.kind, t.mention, t.next = named, r.at[q], r.after(q)
				return true
			}
			if q < limit && r.tok[q].upper {
				t.kind, t.head, t.next = generic, low, q
				return false
			}
		}
		if r.tok[n].upper || low == "of" || low == "in" || low == "within" || low == "at" || low == "from" || clauseBreak(low) {
			break
		}
	}
	if !r.names(m) {
		t.next = j
		return false
	}
	t.kind, t.mention, t.next = named, m, j
	return true
}

// resolve returns the places that a target stands for: the place itself,
// or the capital of it.
func (r *reader) resolve(t target) (place int, ref gazetteer.Ref) {
	switch t.kind {
	case named:
		return r.resolved[t.mention], gazetteer.NoRef
	case capital:
		p, ok := r.place(t.mention)
		if !ok {
			break
		}
		if ref, ok := r.seek.capital(p); ok {
			return r.placeOf(ref), ref
		}
	}
	return -1, gazetteer.NoRef
}

// placeOf returns the document's place with this ref, or -1.
func (r *reader) placeOf(ref gazetteer.Ref) int {
	for i := range r.doc.Places {
		if r.doc.Places[i].Ref == ref {
			return i
		}
	}
	return -1
}
