package geoparse

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// The features of a mention that only the filters of other languages than English see, behind those of a [FilterRow].
const (
	langDerived = iota // the name of the gazetteer here was found by an ending or a clitic
	langCalled         // how often its word stands behind a first name or a title
	langRunes
	langWordStart // it begins where a word of a script without spaces does
	langWordEnd
	langWordName // what a list of such words has its first word as: a first name, a surname
	langWordFrequency
	langHyphen // 1 before it, 2 behind it
	languageFeatures
)

// LanguageRow holds the features of one mention in a language other than English.
type LanguageRow [int(filterFeatures) + languageFeatures]float32

// LanguageFeatureIDs returns the ids of the features of a [LanguageRow]. They are part of trained models and
// never used again for anything else.
func LanguageFeatureIDs() []string {
	return append(FeatureIDs(), []string{
		langDerived:       "derived",
		langCalled:        "called",
		langRunes:         "runes",
		langWordStart:     "word_start",
		langWordEnd:       "word_end",
		langWordName:      "word_name",
		langWordFrequency: "word_frequency",
		langHyphen:        "hyphen",
	}...)
}

// LanguageRow describes a resolved mention to the filter of another language than English.
func (f *MentionFilter) LanguageRow(m *resolve.Mention) (r LanguageRow) {
	row := f.Row(m)
	copy(r[:], row[:])
	own := r[filterFeatures:]
	if k := f.Matches.Covering(m.From); k >= 0 {
		own[langDerived] = indicator(f.Matches.List[k].Derived)
	}
	own[langCalled] = float32(f.Persons(m.From))
	for i := m.From; i < m.To; i++ {
		own[langRunes] += float32(f.Text.Tokens[i].FoldLen())
	}
	if w, ok := f.JoinedAt(m.From); ok {
		own[langWordStart], own[langWordName], own[langWordFrequency] = indicator(w.First), float32(w.Names), float32(w.Frequency)
	}
	if w, ok := f.JoinedAt(m.To - 1); ok {
		own[langWordEnd] = indicator(w.Last)
	}
	if b := f.At(int(m.From)-1, m.From); b != nil && b.Punct == '-' {
		own[langHyphen]++
	}
	if a := f.At(int(m.To), m.To); a != nil && a.Punct == '-' {
		own[langHyphen] += 2
	}
	return r
}

// Settled decides about a mention in another language than English by what its words alone tell, false for all else.
func (f *MentionFilter) Settled(m *resolve.Mention) (Decision, bool) {
	c := f.ChosenOf(m)
	if f.thing.isDish(m) {
		return Decision{Reason: filterReason("dish", "a dish is called after the place", 0)}, true
	}
	if f.thing.isThing(m) {
		return Decision{Reason: filterReason("thing", "the text calls a ship, a storm or somebody by this name", 0)}, true
	}
	if c != nil && recognise.ClassOfName(c.Kind) == recognise.NameAdjective {
		if f.person.isSurname(m) {
			return Decision{Reason: filterReason("person", "reads like the name of a person", 0)}, true
		}
		if c.Group == recognise.GroupCountry && f.tellsWhere(m, c) {
			return Decision{Reason: filterReason("container", "says in which country another place lies", 0)}, true
		}
		return Decision{Keep: true, Probability: float64(m.Confidence), Reason: filterReason("demonym",
			"the language has it as the adjective or the people of a place", 0)}, true
	}
	if f.person.isAddressed(m) || f.person.isPerson(m) || f.thing.isScorer(m) {
		return Decision{Reason: filterReason("person", "reads like the name of a person", 0)}, true
	}
	if f.thing.isCommittee(m) {
		return Decision{Reason: filterReason("organisation", "the short name of an institution", 0)}, true
	}
	if f.thing.isHeath(m) {
		return Decision{Reason: filterReason("part", "another name, together with the word before it", 0)}, true
	}
	if f.street.isStreet(m) {
		return Decision{Reason: filterReason("street", "is what a street is called", 0)}, true
	}
	if f.thing.isOpeningNoun(m) || isOrdinary(&f.Resolution, m, c) {
		return Decision{Reason: filterReason("common", "an ordinary word, and the place that it could name is small", 0)}, true
	}
	return Decision{}, false
}

// Bounds of the words of a script without spaces that are no names: how common they are at least, as the lexicon has it, and the
// fame below which a place is hardly meant by one.
const (
	ordinaryWord  = 8
	ordinaryPlace = 0.45
)

