package recognise

import (
	"slices"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/names"
	"dateline/gazetteer/text"
)

// Tagger finds the spans that are names of places in a language other than English. It has the
// two passes of a [Recogniser], with features that need few word lists, and none of the rules
// that follow these.
type Tagger struct {
	learn.Stack

	Index    *gazetteer.Index
	Names    *names.Names
	Language uint64  // number of the language among those that a field was fitted for; see [LanguageNumber]
	Bias     float64 // added to the score of a beginning in the second pass
	Common   Common
	Lexicon  text.Lexicon // words of a script without spaces; the zero value for none
	Tails    text.Set     // words that end names of institutions, in a script without spaces
	Measures *Measures    // nil: names are not told to be places by their distances
	Context  bool         // its fields were fitted with the words farther from names
	Least    float64      // confidence below which a span is hardly the name of a place

	Organisations *Organisations // nil: none is known by name
}

// TaggerBits is the length of a feature's number in the fields of a [Tagger].
const TaggerBits = 20

// LanguageNumber returns the number of a language, given by a tag of two letters, in features.
func LanguageNumber(tag string) uint64 { return text.Hash(tag) & 0xffff }

// Recognise finds the spans of a text. The result belongs to w.
func (g *Tagger) Recognise(w *Workspace, t *text.Text) *Recognition {
	g.Prepare(w, t)
	g.FirstPass(w)
	g.SecondPass(w)
	return &w.Recognition
}

// Prepare gathers the evidence of a text without deciding about any span.
func (g *Tagger) Prepare(w *Workspace, t *text.Text) {
	g.Gather(w, t)
	g.Describe(w)
}

// Gather finds the names of the gazetteer in a text. [Tagger.Describe] goes on.
func (g *Tagger) Gather(w *Workspace, t *text.Text) {
	w.Text = t
	w.Spans = w.Spans[:0]
	w.activate()
	w.tagging.cutWords(&w.Recognition, g.Lexicon)
	w.findMatches(g.Index, g.Names)
	for k := range w.Matches.List {
		m := &w.Matches.List[k]
		for i := m.From; i < m.To; i++ {
			w.active[i] = true // "область" of "Киевская область"
		}
	}
	w.findCapRuns()
	w.Usages.collect(t)
	w.tagging.lemmatise(&w.Recognition)
	w.tagging.countPersons(&w.Recognition)
	plainWords{w}.leaveOut()
	w.Prob = resize(w.Prob, len(t.Tokens))
	for i := range w.Prob {
		w.Prob[i] = [learn.Labels]float32{1, 0, 0}
	}
	w.segment()
	w.tagging.language = g.Language
}

// Describe makes the features of the first pass.
func (g *Tagger) Describe(w *Workspace) {
	w.tagging.common, w.tagging.context, w.tagging.lexicon, w.tagging.tails = g.Common, g.Context, g.Lexicon, g.Tails
	w.fill(0, (*featurer).tagFirst)
}

// FirstPass decides about each token by its own evidence and makes the features of the second
// pass from that.
func (g *Tagger) FirstPass(w *Workspace) {
	for k := range w.Segments {
		u := &w.Segments[k]
		w.keep(u, g.MarginalsFirst(&u.Segment, &w.lattice))
	}
	w.tagging.vote(&w.Recognition)
	w.fill(1, (*featurer).tagSecond)
}

// SecondPass fills the spans.
func (g *Tagger) SecondPass(w *Workspace) {
	w.Spans = w.Spans[:0]
	for k := range w.Segments {
		u := &w.Segments[k]
		w.keep(u, g.MarginalsSecond(&u.Segment, &w.lattice))
		w.appendSpans(u, g.Second.Path(&u.Segment, &w.lattice, g.Bias))
	}
	brackets{&w.Recognition}.takeBracketed()
	w.cutJoined()
	tagSpans{&w.Recognition}.cutSuffixes()
	tagSpans{&w.Recognition}.mergeParts()
	g.addGreat(w)
	w.addDescribed()
	g.addMeasured(w)
	g.addFeatures(w)
	w.addShared(g.Names)
	if g.Organisations != nil {
		organisationReader{&w.Recognition, g.Organisations}.dropSpans()
	}
	g.addDemonyms(w)
}

// cutJoined cuts the spans of scripts without spaces that are several names side by side: "广东" and
// "深圳" of "广东深圳", and "四川省", "雅安市", "芦山县" of "四川省雅安市芦山县".
func (w *Workspace) cutJoined() {
	for n := 0; n < len(w.Spans); n++ {
		s := &w.Spans[n]
		to := w.neighbour(s)
		if w.Text.Tokens[s.From].Shape == text.ShapeUncased {
			to = w.joint(s)
		}
		if to > 0 {
			rest := *s
			s.To, rest.From = to, to
			w.Spans = slices.Insert(w.Spans, n+1, rest)
		}
	}
}

