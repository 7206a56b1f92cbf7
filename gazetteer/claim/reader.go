package claim

import (
	"sort"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// reader walks one document. It lives for one Extract.
type reader struct {
	doc    *geoparse.Document
	seek   seeker
	tok    []token
	at     []int // for each token the mention that covers it, or -1
	sent   []sentence
	claims []Claim
	frames []frame // one for each claim
	pairs  []ends  // one for each claim

	resolved []int                 // for each mention its place, or -1
	first    int                   // the first sentence that defines its subject, or -1
	rival    int                   // the first sentence after it that defines another subject, or -1
	title    entity                // the mention that the title names, if any
	subjects int                   // the last number given to a subject of several distances
	dateline int                   // the first token after the dateline
	towns    map[int]gazetteer.Ref // of mentions of units, the towns that bear their names
	moved    map[int]gazetteer.Ref // places of the document resolved anew
}

// sentence is a half-open range of tokens with what the discourse rules
// need to know of it.
type sentence struct {
	first, next int
	subject     subject
}

// seeker finds places that the document's mentions do not name.
type seeker interface {
	place(gazetteer.Ref) gazetteer.Place
	// capital returns the capital of the country or first-level unit p.
	capital(p gazetteer.Place) (gazetteer.Ref, bool)
	// bears reports whether name is one of the names of a place.
	bears(r gazetteer.Ref, name string) bool
	// bearers returns the places of the name that a distance may locate.
	bearers(name string) []gazetteer.Ref
}

// longestSentence bounds the tokens of a sentence. What is longer is a list
// or a table, and is read in pieces, which keeps the time linear.
const longestSentence = 400

// newReader cuts the text and ties mentions and sentences to its tokens.
func newReader(doc *geoparse.Document, s seeker) *reader {
	r := &reader{doc: doc, seek: s, tok: tokens(doc.Text)}
	r.at = make([]int, len(r.tok))
	m := 0
	for i, t := range r.tok {
		for m < len(doc.Mentions) && doc.Mentions[m].End <= t.start {
			m++
		}
		r.at[i] = -1
		if m < len(doc.Mentions) && doc.Mentions[m].Start < t.end && t.start < doc.Mentions[m].End && !fragment(doc, m) {
			r.at[i] = m
		}
	}
	spans := doc.Sentences
	if len(spans) == 0 {
		spans = []geoparse.Span{{Start: 0, End: len(doc.Text)}}
	}
	first := 0
	for _, s := range spans {
		next := first + sort.Search(len(r.tok)-first, func(k int) bool { return r.tok[first+k].start >= s.End })
		for ; next-first > longestSentence; first += longestSentence {
			r.sent = append(r.sent, sentence{first: first, next: first + longestSentence})
		}
		if next > first {
			r.sent = append(r.sent, sentence{first: first, next: next})
		}
		first = next
	}
	r.resolved = make([]int, len(doc.Mentions))
	for i := range doc.Mentions {
		r.resolved[i] = r.ownPlace(i)
	}
	r.first = -1
	for i := range r.sent {
		r.sent[i].subject = r.subjectOf(r.sent[i])
		if s := r.sent[i].subject; r.first < 0 && s.strict && (s.kind == unlisted || s.kind == place && r.spotOrArea(s.mention)) {
			r.first = i
		}
	}
	r.rival = -1
	for i := r.first + 1; r.first >= 0 && r.rival < 0 && i < len(r.sent); i++ {
		s := r.sent[i].subject
		if s.strict && (s.kind == place && r.spotOrArea(s.mention) || s.kind == unlisted) &&
			!r.same(r.ofSubject(s, Inferred, 0), r.ofSubject(r.sent[r.first].subject, Inferred, 0)) && !r.locates(i) {
			r.rival = i
		}
	}
	if len(r.sent) > 0 {
		if s := r.sent[0]; r.afterDateline(s.first, s) > s.first {
			r.dateline = r.afterDateline(s.first, s)
		}
	}
	r.title = r.titleMention()
	return r
}

// fragment reports whether a mention is only a part of a longer name, as
// "Wye" or "Hay" in "Hay-on-Wye": the part is not what is meant.
func fragment(doc *geoparse.Document, m int) bool {
	start, end := doc.Mentions[m].Start, doc.Mentions[m].End
	text := doc.Text
	if start > 0 && text[start] == '-' {
		return true
	}
	if start > 1 && text[start-1] == '-' && isLetter(text[start-2]) && (m == 0 || doc.Mentions[m-1].End != start-1) {
		return true
	}
	if end+2 < len(text) && text[end] == '-' && text[end+1] >= 'a' && text[end+1] <= 'z' {
		j := end + 1
		for j < len(text) && isLetter(text[j]) {
			j++
		}
		return j < len(text) && text[j] == '-' && partJoiner(text[end+1:j])
	}
	return wayNoun(firstWord(text[end:]))
}

// firstWord returns the capitalised word that follows one space, in lower case.
func firstWord(s string) string {
	if len(s) < 3 || s[0] != ' ' || s[1] < 'A' || s[1] > 'Z' {
		return ""
	}
	j := 1
	for j < len(s) && isLetter(s[j]) {
		j++
	}
	return asciiLower(s[1:j])
}

// wayNoun reports whether a word makes the name before it one of a road or a
// river, which lies nowhere in particular.
func wayNoun(low string) bool {
	switch low {
	case "road", "street", "avenue", "lane", "highway", "boulevard", "parkway", "expressway", "motorway", "turnpike", "freeway", "route", "interstate", "creek", "river", "trail", "railway", "line", "bridge", "rd", "st", "ave", "hwy", "blvd":
		return true
	}
	return false
}

// partJoiner reports whether a word joins the parts of a hyphened name.
func partJoiner(low string) bool {
	switch low {
	case "on", "in", "by", "under", "upon", "next", "super", "le", "la", "les", "sur", "sous", "en", "de", "du", "des", "am", "an", "der", "auf", "bei", "ob":
		return true
	}
	return false
}

// low returns the lower-case text of token i, "" beyond the ends.
func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.tok) {
		return ""
	}
	return r.tok[i].low
}