// isOrdinary reports whether a mention is an ordinary word of a script without spaces, and its place is small or is called so in
// some other language: "大桥", a bridge, "盆地", a basin and a department of the Congo.
func isOrdinary(r *resolve.Resolution, m *resolve.Mention, c *resolve.Candidate) bool {
	if m.From >= m.To || c != nil && c.Fame >= ordinaryPlace && c.Kind <= proper {
		return false
	}
	first, ok := r.JoinedAt(m.From)
	last, _ := r.JoinedAt(m.To - 1)
	return ok && first.First && last.Last && first.Size == int(m.To-m.From) && first.Names == 0 && first.Frequency >= ordinaryWord
}

// leastPlaced is the least probability that a mention is the name of the place it has, where there is no forest:
// below it are words like "the palace", which some town bears as well. By judgement.
const leastPlaced = 0.15

// decideLanguage decides about a mention in another language than English: by the forest, or by the confidence of the
// recogniser where there is none.
func (f *MentionFilter) decideLanguage(c *Filter, m *resolve.Mention) Decision {
	if d, ok := f.Settled(m); ok {
		return d
	}
	if c.Trees.IsEmpty() {
		q := float64(m.Confidence)
		if f.isGreatArea(m) {
			q = max(q, greatArea)
		}
		return Decision{Keep: q >= c.Least && (f.ChosenOf(m) == nil || q*f.Names[m.Name].Mass >= leastPlaced), Probability: q,
			Reason: filterReason("fit", "how likely it is the name of a place, by its words and those around it", q)}
	}
	n := float64(len(f.Names))
	trust := n / (n + 1) // as in [MentionFilter.Decide]
	row := f.LanguageRow(m)
	q := trust*logistic(c.Trees.Score(row[:])) + (1-trust)*float64(m.Confidence)
	switch {
	case isFarFetched(f.ChosenOf(m)):
		q = min(q, farFetched)
	case f.isGreatArea(m), f.thing.isArticledWater(m):
		q = max(q, greatArea)
	}
	return Decision{Keep: q >= c.Least, Probability: q,
		Reason: filterReason("fit", "how likely it is the name of a place, seen what it resolves to", q)}
}

// greatArea is the least probability of what [MentionFilter.isGreatArea] tells.
const greatArea = 0.5

// isGreatArea reports whether a mention that opens a sentence is a country or a well-known region by its name in the language, and
// the recogniser does not rule it out: "La Crimée".
func (f *MentionFilter) isGreatArea(m *resolve.Mention) bool {
	c := f.ChosenOf(m)
	if c == nil || c.Variant != resolve.VariantWhole || c.Kind > proper || c.Fame < ordinaryPlace || m.Confidence < possibleSpan ||
		c.Group != recognise.GroupCountry && c.Group != recognise.GroupRegion && c.Group != recognise.GroupAdmin1 {
		return false
	}
	first, before := &f.Text.Tokens[m.From], f.At(int(m.From)-1, m.From)
	return first.Shape == text.ShapeTitle && (first.First() || before != nil && before.First() && before.Class == text.ClassArticle)
}

// possibleSpan is the confidence below which the recogniser rules a span out.
const possibleSpan = 0.2

// farFetched bounds the probability of what [isFarFetched] tells.
const farFetched = 0.5

// isFarFetched reports whether the place of a mention is a hamlet by a name of some other language, which nothing in the text supports:
// "Fischerdorf", which is German for a village in Hungary.
func isFarFetched(c *resolve.Candidate) bool {
	if c == nil || c.Kind != gazetteer.NameAlternate || c.Fame >= hamlet || !c.Group.IsSettlement() {
		return false
	}
	e := c.Evidence()
	return e.Contained == 0 && e.CountryShare == 0 && e.Nearest < sameTown
}

// hamlet is the fame below which a place is one that few know.
const hamlet = 0.35

// NewLanguageFilter prepares the mentions of a resolved text in another language than English, whose lists have first
// names, but hardly a surname.
func NewLanguageFilter(w *resolve.Workspace, words *text.Words) *MentionFilter {
	f := NewMentionFilter(w, words)
	f.person.tagged = true
	f.street = newStreetReader(&w.Resolution, words)
	f.thing = newThingReader(&w.Resolution, words)
	f.person.beforeTown, f.person.opening = words.Set("before-town"), words.Set("opening-word")
	f.person.surnames, f.person.genitive = words.Set("surname"), words.Set("genitive")
	return f
}