// neighbour returns the token where the second of two towns begins that make up a span, 0 for none: "Ankara" of
// "Diyarbakır Ankara'ya". A first name begins no such span.
func (w *Workspace) neighbour(s *Span) int32 {
	a := w.Matches.starting[s.From]
	if a < 0 || w.Matches.List[a].To >= s.To || w.Text.Tokens[s.From].Lex&text.LexFirstName != 0 {
		return 0
	}
	to := w.Matches.List[a].To
	b := w.Matches.starting[to]
	if b < 0 || w.Matches.List[b].To != s.To || !w.Text.Tokens[to].SpaceBefore() {
		return 0
	}
	first, second := &w.Matches.List[a], &w.Matches.List[b]
	for _, m := range [...]*Match{first, second} {
		if !m.isProper() || m.Fame < inflectedFame {
			return 0
		}
	}
	if !first.Group.IsSettlement() {
		return 0
	}
	return to
}

// joint returns the token where the second of several names begins that make up a span, 0 for none.
func (w *Workspace) joint(s *Span) int32 {
	r := &w.Recognition
	if k := r.Matches.covering[s.From]; k >= 0 && r.Matches.List[k].From == s.From {
		if to := r.Matches.List[k].To; to < s.To && w.tiled(s) && !(truster{w}).isNoun(to) {
			return to
		}
	}
	for i := s.From + 2; i <= s.To-2; i++ { // a name and its unit, then two characters at least
		if k := r.Matches.covering[i]; k >= 0 && r.Matches.List[k].From < i {
			continue
		}
		unit, next := &r.Text.Tokens[i-1], &r.Text.Tokens[i]
		if unit.Class == text.ClassDivision && next.Class == text.ClassNone && !next.SpaceBefore() && i-s.From > 2 {
			return i
		}
	}
	return 0
}

// isNoun reports whether the name at token i is a common word, which the name before it goes on with: the last of "科尼亚盆地", the
// Konya basin.
func (w truster) isNoun(i int32) bool {
	k := w.Matches.covering[i]
	return k >= 0 && w.Matches.List[k].From == i && w.tagging.isCommon(&w.Matches.List[k])
}

// tiled reports whether names of the gazetteer make up a span, with no space between them.
func (w *Workspace) tiled(s *Span) bool {
	for i := s.From; i < s.To; {
		t := &w.Text.Tokens[i]
		k := w.Matches.covering[i]
		if k < 0 || w.Matches.List[k].From != i || w.Matches.List[k].To > s.To || t.Shape != text.ShapeUncased ||
			i > s.From && t.SpaceBefore() {
			return false
		}
		i = w.Matches.List[k].To
	}
	return true
}

// vote is what the first pass thinks of the tokens with one lemma.
type vote struct {
	n              float32
	begins, inside float32
}

// tagging is what a [Tagger] knows of a text beyond a [Recognition].
type tagging struct {
	language uint64 // 0 for that of a [Recogniser]
	lexicon  text.Lexicon
	context  bool             // features of words farther from names are made
	tails    text.Set         // words that end names of institutions
	common   Common           // words
	lemmas   []uint64         // per token
	votes    map[uint64]vote  // by lemma
	persons  map[uint64]int32 // by lemma: how often it stands behind a first name or a title
	words    []joinedWord     // per token
	ways     []bestCut        // of a run of characters
}

// lemmatise gives each active token a key that the forms of a word share, mostly: that of the
// place, where the gazetteer has a name, else its beginning.
func (g *tagging) lemmatise(r *Recognition) {
	g.lemmas = resize(g.lemmas, len(r.Text.Tokens))
	for i := range r.Text.Tokens {
		if !r.active[i] {
			g.lemmas[i] = 0
			continue
		}
		if k := r.Matches.covering[i]; k >= 0 {
			m := &r.Matches.List[k]
			g.lemmas[i] = text.Mix(uint64(m.Bearers[0].Ref)<<8 | uint64(int32(i)-m.From) | 1<<60)
			continue
		}
		g.lemmas[i] = text.Hash(beginning(r.Text.Fold(&r.Text.Tokens[i]), shortEnding))
	}
}

// shortEnding is how many characters the forms of a word differ in at most, mostly.
const shortEnding = 2

// beginning returns a word without its last n characters, three of them at least.
func beginning(word string, n int) string {
	most := utf8.RuneCountInString(word) - n
	k := 0
	for i := range word {
		if k >= max(most, 3) {
			return word[:i]
		}
		k++
	}
	return word
}

// vote sums the probabilities of the first pass.
func (g *tagging) vote(r *Recognition) {
	if g.votes == nil {
		g.votes = map[uint64]vote{}
	}
	clear(g.votes)
	for i := range r.Text.Tokens {
		if t := &r.Text.Tokens[i]; r.active[i] && t.Word() {
			v := g.votes[g.lemmas[i]]
			v.n++
			v.begins += r.Prob[i][begin]
			v.inside += r.Prob[i][inside]
			g.votes[g.lemmas[i]] = v
		}
	}
}
