package claim

import (
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// entity is a candidate for an end of a claim.
type entity struct {
	mention    int // -1 when it is no mention
	place      int // index into Document.Places, -1
	ref        gazetteer.Ref
	start, end int // tokens of a name that is no mention
	basis      Basis
	confidence float64
	others     []int // places that it may have been
	rule       string
	subject    int // the same for the ends of several distances of one thing; 0 for none
	origin     endOrigin
}

// nobody is the entity that is not known.
func nobody() entity {
	return entity{mention: -1, place: -1, ref: gazetteer.NoRef, basis: Unknown}
}

// known reports whether the entity is something that the text names.
func (e entity) known() bool { return e.place >= 0 || e.ref != gazetteer.NoRef }

// some reports whether the entity is anything: a place, or a name without one.
func (e entity) some() bool { return e.known() || e.mention >= 0 || e.end > e.start }

// same reports whether two entities are one place or one name.
func (r *reader) same(a, b entity) bool {
	if a.place >= 0 || b.place >= 0 {
		return a.place == b.place
	}
	if a.ref != gazetteer.NoRef || b.ref != gazetteer.NoRef {
		return a.ref == b.ref
	}
	if a.mention >= 0 && b.mention >= 0 {
		return r.doc.Mentions[a.mention].Text == r.doc.Mentions[b.mention].Text
	}
	return a.end > a.start && b.end > b.start && r.words(a.start, a.end) == r.words(b.start, b.end)
}

// words returns the text of tokens [i, j).
func (r *reader) words(i, j int) string {
	return r.doc.Text[r.tok[i].start:r.tok[j-1].end]
}

// mentioned makes an entity of mention m.
func (r *reader) mentioned(m int, b Basis, confidence float64) entity {
	e := nobody()
	e.mention, e.place, e.basis = m, r.resolved[m], b
	if e.place >= 0 {
		e.ref = r.doc.Places[e.place].Ref
		if town, ok := r.townOf(m); ok {
			e.ref, e.place, e.origin = town, r.placeOf(town), townOfRegion
		}
	}
	e.confidence = confidence
	return e
}

// unlistedName makes an entity of a name that is no mention.
func unlistedName(start, end int, b Basis, confidence float64) entity {
	e := nobody()
	e.start, e.end, e.basis, e.confidence = start, end, b, confidence
	return e
}

// ofSubject makes an entity of a sentence's own subject.
func (r *reader) ofSubject(s subject, b Basis, confidence float64) entity {
	switch s.kind {
	case place:
		return r.mentioned(s.mention, b, confidence)
	case unlisted:
		return unlistedName(s.start, s.end, b, confidence)
	}
	return nobody()
}

// topic returns what the text before sentence si is about, when a sentence
// there defined it ("X is a town"), or when the title names it. A sentence
// that only places another town by its distance does not change the topic.
func (r *reader) topic(si int) (entity, bool) {
	if e, ok := r.titled(); ok && (r.first < 0 || r.first >= si) {
		return e, true
	}
	if r.first < 0 || r.first > si {
		return nobody(), false
	}
	e := r.ofSubject(r.sent[r.first].subject, Inferred, .85)
	e.rule = ruleTopic
	if r.rival < 0 || r.rival > si {
		e.basis = Referred
	}
	return e, true
}

// spotOrArea reports whether mention m can be the topic: any place but a country.
func (r *reader) spotOrArea(m int) bool {
	p, ok := r.place(m)
	return r.names(m) && (!ok || !isCountry(p) && p.Class != "H")
}

// titled returns the mention that the title names, when the title is a name.
func (r *reader) titled() (entity, bool) { return r.title, r.title.mention >= 0 }

// titleMention finds it.
func (r *reader) titleMention() entity {
	title := strings.ReplaceAll(r.doc.Title, "_", " ")
	if i := strings.IndexAny(title, ",("); i > 0 {
		title = title[:i]
	}
	title = strings.TrimSpace(title)
	if title == "" {
		return nobody()
	}
	for m := range r.doc.Mentions {
		if r.names(m) && strings.EqualFold(r.doc.Mentions[m].Text, title) && r.spotOrArea(m) {
			e := r.mentioned(m, Inferred, .8)
			e.rule = ruleTitle
			return e
		}
	}
	return nobody()
}

// referent returns the place that a pronoun or "the town" in sentence si
// stands for.
func (r *reader) referent(si int, head string, not entity) entity {
	if head == "" {
		if s := r.sent[si].subject; s.defining && (s.kind == unlisted || s.kind == place && r.spot(s.mention)) {
			if e := r.ofSubject(s, Referred, .85); !r.same(e, not) {
				e.rule = ruleOwnSubject
				return e // "X is a town …; it is 28 km from Y"
			}
		}
		// "It" is the subject of the sentence before, when that was a place.
		for k := si - 1; k >= 0 && k >= si-3; k-- {
			s := r.sent[k].subject
			if s.kind == again || s.kind == noSubject {
				continue
			}
			if s.defining && (s.kind == unlisted && s.strict || s.kind == place && r.spot(s.mention)) {
				e := r.ofSubject(s, Referred, .85)
				e.rule = ruleLastSubject
				return e
			}
			break
		}
	}
	if e := r.introduced(si, head); e.some() && !r.same(e, not) {
		return e
	}
	if e, ok := r.topic(si - 1); ok && !r.same(e, not) {
		return e
	}
	if e, ok := r.titled(); ok && !r.same(e, not) {
		return e
	}
	return r.only(r.focus(r.sent[si].first, si, not))
}

// only gives the place that an anaphor was found to stand for its basis: it is
// referred to when the text before names no other, and a guess when it does.
func (r *reader) only(e entity) entity {
	if e.mention >= 0 && len(e.others) == 0 && r.tokenOf(e.mention) >= r.dateline {
		e.basis, e.rule = Referred, ruleOnlyPlace
	}
	return e
}

// How the words lead to an end, as reasons say it.
const (
	ruleNamed        = "named beside the distance"
	ruleOwnSubject   = "the subject of the same sentence"
	ruleLastSubject  = "the subject of the sentence before"
	ruleSameNoun     = "called by the same noun before"
	ruleOnlyPlace    = "the only place named before"
	ruleTopic        = "what the text is about"
	ruleTitle        = "named by the title"
	ruleSameSentence = "named in the same sentence"
	ruleFocus        = "where the text was last"
	ruleSpeaker      = "where the speaker is"
	ruleCapital      = "described as the capital"
	ruleJourney      = "from where to where the sentence before went"
)

// introduced returns the place that one of the last two sentences brought in
// by the same noun: "in the town of X … The town".
func (r *reader) introduced(si int, head string) entity {
	if head == "" || si == 0 {
		return nobody()
	}
	for k := r.sent[si].first - 3; k >= r.sent[max(0, si-2)].first; k-- {
		if r.low(k) != head || r.low(k+1) != "of" {
			continue
		}
		if m := r.at[k+2]; m >= 0 && r.spot(m) {
			e := r.mentioned(m, Referred, .8)
			e.rule = ruleSameNoun
			return e
		}
		if r.at[k+2] < 0 && r.tok[k+2].upper {
			e := unlistedName(k+2, r.nameEnd(k+2, r.sent[si].first), Referred, .6)
			e.rule = ruleSameNoun
			return e
		}
	}
	return nobody()
}

// Weights of focus: how much each sign makes a mention the place that the
// text is at. They are set by hand on texts of our own; only their order
// matters, and the tests hold it.
const (
	recencyWeight  = 0.55 // for each sentence back
	locativeWeight = 0.4  // "in X"
	literalWeight  = 0.5  // stands for the place, not its government
	datelineWeight = 0.3
	repeatWeight   = 0.2 // for each other mention of the place, up to mostRepeats
	mostRepeats    = 4
	unresolvedCost = 0.3
	lookBehind     = 5 // sentences
)

// focus returns the place that the text was last at before token i of
// sentence si, with the others that it may have been.
func (r *reader) focus(i, si int, not entity) entity {
	type candidate struct {
		m     int
		score float64
	}
	var best []candidate
	seen := -1
	for k := i - 1; k >= 0; k-- {
		if k >= r.dateline && k < r.sent[max(0, si-lookBehind)].first {
			k = r.dateline // only the dateline is remembered for longer
			continue
		}
		m := r.at[k]
		if m < 0 || m == seen || !r.spot(m) || !r.findable(m) {
			continue
		}
		seen = m
		if r.same(r.mentioned(m, Inferred, 0), not) {
			continue
		}
		score := r.salience(m, si)
		c := slices.IndexFunc(best, func(c candidate) bool {
			return r.same(r.mentioned(c.m, Inferred, 0), r.mentioned(m, Inferred, 0))
		})
		switch {
		case c < 0:
			best = append(best, candidate{m, score})
		case score > best[c].score:
			best[c] = candidate{m, score}
		}
	}
	if len(best) == 0 {
		return nobody()
	}
	slices.SortStableFunc(best, func(a, b candidate) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return b.m - a.m
	})
	e := r.mentioned(best[0].m, Inferred, .7)
	e.rule = ruleFocus
	if len(best) > 1 && best[0].score-best[1].score < .3 {
		e.confidence = .5
	}
	for _, c := range best[1:min(len(best), 4)] {
		e.others = append(e.others, r.resolved[c.m])
	}
	return e
}