// mentionAt returns the mention that covers token i, or -1.
func (r *reader) mentionAt(i int) int {
	if i < 0 || i >= len(r.at) {
		return -1
	}
	return r.at[i]
}

// after returns the first token after mention m, which covers token i.
func (r *reader) after(i int) int {
	m := r.at[i]
	for i < len(r.at) && r.at[i] == m {
		i++
	}
	return i
}

// before returns the last token before the mention that covers token i.
func (r *reader) before(i int) int {
	m := r.at[i]
	for i >= 0 && r.at[i] == m {
		i--
	}
	return i
}

// tokenOf returns the first token of mention m.
func (r *reader) tokenOf(m int) int {
	start := r.doc.Mentions[m].Start
	return sort.Search(len(r.tok), func(k int) bool { return r.tok[k].end > start })
}

// place returns the resolved place of mention m.
func (r *reader) place(m int) (gazetteer.Place, bool) {
	if m < 0 || r.resolved[m] < 0 {
		return gazetteer.Place{}, false
	}
	return r.doc.Places[r.resolved[m]].Place, true
}

// ownPlace returns the place of mention m, or -1. A parser may put a village
// that it does not know into the town nearby; to measure from there would be wrong, so
// a name that its place does not bear has none. A person's correction counts.
func (r *reader) ownPlace(m int) int {
	x := &r.doc.Mentions[m]
	if x.Place < 0 || x.Confidence >= 1 || x.Kind != geoparse.Literal && x.Kind != geoparse.Associative {
		return x.Place
	}
	if !r.seek.bears(r.doc.Places[x.Place].Ref, x.Text) {
		return -1
	}
	return x.Place
}

