package geoparse

import (
	"math"
	"slices"

	"dateline/gazetteer"
)

// judge decides in the end which of the recognised mentions to keep. It sees
// what the recogniser could not: what the name resolved to, and how well that
// fits the article.
type judge struct {
	trees forest
	least float64 // least probability of a mention that is kept
}

// fact numbers what the judge sees of a mention.
type fact uint8

const (
	factConfidence fact = iota // log odds of the recogniser
	factBegin                  // its probability that a mention begins here
	factNameMean               // mean confidence of the name's mentions
	factNameBest
	factMentions
	factTokens
	factVariant
	factGroup
	factNameClass
	factMass
	factProb
	factFame
	factPeople
	factCandidates
	factContained
	factNear
	factNearest
	factSentence
	factCountryShare
	factAdmin1Share
	factSupport
	factInTown
	factSite
	factFirst
	factShouted
	factShape
	factOrdinary
	factLexName
	factClass
	factLastClass
	factBeforeClass
	factAfterClass
	factBeforeCapital
	factAfterCapital
	factHeadClass
	factStretch
	factTitled
	factNamed
	factLocated
	factHeaded
	factSmall
	factWholeName // the recognised words are a whole name of the gazetteer
	factComma
	factPerson
	factActs
	factStrict
	factHome
	factDistrict
	factTone
	factManner
	factDateline
	factCovered // the best name of the gazetteer here is longer or shorter
	facts
)

type factRow [facts]float32

// rule drops the mentions that the judge does not believe and sets the
// confidence of the others.
func (j *judge) rule(s *scratch) {
	s.findContainers()
	// What a name shares with the rest of an article tells little where there is
	// little of it: there the recogniser's own word counts for more.
	n := float64(len(s.names))
	trust := n / (n + 1)
	kept := s.toponyms[:0]
	for i := range s.toponyms {
		t := s.toponyms[i]
		container := s.isContainer(&t)
		if !container && s.personal(&t) {
			continue
		}
		row := s.facts(&t)
		q := logistic(j.trees.score(row[:]))
		t.confidence = float32(trust*q + (1-trust)*float64(t.confidence))
		if container || s.certain(&t) {
			t.confidence = max(t.confidence, certainty)
		}
		if float64(t.confidence) >= j.least {
			kept = append(kept, t)
		}
	}
	s.toponyms = kept
}

// certainty is the least confidence of a mention that the text itself vouches
// for.
const certainty = 0.6

// certain reports whether the words around leave no doubt that a place is
// meant: it lies where the text says ("Lincoln, Neb."), or it is known under
// its article ("the Gulf", "the Kremlin").
func (s *scratch) certain(t *toponym) bool {
	n := &s.names[t.name]
	if n.chosen < 0 {
		return false
	}
	c := &s.candidates[n.chosen]
	if t.setting.strict && t.setting.holds(c) && c.variant == variantWhole {
		return true
	}
	return t.setting.article && c.variant == variantWhole && (c.article || c.group == spot && c.kind <= gazetteer.NameAlias)
}

// findContainers lists the names that a mention is rightly said to lie in.
func (s *scratch) findContainers() {
	s.containers = s.containers[:0]
	for i := range s.toponyms {
		t := &s.toponyms[i]
		n := &s.names[t.name]
		if n.chosen >= 0 && t.setting.strict && t.setting.holds(&s.candidates[n.chosen]) {
			s.containers = append(s.containers, t.setting.said[:t.setting.places]...)
		}
	}
	slices.Sort(s.containers)
}

