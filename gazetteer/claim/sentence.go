package claim

// subjectKind says what a sentence is about.
type subjectKind uint8

const (
	noSubject subjectKind = iota
	place                 // a mention
	unlisted              // a name that is no mention
	again                 // "it", "the town": what the text was about before
	someOther             // "the nearest town", "its capital": the predicate says which
	thing                 // anything else: "the talks", "Mr A"
)

// subject is the subject of a sentence as far as places go.
type subject struct {
	kind       subjectKind
	mention    int
	start, end int    // tokens of the phrase
	head       string // noun of again: "town"
	defining   bool   // a verb of being follows: the sentence tells where or what it is
	verb       int    // token of that verb
	border     bool   // the border of the mention, not the place itself
	strict     bool   // the verb says what or where it is: "is a town", "lies", "is located"
}

// verbReach bounds the words between a subject and its verb: names in
// other languages stand in brackets there, which do not count.
const verbReach = 40

// subjectOf reads the subject of a sentence.
func (r *reader) subjectOf(s sentence) subject {
	i := s.first
	for i < s.next && (r.tok[i].kind == breach || r.tok[i].kind == mark) {
		i++
	}
	if i >= s.next {
		return subject{mention: -1}
	}
	fronted := placedWord(r.low(i))
	if j := r.afterDateline(i, s); j > i {
		i = j
	} else if fronted || adverbial(r.low(i)) && r.at[i] < 0 {
		// "In 2018, …", "Located on the coast, …"
		for j := i; j < s.next && j < i+30; j++ {
			if r.low(j) == "(" {
				if e := r.closing(j, s.next); e > 0 {
					j = e
				}
			}
			if r.low(j) == "," && j+1 < s.next && !(r.at[j+1] >= 0 && j > 0 && r.at[j-1] >= 0 && !fronted) {
				i = j + 1
				break
			}
		}
		if fronted && placedWord(r.low(i)) {
			return subject{kind: again, mention: -1, start: i, end: i, defining: true, strict: true, verb: i}
		}
	}
	out := r.phraseSubject(i, s)
	if fronted && out.kind == thing {
		return subject{kind: again, mention: -1, start: i, end: i, defining: true, strict: true, verb: s.first}
	}
	return out
}

// adverbial reports whether a word opens a phrase before the subject.
func adverbial(low string) bool {
	switch low {
	case "in", "at", "on", "since", "during", "by", "from", "after", "before", "historically", "geographically", "administratively", "today", "according", "as", "with", "some", "about", "around", "just", "roughly", "nearly":
		return true
	}
	return false
}

// phraseSubject reads the noun phrase at token i as the subject.
func (r *reader) phraseSubject(i int, s sentence) subject {
	out := subject{mention: -1, start: i, end: i, verb: -1}
	if i >= s.next {
		return out
	}
	low := r.low(i)
	if low == "it" || low == "this" {
		out.kind, out.end = again, i+1
		if low == "this" && settlementNoun(r.low(i+1)) {
			out.head, out.end = r.low(i+1), i+2
		}
		r.verbOf(&out, s)
		return out
	}
	t := r.targetAt(i, s.next)
	out.end = max(t.next, i)
	switch t.kind {
	case named:
		out.kind, out.mention, out.border = place, t.mention, t.relation == Border
		if !r.closesPhrase(t.next, s) || r.ofThing(t.mention) {
			out.kind = thing
		}
	case name:
		out.kind, out.start, out.end = unlisted, t.start, t.end
		if !r.closesPhrase(t.end, s) || !r.nameLike(t, s) {
			out.kind = thing
		}
	case generic:
		out.head = t.head
		out.kind = again
		for j := i; j < t.next; j++ {
			switch r.low(j) {
			case "nearest", "closest", "next", "other", "neighbouring", "neighboring", "administrative", "regional", "provincial", "largest", "larger", "main", "its", "their", "county", "state", "national", "nearby", "capital", "district", "headquarters", "seat", "a", "an", "another", "border", "coast", "airport", "station":
				if j < t.next-1 || r.low(j) == "capital" || r.low(j) == "border" || r.low(j) == "coast" || r.low(j) == "airport" || r.low(j) == "station" {
					out.kind = someOther
				}
			}
		}
		if t.head != "" && !r.closesPhrase(t.next, s) {
			out.kind = thing
		}
	case capital:
		out.kind = someOther
	default:
		out.kind = thing
	}
	r.verbOf(&out, s)
	return out
}