// names reports whether the mention stands for the place itself, so that a
// distance can start there: not "Turkish", not "spoke Turkish".
func (r *reader) names(m int) bool {
	switch r.doc.Mentions[m].Kind {
	case geoparse.Demonym, geoparse.Language:
		return false
	}
	return true
}

// spot reports whether mention m is a place that a text locates by a
// distance: a town, an island, an airport; not a country, region or sea.
// An unresolved name may be one.
func (r *reader) spot(m int) bool {
	if !r.names(m) {
		return false
	}
	if r.wayMention(m) || r.ofThing(m) {
		return false
	}
	if end := r.doc.Mentions[m].End; end+1 < len(r.doc.Text) && r.doc.Text[end] == ' ' && areaNoun(r.doc.Text[end+1:]) {
		return false
	}
	p, ok := r.place(m)
	if !ok || isSpot(p) {
		return true
	}
	if _, ok = r.townOf(m); ok {
		return true
	}
	return p.Code == "ADM2" && !unitName(r.doc.Mentions[m].Text)
}

// unitName reports whether a name says that it is one of a unit: "Pecos
// County". A second-level unit by a bare name is mostly the town in it.
func unitName(name string) bool {
	for w := range strings.FieldsSeq(asciiLower(name)) {
		if areaNoun(w) || w == "state" || w == "municipality" || w == "shire" {
			return true
		}
	}
	return false
}

// townOf returns the town that bears the name of a mention which was resolved
// to a unit of the same country: a distance starts at the town, not in the middle of
// its district.
func (r *reader) townOf(m int) (gazetteer.Ref, bool) {
	p, ok := r.place(m)
	if !ok || p.Class != "A" || isCountry(p) || !r.names(m) {
		return gazetteer.NoRef, false
	}
	ref, seen := r.towns[m]
	if !seen {
		ref = gazetteer.NoRef
		for _, b := range r.bearers(r.doc.Mentions[m].Text) {
			if q := r.seek.place(b); q.Class == "P" && q.Country == p.Country && (p.Admin1 == "" || q.Admin1 == p.Admin1) {
				ref = b // the most famous comes first
				break
			}
		}
		if r.towns == nil {
			r.towns = map[int]gazetteer.Ref{}
		}
		r.towns[m] = ref
	}
	return ref, ref != gazetteer.NoRef
}

// wayMention reports whether the words of mention m name a road or a river.
func (r *reader) wayMention(m int) bool {
	for w := range strings.FieldsSeq(r.doc.Mentions[m].Text) {
		if wayNoun(asciiLower(w)) || isDigit(w[0]) {
			return true
		}
	}
	return false
}

// areaNoun reports whether a text goes on with a word that makes the name
// before it one of an area or a way: "Matara district", "the Dnipro river".
func areaNoun(s string) bool {
	for _, w := range [...]string{"district", "province", "region", "county", "governorate", "oblast", "prefecture", "department", "state ", "raion", "metropolitan area", "river", "road", "highway", "street", "valley"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// isSpot reports whether p is small enough to be located by a distance.
func isSpot(p gazetteer.Place) bool {
	switch p.Class {
	case "P", "S", "L", "V", "U":
		return p.Code != "RGN" && p.Code != "CONT"
	case "T":
		switch p.Code {
		case "MTS", "PLN", "PLAT", "DSRT", "PEN", "ISLS", "VALS", "RDGE":
			return false
		}
		return true
	case "A":
		switch p.Code {
		case "ADM3", "ADM4", "ADM5", "ADMD":
			return true
		}
	case "R":
		return p.Code == "RSTN" || p.Code == "BDG"
	}
	return false
}

// isCountry reports whether p is a country or a territory with a border.
func isCountry(p gazetteer.Place) bool {
	return p.Class == "A" && len(p.Code) >= 3 && (p.Code[:3] == "PCL" || p.Code == "TERR" || p.Code == "PRSH")
}

// sentenceAt returns the index of the sentence that holds token i.
func (r *reader) sentenceAt(i int) int {
	return sort.Search(len(r.sent), func(k int) bool { return r.sent[k].next > i })
}
