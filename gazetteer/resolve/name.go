package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/names"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// Mention is a recognised span on its way to a place, with a field for each thing that its words and those around them say.
type Mention struct {
	From, To   int32     // tokens; equal for a span without any
	Span       text.Span // bytes of the source
	Confidence float32   // that it is the name of a place
	Described  int32     // the last token of the words that say that it is a place, 0 for none
	Measured   bool      // those words are no more than a distance from it
	Given      bool      // a caller says that it is a name
	Name       int32     // index into Resolution.Names
	Context    Context

	// The words that a direction shares with the name behind it: of "North" in "North and South Kivu",
	// those of Kivu. The range is empty for all others.
	Head, HeadEnd int32
	Whole         string // the name that is meant where a language's words leave some out; see recognise.Span

	River bool // it stands as rivers do: "the Niger"

	key uint64
}

// Name is what an article's mentions with the same words have in common: one
// sense, unless the text itself says otherwise ("Paris, Texas").
type Name struct {
	Mentions    []int32 // indexes into Resolution.Mentions, ascending
	First, Last int32   // range of Resolution.Candidates
	Chosen      int32   // index into Resolution.Candidates, -1 for none
	Mass        float64 // probability within reach of the chosen one
	Rule        *Rule   // that chose, nil for the ranker
	Mean, Best  float32 // confidence of its mentions, mean and greatest
	Cue         recognise.Group
	placed      bool  // the text says in which division it lies
	outside     bool  // and no place of the name is there
	prev        int32 // the name with the same words before this one, -1 for none
}

// Resolution is the state of a text that is being resolved.
type Resolution struct {
	*recognise.Recognition
	Mentions   []Mention
	Names      []Name // in order of first mention
	Candidates []Candidate
}

// CandidatesOf returns the candidates of a name, the most famous first.
func (r *Resolution) CandidatesOf(n *Name) []Candidate { return r.Candidates[n.First:n.Last] }

// ChosenOf returns the candidate chosen for a mention, nil for none.
func (r *Resolution) ChosenOf(m *Mention) *Candidate {
	if n := &r.Names[m.Name]; n.Chosen >= 0 {
		return &r.Candidates[n.Chosen]
	}
	return nil
}

// isSite reports whether the name is called like a street, venue or institution.
func (r *Resolution) isSite(n *Name) bool {
	m := &r.Mentions[n.Mentions[0]]
	return r.IsSite(m.From, m.To)
}

// likeliest returns the candidate with the highest probability, -1 for none.
func (r *Resolution) likeliest(n *Name) int32 {
	best := int32(-1)
	for i := n.First; i < n.Last; i++ {
		if best < 0 || r.Candidates[i].Probability > r.Candidates[best].Probability {
			best = i
		}
	}
	return best
}

// sentence returns the number of the sentence of mention k.
func (r *Resolution) sentence(k int32) int32 { return r.Text.Tokens[r.Mentions[k].From].Sentence }

// collector groups mentions into names and gathers their candidates.
type collector struct {
	*Resolution
	index    *gazetteer.Index
	names    *names.Names // nil for English
	forms    names.Workspace
	words    *contextWords
	rivers   *recognise.Rivers // nil for other languages than English
	lookup   []gazetteer.Match // memory
	nameOf   map[uint64]int32  // the last name with these words
	headings headings
}