// nameLike reports whether a capitalised phrase is a name and not only the
// first word of its sentence: it has two capitals, stands inside the sentence, or
// the gazetteer knows it.
func (r *reader) nameLike(t target, s sentence) bool {
	if title(r.low(t.start)) && r.low(t.start) != "the" {
		return false
	}
	if t.start > s.first && r.tok[t.start-1].kind == word || t.end-t.start > 1 && r.tok[t.start+1].upper {
		return true
	}
	return len(r.bearers(r.words(t.start, t.end))) > 0
}

// closesPhrase reports whether a noun phrase ends before token j: "Moscow
// is", "Istanbul (", not "Moscow's delegation" or "Istanbul talks".
func (r *reader) closesPhrase(j int, s sentence) bool {
	if j >= s.next {
		return true
	}
	t := r.tok[j]
	if t.kind != word {
		return t.low != "'" && t.low != "’" && !isHyphen(t) || isHyphen(t) && (j == 0 || r.tok[j-1].end != t.start)
	}
	if settlementNoun(t.low) && j+1 < s.next && finiteBe(r.low(j+1)) {
		return true
	}
	return finiteBe(t.low) || clauseBreak(t.low) || placedWord(t.low) || extendVerb(t.low) || t.low == "of" || t.low == "in" || t.low == "also" || t.low == "itself" || t.low == "commonly" || t.low == "formerly" || t.low == "officially" || t.low == "proper" ||
		r.at[j] >= 0 || pastVerb(t.low)
}

// pastVerb reports whether a word looks like a verb that may follow a subject.
func pastVerb(low string) bool {
	if len(low) > 3 && low[len(low)-2:] == "ed" {
		return true
	}
	switch low {
	case "has", "had", "have", "became", "becomes", "fell", "saw", "took", "went", "came", "held", "grew", "gave", "lost", "got", "made", "says", "said", "belongs", "borders", "contains", "hosts", "serves", "consists", "forms", "lies", "sits":
		return true
	}
	return false
}

// verbOf finds the verb of being that makes a sentence say where its
// subject is.
func (r *reader) verbOf(out *subject, s sentence) {
	for j, n := out.end, 0; j < s.next && n < verbReach; j, n = j+1, n+1 {
		low := r.low(j)
		if low == "(" || low == "[" {
			if e := r.closing(j, s.next); e > 0 {
				j = e
				continue
			}
		}
		if low == ";" || r.tok[j].kind == breach {
			return
		}
		if speechVerb(low) {
			return
		}
		if finiteBe(low) || low == "locates" || j == out.end && placedWord(low) {
			if j > 0 && relative(r.low(j-1)) {
				continue
			}
			out.defining, out.verb = true, j
			out.strict = r.tellsWhere(j, s)
			return
		}
	}
}

// tellsWhere reports whether the verb at token j says what or where its
// subject is, not what was done to it.
func (r *reader) tellsWhere(j int, s sentence) bool {
	switch r.low(j) {
	case "lies", "lie", "lay", "sits", "sit", "stands", "stand", "locates", "begins", "starts", "rises":
		return true
	}
	if placedWord(r.low(j)) && !finiteBe(r.low(j)) {
		return true
	}
	for k := j + 1; k < s.next && k < j+4; k++ {
		switch low := r.low(k); low {
		case "also", "still", "now", "currently", "itself", "only", "just", "about", "around", "some", "roughly", "approximately", "nearly", "almost", "then", "once", "today":
			continue
		case "a", "an", "the", "one", "its", "part", "home", "in", "on", "at", "near", "among", "within", "close":
			return true
		}
		_, ok := smallWord(r.low(k))
		return ok || placedWord(r.low(k)) || r.tok[k].kind == figure || compassWord(r.tok[k]) != ""
	}
	return false
}

// afterDateline returns the token after a dateline at i, "KYIV, Ukraine
// (Agency) —", or i.
func (r *reader) afterDateline(i int, s sentence) int {
	for j := i; j < s.next && j < i+16; j++ {
		t := r.tok[j]
		if isHyphen(t) && t.low != "-" && j > i || t.low == "-" && j > i && t.start > r.tok[j-1].end {
			if r.at[i] >= 0 || r.allCaps(i) {
				return j + 1
			}
			return i
		}
		if t.kind == word && !t.upper && r.at[j] < 0 && t.low != "of" {
			return i
		}
	}
	return i
}

// allCaps reports whether token i is a word of capitals.
func (r *reader) allCaps(i int) bool {
	s := r.doc.Text[r.tok[i].start:r.tok[i].end]
	for k := 0; k < len(s); k++ {
		if 'a' <= s[k] && s[k] <= 'z' {
			return false
		}
	}
	return len(s) > 1
}