// findable reports whether mention m has a place, or one could be found for
// its name once the other end of a claim is known.
func (r *reader) findable(m int) bool {
	return r.resolved[m] >= 0 || len(r.bearers(r.doc.Mentions[m].Text)) > 0
}

// salience says how much mention m is the place that the text is at in
// sentence si.
func (r *reader) salience(m, si int) float64 {
	k := r.tokenOf(m)
	back := float64(min(si-r.sentenceAt(k), lookBehind))
	score := -recencyWeight * back
	if locative(r.low(k - 1)) {
		score += locativeWeight
	}
	switch r.low(k - 1) {
	case "left", "leaving", "leave", "leaves", "fled", "quit", "fleeing", "departed":
		score -= locativeWeight // whoever left is there no more
	}
	if r.doc.Mentions[m].Kind == geoparse.Literal {
		score += literalWeight
	}
	if p := r.resolved[m]; p < 0 {
		score -= unresolvedCost
	} else {
		score += repeatWeight * float64(min(len(r.doc.Places[p].Mentions)-1, mostRepeats))
	}
	if k < r.dateline {
		score += datelineWeight + recencyWeight*back/2
	}
	return score
}

// speakerReach is how many sentences after a fronted distance may say where
// its speaker was.
const speakerReach = 3

// ahead returns the place of the clause that follows a fronted distance
// ("About 400km away, Mr A said …"): a place in the rest of the sentence,
// or the one from which the same speaker speaks next.
func (r *reader) ahead(i, si int, not entity) entity {
	s := r.sent[si]
	// The place named first after the distance, when the clause is set there.
	var speaker []string
	speaks := false
	for k := i; k < s.next; k++ {
		if m := r.at[k]; m >= 0 {
			if r.spot(m) && (k == i || locative(r.low(k-1)) || r.through(k, i)) && !speaks && !r.same(r.mentioned(m, Stated, 0), not) {
				return r.mentioned(m, Stated, .8)
			}
			continue
		}
		if r.tok[k].upper && !speaks && !title(r.low(k)) {
			speaker = append(speaker, r.low(k))
		}
		if speechVerb(r.low(k)) {
			speaks = true
		}
	}
	var found entity = nobody()
	best := 0.0
	for k := si; k < len(r.sent) && k <= si+speakerReach; k++ {
		from := r.sent[k].first
		if k == si {
			from = i
		}
		same := k == si || r.says(r.sent[k], speaker)
		for j := from; j < r.sent[k].next; j++ {
			m := r.at[j]
			if m < 0 || !r.spot(m) || !r.findable(m) || j > from && r.at[j-1] == m {
				continue
			}
			e := r.mentioned(m, Inferred, 0)
			if r.same(e, not) {
				continue
			}
			score := 1 - .2*float64(k-si)
			if locative(r.low(j-1)) || r.through(j, from) {
				score += locativeWeight
			}
			if r.low(j-1) == "to" {
				score -= locativeWeight // where somebody went, not where the speaker is
			}
			if same {
				score += .6
			}
			if r.doc.Mentions[m].Kind == geoparse.Literal {
				score += literalWeight
			}
			if score > best {
				if found.known() {
					e.others = append(e.others, found.place)
				}
				e.others = append(e.others, found.others...)
				best, found = score, e
				found.confidence = .7
				if same && score > 1.5 {
					found.confidence = .8
				}
			} else {
				found.others = append(found.others, e.place)
			}
		}
	}
	found.others = distinct(found.others, found.place)
	found.rule = ruleSpeaker
	return found
}