// collect makes the mentions and names of the recognised spans.
func (c *collector) collect() {
	c.Mentions, c.Names, c.Candidates = c.Mentions[:0], c.Names[:0], c.Candidates[:0]
	clear(c.nameOf)
	c.headings.find(c.Recognition)
	around := newContextReader(surroundings{c.Recognition, c.index, c.words}, &c.headings)
	for _, f := range c.Spans {
		if f.From >= 0 && c.names == nil {
			f.To = withoutCity(c.index, c.Recognition, f.From, f.To)
		}
		m := Mention{
			From: f.From, To: f.To, Confidence: f.Confidence,
			Described: f.Described, Measured: f.Measured, Given: f.Given,
		}
		if f.From < 0 {
			m.From, m.To = 0, 0
		} else {
			m.Span = c.Text.Bytes(f.From, f.To)
			m.key = c.Key(f.From, f.To)
			if c.names == nil {
				m.Head, m.HeadEnd = sharedHead(c.Recognition, f.From, f.To)
			}
			if m.Whole = f.Whole; m.Whole == "" && c.names == nil {
				m.Whole = around.oneOf(f.From, f.To)
			}
			if m.Whole != "" {
				m.key = text.Mix(m.key) ^ text.Hash(m.Whole)
			}
			if m.Head > 0 {
				m.key = text.Mix(m.key) ^ c.Key(m.Head, m.HeadEnd)
			}
			if c.rivers != nil && m.Head == 0 {
				c.lookup = c.rivers.Bearers(c.Recognition, f.From, f.To, c.lookup)
				if m.River = len(c.lookup) > 0; m.River {
					m.key = ^m.key // "Niger" and "the Niger" are two
				}
			}
			m.Context = around.read(f.From, f.To)
			around.containers.described(&m.Context, f.Described)
		}
		c.Mentions = append(c.Mentions, m)
	}
	for i := range c.Mentions {
		c.join(int32(i))
	}
	for k := range c.Names {
		n := &c.Names[k]
		for _, m := range n.Mentions {
			p := c.Mentions[m].Confidence
			n.Mean += p / float32(len(n.Mentions))
			n.Best = max(n.Best, p)
		}
	}
}

// join puts a mention into the name with the same words, or into a new one when
// the text sets the two apart: "Paris, Texas" and "Paris, France", "Georgia" and
// "the state of Georgia".
func (c *collector) join(i int32) {
	m := &c.Mentions[i]
	prev, known := c.nameOf[m.key]
	if !known {
		prev = -1
	}
	nations := nationReader{c.Resolution, c.index}
	other := recognise.GroupNone // what a mention of another name with these words is
	for k := prev; k >= 0; k = c.Names[k].prev {
		if nations.setsApart(&c.Names[k], m) {
			other = c.Names[k].Cue
			continue
		}
		if c.compatible(&c.Names[k], m) {
			m.Name = k
			c.Names[k].Mentions = append(c.Names[k].Mentions, i)
			c.addContext(&c.Names[k], m)
			return
		}
	}
	m.Name = int32(len(c.Names))
	c.nameOf[m.key] = m.Name
	n := Name{prev: prev, Chosen: -1}
	if len(c.Names) < cap(c.Names) {
		// Take over the memory of an earlier article.
		n.Mentions = c.Names[:len(c.Names)+1][len(c.Names)].Mentions[:0]
	}
	n.Mentions = append(n.Mentions, i)
	n.First, n.Last = c.gather(m)
	c.ruleOut(&n, m)
	if other != recognise.GroupNone && m.Context.Cue == recognise.GroupNone {
		nations.ruleOut(&n, other)
	}
	c.addContext(&n, m)
	c.Names = append(c.Names, n)
}

// compatible reports whether a mention may mean the same place as a name: one of
// the two says nothing of where it lies, or they say the same. A mention that lies surely
// outside what the name fits is another place, though the gazetteer lacks it.
func (c *collector) compatible(n *Name, m *Mention) bool {
	if n.Cue != recognise.GroupNone && m.Context.Cue != recognise.GroupNone && n.Cue != m.Context.Cue {
		return false
	}
	if m.Context.Unit != c.Mentions[n.Mentions[0]].Context.Unit {
		return false // "La Rioja Province" and "La Rioja" are two names
	}
	if isDivisionGroup(m.Context.Cue) && c.Mentions[n.Mentions[0]].Context.Dateline {
		return false // a dateline names the town: "WASHINGTON (AP) — Washington state …"
	}
	if len(m.Context.Containers()) == 0 {
		return true
	}
	if !m.Context.Strict {
		return !c.isToldElsewhere(n, m)
	}
	if !n.placed {
		return !c.setsApart(n, m)
	}
	possible := false
	abroad := true
	for i := n.First; i < n.Last; i++ {
		d := &c.Candidates[i]
		abroad = abroad && (!d.Fits || m.Context.excludes(&d.Bearer))
		if !m.Context.Holds(&d.Bearer) {
			continue
		}
		if d.Fits {
			return true
		}
		possible = true
	}
	return !possible && !abroad
}

