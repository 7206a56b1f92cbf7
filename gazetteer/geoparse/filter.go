package geoparse

import (
	"math"
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// Filter drops mentions that are probably no names of places. It sees what the
// recogniser could not: what the name resolved to, and how well that fits the
// article.
type Filter struct {
	Trees learn.Forest // over FilterRow: log odds that the mention is right
	Least float64      // least probability of a mention that is kept
}

// MentionFilter applies a filter to the mentions of one resolved text.
type MentionFilter struct {
	*resolve.Workspace
	person     personReader
	other      otherReader
	craft      craftReader
	common     commonReader
	street     streetReader
	thing      thingReader // of other languages
	containers []int32     // numbers of matches, ascending
	lists      []listed
	described  map[int32]bool // names of which the text says somewhere that they are places
	unknown    float32        // the part of the text's names that are no whole names of the gazetteer
}

// Decision is what the filter thinks of a mention.
type Decision struct {
	Keep        bool
	Probability float64
	Reason      Reason // of what decided
}

// Excluded reports whether a mention is left out whatever its row says: it is
// plainly a person or a thing that is no place, and neither the container of another
// mention nor called a place by the text.
func (f *MentionFilter) Excluded(m *resolve.Mention) bool {
	_, excluded := f.exclusion(m)
	return excluded
}

// exclusion returns the reason for which a mention is left out whatever its row says.
func (f *MentionFilter) exclusion(m *resolve.Mention) (Reason, bool) {
	switch {
	case f.isContainer(m), m.Described > 0 && !f.craft.isBehindCraft(m):
		return Reason{}, false
	case f.common.isNamedFire(m):
		return filterReason("fire", "a fire is called by this word", 0), true
	case f.person.isPerson(m):
		return filterReason("person", "reads like the name of a person", 0), true
	case f.other.isSchool(m):
		return filterReason("school", "a school by its short name: somebody studies or teaches there", 0), true
	case f.other.isDegree(m):
		return filterReason("degree", "a degree behind the name of a person", 0), true
	case f.other.isAcronym(m):
		return filterReason("acronym", "capitals that stand for the first letters of something else", 0), true
	case f.craft.isCraft(m):
		return filterReason("craft", "the text calls a ship or a storm by this name", 0), true
	case f.other.isThing(m):
		return filterReason("thing", "the text calls it a thing that is no place", 0), true
	case f.common.isNounOfName(m):
		return filterReason("noun", "the noun that ends the name before it", 0), true
	case f.common.isCommonWord(m):
		return filterReason("common", "an ordinary word at the beginning of a sentence, with the noun that it goes with", 0), true
	}
	return Reason{}, false
}

// Decide decides about a mention.
func (f *MentionFilter) Decide(c *Filter, m *resolve.Mention) Decision {
	if reason, excluded := f.exclusion(m); excluded {
		return Decision{Reason: reason}
	}
	// In short articles trust the recogniser's confidence more: what a name shares
	// with the rest of an article tells little where there is little of it.
	n := float64(len(f.Names))
	trust := n / (n + 1)
	row := f.Row(m)
	q := logistic(c.Trees.Score(row[:]))
	d := Decision{Probability: trust*q + (1-trust)*float64(m.Confidence)}
	d.Reason = filterReason("fit", "how likely it is the name of a place, seen what it resolves to", d.Probability)
	switch {
	case f.isContainer(m):
		d.Probability = max(d.Probability, explicit)
		d.Reason = filterReason("container", "another place is said to lie in it", 0)
	case m.Described > 0:
		d.Probability = max(d.Probability, explicit)
		d.Reason = filterReason("described", "the text says that it is a place (“X is a town in …”)", 0)
	case f.described[m.Name]:
		d.Probability = max(d.Probability, explicit)
		d.Reason = filterReason("described", "the text says elsewhere that it is a place (“X is a town in …”)", 0)
	case f.isExplicit(m):
		d.Probability = max(d.Probability, explicit)
		d.Reason = filterReason("explicit", "the text says where it lies, or it is known by its name with “the”", 0)
	}
	d.Keep = d.Probability >= c.Least
	return d
}

func filterReason(id, label string, value float64) Reason {
	r := Reason{Decider: resolve.ByFilter, ID: id, Label: label, Value: value}
	if value != 0 {
		r.Weight = 1
	}
	return r
}

// explicit is the least confidence of a mention that the text itself vouches for.
const explicit = 0.6

// NewMentionFilter prepares the mentions of a resolved text. words are those that
// the text was cut with.
func NewMentionFilter(w *resolve.Workspace, words *text.Words) *MentionFilter {
	f := &MentionFilter{
		Workspace: w,
		person: personReader{
			Resolution: &w.Resolution, honorific: words.Set("honorific"), given: words.Set("given-name"),
			surnameTown: words.Set("surname-town"), words: newPersonWords(words),
		},
		other:     newOtherReader(&w.Resolution, words),
		craft:     newCraftReader(&w.Resolution, words),
		common:    newCommonReader(&w.Resolution, words),
		described: map[int32]bool{},
	}
	for i := range w.Mentions {
		m := &w.Mentions[i]
		if m.Described > 0 {
			f.described[m.Name] = true
		}
		if c := w.ChosenOf(m); m.Context.Strict && (m.Measured || c != nil && m.Context.Holds(&c.Bearer)) {
			f.containers = append(f.containers, m.Context.Said()...)
		}
	}
	slices.Sort(f.containers)
	f.readLists()
	f.unknown = f.unknownShare()
	return f
}

// unknownShare returns the part of the names of the text that are no whole names of the
// gazetteer.
func (f *MentionFilter) unknownShare() float32 {
	n := 0
	for i := range f.Names {
		if k := f.Names[i].Chosen; k < 0 || f.Candidates[k].Variant != resolve.VariantWhole {
			n++
		}
	}
	return float32(n) / float32(len(f.Names)+1)
}

// isContainer reports whether the mention is what another is rightly said to lie in:
// Neb. in "Lincoln, Neb."
func (f *MentionFilter) isContainer(m *resolve.Mention) bool {
	k := f.Matches.Starting(m.From)
	if k < 0 {
		return false
	}
	_, ok := slices.BinarySearch(f.containers, k)
	return ok
}

// isExplicit reports whether the words around leave no doubt that a place is meant:
// it lies where the text says ("Lincoln, Neb."), or it is known under its article
// ("the Gulf", "the Kremlin").
func (f *MentionFilter) isExplicit(m *resolve.Mention) bool {
	c := f.ChosenOf(m)
	if c == nil || c.Variant != resolve.VariantWhole {
		return false
	}
	if m.Context.Strict && m.Context.Holds(&c.Bearer) || m.Context.Listing >= resolve.Listed && m.Context.Governs(&c.Bearer) {
		return true
	}
	if f.isAirport(m, c) || c.Group.IsSettlement() && f.common.hasWhatTownsHave(m) {
		return true
	}
	return m.Context.Definite && (c.Definite || c.Group == recognise.GroupSite && c.Kind <= proper)
}

// isAirport reports whether a mention is an airport by its short name, where people go to or
// things are: "landed at JFK", "from Heathrow".
func (f *MentionFilter) isAirport(m *resolve.Mention, c *resolve.Candidate) bool {
	p := f.At(int(m.From)-1, m.From)
	if p == nil || f.person.personGrade(m) > 0 ||
		p.Class != text.ClassPrepositionIn && p.Class != text.ClassPrepositionTo && !isBehindAirport(&f.Resolution, m) {
		return false
	}
	n := &f.Names[m.Name]
	if n.Mass < explicit || c.Kind > gazetteer.NameAbbreviation {
		return false
	}
	for _, d := range f.CandidatesOf(n) {
		if d.Group == recognise.GroupAirport && d.Variant == resolve.VariantWhole && d.Kind <= gazetteer.NameAbbreviation &&
			d.Probability >= likelyAirport {
			return true
		}
	}
	return false
}

// isBehindAirport reports whether a conjunction or a comma joins a mention to the name of an airport: "Heathrow and Ben Gurion".
func isBehindAirport(r *resolve.Resolution, m *resolve.Mention) bool {
	p := r.At(int(m.From)-1, m.From)
	if m.From < 2 || p.Class != text.ClassConjunction && p.Punct != ',' {
		return false
	}
	k := r.Matches.Covering(m.From - 2)
	return k >= 0 && r.Matches.List[k].To == m.From-1 && r.Matches.List[k].Group == recognise.GroupAirport
}

// likelyAirport is the least probability of an airport that a short name may mean, beside the
// town that it is called after.
const likelyAirport = 0.25

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Row describes a resolved mention to the filter.
func (f *MentionFilter) Row(m *resolve.Mention) (r FilterRow) {
	f.wordFeatures(&r, m)
	f.usageFeatures(&r, m)
	n := &f.Names[m.Name]
	r[featNameMean], r[featNameBest] = n.Mean, n.Best
	r[featMentions] = float32(len(n.Mentions))
	r[featNames] = float32(math.Log(float64(len(f.Names))))
	r[featCoverage], r[featUnknown] = f.Coverage.Share(), f.unknown
	f.listFeatures(&r, m)
	r[featVariant] = -1
	r[featCandidates] = float32(n.Last - n.First)
	if n.Chosen >= 0 {
		placeFeatures(&r, n, &f.Candidates[n.Chosen])
	}
	return r
}

// wordFeatures describe the words of a mention and those around it.
func (f *MentionFilter) wordFeatures(r *FilterRow, m *resolve.Mention) {
	p := float64(min(max(m.Confidence, 1e-5), 1-1e-5))
	r[featConfidence] = float32(math.Log(p / (1 - p)))
	r[featBegin] = f.Prob[m.From][learn.Begin]
	r[featTokens] = float32(m.To - m.From)
	r[featSite] = indicator(f.IsSite(m.From, m.To))
	r[featDescribed] = indicator(m.Described > 0)
	first, last := &f.Text.Tokens[m.From], f.LastWord(m.From, m.To)
	r[featFirst], r[featShouted] = indicator(first.First()), indicator(first.Shouted())
	r[featShape] = float32(first.Shape)
	r[featOrdinary], r[featLexName] = float32(first.Lex.Ordinary()), float32(first.Lex>>5)
	r[featClass], r[featLastClass] = float32(first.Class), float32(last.Class)
	if b := f.At(int(m.From)-1, m.From); b != nil {
		r[featBeforeClass], r[featBeforeCapital] = neighbour(b)
		r[featComma] += indicator(b.Punct == ',')
	}
	if a := f.At(int(m.To), m.To); a != nil {
		r[featAfterClass], r[featAfterCapital] = neighbour(a)
		r[featComma] += 2 * indicator(a.Punct == ',')
	}
	if k := f.CapRuns.Of(m.From); k >= 0 {
		r[featHeadClass] = float32(f.Head(k).Class)
		r[featCapRun] = float32(f.CapRuns.List[k].To-f.CapRuns.List[k].From) - r[featTokens]
	}
	r[featCovered] = -9
	if k := f.Matches.Covering(m.From); k >= 0 {
		x := &f.Matches.List[k]
		r[featCovered] = float32((x.To - x.From) - (m.To - m.From))
		r[featMatch] = matchInside
		switch {
		case x.From < m.From || x.To > m.To:
			r[featMatch] = matchAround
		case x.From == m.From && x.To == m.To:
			r[featMatch] = matchWhole
		}
	}
}

// How the name of the gazetteer at the first token of a mention lies to it; 0 for none.
const (
	matchInside = iota + 1
	matchAround // it reaches beyond
	matchWhole
)

// neighbour describes the token beside a mention: its class, -1 for a mark, and how
// much it is a name when it has a capital.
func neighbour(t *text.Token) (class, capital float32) {
	class = float32(t.Class)
	if t.Shape == text.ShapePunct {
		class = -1
	}
	if t.Capital() {
		capital = 1 + float32(t.Lex>>5)
	}
	return class, capital
}

// usageFeatures describe what the article does with the words of a mention.
func (f *MentionFilter) usageFeatures(r *FilterRow, m *resolve.Mention) {
	if first := &f.Text.Tokens[m.From]; first.Capital() {
		h := f.Usages.Of(first)
		seen := float32(max(h.Seen, 1))
		r[featTitled], r[featNamed] = float32(h.Titled)/seen, float32(h.Named)/seen
		r[featLocated], r[featHeaded], r[featSmall] = float32(h.Located)/seen, float32(h.Headed)/seen, float32(h.Small)
	}
	r[featLocality], r[featDateline] = f.Locality(), indicator(m.Context.Dateline)
	r[featPerson] = float32(f.person.personGrade(m))
	r[featActs], r[featStrict] = indicator(m.Context.Acts), indicator(m.Context.Strict)
}

// placeFeatures describe what a mention resolved to.
func placeFeatures(r *FilterRow, n *resolve.Name, c *resolve.Candidate) {
	e := c.Evidence()
	r[featVariant], r[featGroup] = float32(c.Variant), float32(c.Group)
	r[featNameClass] = float32(recognise.ClassOfName(c.Kind))
	r[featMass], r[featProbability] = float32(n.Mass), float32(c.Probability)
	r[featFame], r[featPeople] = c.Fame, c.People
	r[featContained] = e.Contained
	r[featNear], r[featNearest], r[featNearSentence] = e.Near, e.Nearest, e.NearSentence
	r[featCountryShare], r[featAdmin1Share], r[featSupport] = e.CountryShare, e.Admin1Share, e.Support
	r[featWithin] = indicator(c.Variant == resolve.VariantWithin)
	r[featHomeRegion], r[featHomeDistrict], r[featVariety] = e.HomeRegion, e.HomeDistrict, e.Variety
	r[featWhole] = indicator(c.Variant == resolve.VariantWhole)
}

func indicator(b bool) float32 {
	if b {
		return 1
	}
	return 0
}