// says reports whether one of the names speaks in the sentence.
func (r *reader) says(s sentence, names []string) bool {
	said, named := false, false
	for k := s.first; k < s.next; k++ {
		if speechVerb(r.low(k)) {
			said = true
		}
		if r.tok[k].upper && slices.Contains(names, r.low(k)) {
			named = true
		}
	}
	return said && named
}

// through reports whether the words before the place at k lead to it: "in
// the town of X", "in central X", "in Russia's X". floor bounds the search.
func (r *reader) through(k, floor int) bool {
	for j := k - 1; j >= floor && j > k-6; j-- {
		low := r.low(j)
		if low == "in" || low == "at" {
			return true
		}
		if !throughNoun(low) && low != "the" && low != "of" && compassWord(r.tok[j]) == "" && low != "central" && low != "downtown" && low != "nearby" && r.at[j] < 0 && low != "'" && low != "’" && low != "s" && low != "capital" && low != "'s" {
			return false
		}
	}
	return false
}

// title reports whether a word is a title before a name.
func title(low string) bool {
	switch low {
	case "mr", "mrs", "ms", "miss", "dr", "president", "prime", "minister", "foreign", "defence", "defense", "general", "secretary", "sir", "lord", "lady", "pope", "king", "queen", "chancellor", "the", "governor", "mayor":
		return true
	}
	return false
}

// distinct removes repeats, negatives and one place from a list of places.
func distinct(list []int, not int) []int {
	out := list[:0]
	for _, p := range list {
		if p >= 0 && p != not && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// locates reports whether sentence si puts its subject somewhere by a
// distance or a direction from another place: "Evesham lies 24 miles to the
// south-west" keeps the topic.
func (r *reader) locates(si int) bool {
	s := r.sent[si]
	for k := max(s.subject.verb, s.first); k < s.next; k++ {
		if _, _, _, ok := unitAt(r.tok[:s.next], k); ok && k > s.first && numberish(r.tok[k-1]) {
			return true
		}
	}
	return false
}
