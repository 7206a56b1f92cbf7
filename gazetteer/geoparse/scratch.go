package geoparse

import (
	"dateline/gazetteer"
)

// scratch is the memory of one Parse. It is pooled: its slices keep their
// capacity from article to article.
type scratch struct {
	parser *Parser
	text   string // the title, a blank line and the text, or the text alone
	hint   hint
	body   int // where the text begins in it

	tokens    []token
	folded    []byte
	sentences []Span

	matches []match
	bearers []gazetteer.Match
	heard   []gazetteer.Match // bearers of the name being tried
	longest []int32
	starts  []int32

	manner [varieties]float32 // how likely the article is written in each variety
	tone   float32            // 1 for news of a town, -1 for news of the world
	voiced []int32            // uses of each telling word

	stretches []stretch
	stretchOf []int32
	past      []history
	pastOf    map[uint64]int32

	runs    []run
	links   []link
	feats   [2]featureList
	prob    [][labels]float32 // of the first pass, per token
	lattice lattice
	spans   []found

	toponyms    []toponym
	names       []name
	nameOf      map[uint64]int32
	candidates  []candidate
	units       map[gazetteer.Ref]tally
	own         map[gazetteer.Ref]tally
	anchors     []anchor
	towns       []townOf
	spacings    []spacing
	order       []int32 // mentions in the order of the text
	contenders  []contender
	contenderOf map[gazetteer.Ref]int32
	hails       []hail
	hailedBy    map[gazetteer.Ref]int32 // the name whose most famous bearer it is
	containers  []int32                 // numbers of matches, ascending
}

// found is a recognised mention as a range of tokens.
type found struct {
	from, to   int32
	confidence float32
}

func newScratch(p *Parser) *scratch {
	return &scratch{
		parser:      p,
		pastOf:      make(map[uint64]int32),
		nameOf:      make(map[uint64]int32),
		units:       make(map[gazetteer.Ref]tally),
		own:         make(map[gazetteer.Ref]tally),
		contenderOf: make(map[gazetteer.Ref]int32),
		hailedBy:    make(map[gazetteer.Ref]int32),
	}
}

// read prepares the text: tokens, sentences, names of the gazetteer, runs.
func (s *scratch) read(in Input) {
	s.text, s.body = in.Text, 0
	if in.Title != "" {
		s.text = in.Title + "\n\n" + in.Text
		s.body = len(in.Title) + 2
	}
	s.hint = s.parser.prepare(in.Focus)
	s.tokenize(s.text)
	s.segment(s.text)
	s.activate()
	s.findDatelines()
	s.findMatches()
	s.findStretches()
	s.recall()
	s.hear()
	s.findRuns()
}

// findRuns lists the maximal sequences of active tokens within sentences, with
// their links and first-pass features.
func (s *scratch) findRuns() {
	s.runs = s.runs[:0]
	s.links = resize(s.links, len(s.tokens))
	for i := 0; i < len(s.tokens); i++ {
		if !s.tokens[i].active {
			continue
		}
		j := i + 1
		for j < len(s.tokens) && s.tokens[j].active && s.tokens[j].sentence == s.tokens[i].sentence && j-i < maxRun {
			j++
		}
		for k := i; k < j; k++ {
			s.links[k] = s.linkAt(k, i)
		}
		s.runs = append(s.runs, run{from: int32(i), to: int32(j), link: s.links[i:j]})
		i = j - 1
	}
	s.fill(0, (*scratch).features)
}

// maxRun bounds a run, which keeps decoding in the cache for a text that is one
// long name.
const maxRun = 256

// fill computes the features of all runs for one pass.
func (s *scratch) fill(pass int, features func(*scratch, []uint32, int) []uint32) {
	l := &s.feats[pass]
	l.ids, l.ends = l.ids[:0], l.ends[:0]
	for k := range s.runs {
		r := &s.runs[k]
		for i := r.from; i < r.to; i++ {
			l.ids = features(s, l.ids, int(i))
			l.ends = append(l.ends, int32(len(l.ids)))
		}
	}
	// The buffers may have moved while they grew, so the runs get their parts now.
	at, base := int32(0), int32(0)
	for k := range s.runs {
		r := &s.runs[k]
		n := r.to - r.from
		part := featureList{ids: l.ids, ends: l.ends[at : at+n], base: base}
		at += n
		base = l.ends[at-1]
		if pass == 0 {
			r.first = part
		} else {
			r.second = part
		}
	}
}

func (s *scratch) linkAt(k, first int) link {
	if k == first {
		return linkNone
	}
	t, p := &s.tokens[k], &s.tokens[k-1]
	switch {
	case s.longest[k] >= 0 && s.longest[k] == s.longest[k-1]:
		return linkMatch
	case t.punct == '-' || p.punct == '-':
		return linkHyphen
	case t.shape == shapePunct || p.shape == shapePunct:
		return linkMark
	}
	return linkSpace
}