// isToldElsewhere reports whether the text puts the last mention of a name in one region and this one in another, however
// loosely, and each has a place of the name that the other has not: "Tripoli in Lebanon is smaller than Tripoli in Libya".
func (r *Resolution) isToldElsewhere(n *Name, m *Mention) bool {
	last := &r.Mentions[n.Mentions[len(n.Mentions)-1]]
	listed := last.Context.Listing >= Listed
	if len(last.Context.Containers()) == 0 && !listed {
		return false
	}
	here, there := false, false
	list := r.CandidatesOf(n)
	for i := range list {
		d := &list[i]
		if d.Variant != VariantWhole {
			continue
		}
		own := m.Context.Holds(&d.Bearer)
		other := last.Context.Holds(&d.Bearer) || listed && last.Context.Governs(&d.Bearer)
		if own && other {
			return false
		}
		here, there = here || own, there || other
	}
	return here && there
}

// setsApart reports whether a mention that the text places stands in one sentence with
// an earlier one that it does not: "Berkeley County schools …; so did those in Berkeley
// County, West Virginia". Who meant one place would have placed the first. The candidates
// that fit the one are then ruled out for the other.
func (c *collector) setsApart(n *Name, m *Mention) bool {
	last := &c.Mentions[n.Mentions[len(n.Mentions)-1]]
	if c.isEmbedded(last) {
		return false // "Paris Gardens in Paris, Texas"
	}
	if len(n.Mentions) > 1 || last.Context.governN > 0 {
		return false
	}
	in, out, abroad := 0, 0, true // abroad: the earlier one is surely none of those that fit this
	list := c.CandidatesOf(n)
	for i := range list {
		if m.Context.Holds(&list[i].Bearer) {
			in++
			abroad = abroad && last.Context.excludes(&list[i].Bearer)
		} else if list[i].Variant == VariantWhole {
			out++
		}
	}
	if in == 0 || out == 0 || !abroad && c.Text.Tokens[last.From].Sentence != c.Text.Tokens[m.From].Sentence {
		return false
	}
	elsewhere := last.Context.Strict && len(last.Context.Containers()) > 0 // where no list has a place of the name
	for i := range list {
		list[i].Apart = elsewhere || m.Context.Holds(&list[i].Bearer)
	}
	return true
}

// ruleOut rules out the candidates of a new name that the text has already put elsewhere:
// of "Kingston, Jamaica, … Kingston, Surrey" the second is not in Jamaica, whatever else it is.
func (c *collector) ruleOut(n *Name, m *Mention) {
	if n.prev < 0 || !c.Names[n.prev].placed || !m.Context.Strict {
		return
	}
	list := c.CandidatesOf(n)
	for i := range list {
		list[i].Apart = list[i].Apart || m.Context.excludes(&list[i].Bearer)
	}
}

// isEmbedded reports whether a mention stands inside a longer name.
func (c *collector) isEmbedded(m *Mention) bool {
	before, after := c.At(int(m.From)-1, m.From), c.At(int(m.To), m.To)
	return after != nil && after.Capital() && after.Class != text.ClassDivision && after.Class != text.ClassCity ||
		before != nil && before.Capital() && before.Class == text.ClassNone
}

// addContext notes what a mention says of its name's place: the cue, and which
// candidates lie where the text says.
func (c *collector) addContext(n *Name, m *Mention) {
	if n.Cue == recognise.GroupNone {
		n.Cue = m.Context.Cue
	}
	if len(m.Context.Containers()) == 0 || !m.Context.Strict {
		return
	}
	list := c.Candidates[n.First:n.Last]
	any := false
	for i := range list {
		any = any || m.Context.Holds(&list[i].Bearer)
	}
	if !any {
		return
	}
	for i := range list {
		d := &list[i]
		d.Fits = m.Context.Holds(&d.Bearer) && (d.Fits || !n.placed)
	}
	n.placed = true
}