// isContainer reports whether the mention is the unit of another: Neb. in
// "Lincoln, Neb."
func (s *scratch) isContainer(t *toponym) bool {
	k := s.starts[t.from]
	if k < 0 {
		return false
	}
	_, ok := slices.BinarySearch(s.containers, k)
	return ok
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// facts describes a resolved mention.
func (s *scratch) facts(t *toponym) (r factRow) {
	n := &s.names[t.name]
	c := float64(min(max(t.confidence, 1e-5), 1-1e-5))
	r[factConfidence] = float32(math.Log(c / (1 - c)))
	r[factBegin] = s.prob[t.from][begin]
	r[factNameMean], r[factNameBest] = n.mean, n.best
	r[factMentions] = float32(len(n.mentions))
	r[factTokens] = float32(t.to - t.from)
	r[factVariant] = -1
	r[factCandidates] = float32(n.last - n.first)
	if n.chosen >= 0 {
		s.placeFacts(&r, n, &s.candidates[n.chosen])
	}
	if s.site(t) {
		r[factSite] = 1
	}
	first, last := &s.tokens[t.from], s.lastWord(t)
	r[factFirst], r[factShouted] = float32(boolBit(first.first)), float32(boolBit(first.shouted))
	r[factShape] = float32(first.shape)
	r[factOrdinary], r[factLexName] = float32(first.lex.ordinary()), float32(first.lex>>5)
	r[factClass], r[factLastClass] = float32(first.class), float32(last.class)
	if b := s.at(int(t.from)-1, t.from); b != nil {
		r[factBeforeClass] = float32(b.class)
		if b.shape == shapePunct {
			r[factBeforeClass] = -1
			r[factComma] += float32(boolBit(b.punct == ','))
		}
		r[factBeforeCapital] = float32(boolBit(b.capital())) * (1 + float32(b.lex>>5))
	}
	if a := s.at(int(t.to), t.to); a != nil {
		r[factAfterClass] = float32(a.class)
		if a.shape == shapePunct {
			r[factAfterClass] = -1
			r[factComma] += 2 * float32(boolBit(a.punct == ','))
		}
		r[factAfterCapital] = float32(boolBit(a.capital())) * (1 + float32(a.lex>>5))
	}
	if k := s.stretchOf[t.from]; k >= 0 {
		r[factHeadClass] = float32(s.head(k).class)
		r[factStretch] = float32(s.stretches[k].to-s.stretches[k].from) - r[factTokens]
	}
	if first.capital() {
		h := &s.past[s.pastOf[first.key]]
		seen := float32(max(h.seen, 1))
		r[factTitled], r[factNamed] = float32(h.titled)/seen, float32(h.named)/seen
		r[factLocated], r[factHeaded], r[factSmall] = float32(h.located)/seen, float32(h.headed)/seen, float32(h.small)
	}
	r[factTone], r[factDateline] = s.tone, float32(boolBit(t.setting.dateline))
	r[factPerson] = float32(s.maybePerson(t))
	r[factActs], r[factStrict] = float32(boolBit(t.setting.acts)), float32(boolBit(t.setting.strict))
	if k := s.longest[t.from]; k >= 0 {
		r[factCovered] = float32((s.matches[k].to - s.matches[k].from) - (t.to - t.from))
	} else {
		r[factCovered] = -9
	}
	return r
}

// placeFacts describes what a mention resolved to.
func (s *scratch) placeFacts(r *factRow, n *name, c *candidate) {
	g := &c.signals
	r[factVariant] = float32(c.variant)
	r[factGroup] = float32(c.group)
	r[factNameClass] = float32(nameClass(c.kind))
	r[factMass], r[factProb] = float32(n.mass), float32(c.prob)
	r[factFame], r[factPeople] = c.fame, c.people
	r[factContained] = g[sigContained]
	r[factNear], r[factNearest], r[factSentence] = g[sigNear], g[sigNearest], g[sigSentence]
	r[factCountryShare], r[factAdmin1Share], r[factSupport] = g[sigCountryShare], g[sigAdmin1Share], g[sigSupport]
	r[factInTown] = g[sigInTownText]
	r[factHome], r[factDistrict], r[factManner] = g[sigHomeRegion], g[sigHomeDistrict], g[sigManner]
	r[factWholeName] = float32(boolBit(c.variant == variantWhole))
}
