// Package geoparse finds the places that a news text mentions.
//
// [Parser.Parse] works in two steps. Recognition finds the spans that name
// places: a linear-chain conditional random field over the capitalised words,
// driven by what the gazetteer, word lists and the article itself know of them,
// in two passes, of which the second sees the decisions of the first.
// Resolution chooses a place of the gazetteer for each name: a ranker over named
// signals, again in passes, so that the names of an article decide about each
// other. Before the names are weighed together, the article's home is inferred
// from its variety of English, its telephone numbers and all candidates of all
// names at once; small places there are then as likely as famous ones elsewhere.
// "None" is an answer: a name that no list has stays unresolved.
//
// # Terms
//
// A toponym or mention is one occurrence of a place name. A name is what the
// mentions with the same words have in common; it has one sense in an article
// unless the text sets two apart. A candidate is a place that a name may mean, a
// signal a reason for or against it. Spans are half-open ranges of bytes.
//
// # Life cycle
//
// A [Parser] is made once from an index and the bytes of a model and is then
// immutable and safe for concurrent use. [Train] makes a model from annotated
// articles.
package geoparse

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// Config says what a parser is made of. Both fields are needed.
type Config struct {
	Index *gazetteer.Index
	Model []byte // as written by [Train]; kept, must not change
}

// Errors of [New] and [Parser.Parse].
var (
	ErrNoIndex = errors.New("geoparse: no gazetteer index")
	ErrNotUTF8 = errors.New("text: not valid UTF-8")
)

// SpanError says that a span of [Input.Spans] lies outside the text, splits a
// character, or begins before the one before it ends.
type SpanError struct {
	Span
	Len      int // of the text, in bytes
	Overlaps bool
}

func (e *SpanError) Error() string {
	if e.Overlaps {
		return fmt.Sprintf("span %d–%d begins before the one before it ends: sort the spans, and let none overlap", e.Start, e.End)
	}
	return fmt.Sprintf("span %d–%d: not a range of whole characters in a text of %d bytes", e.Start, e.End, e.Len)
}

// Hint tells where a text is set. The zero Hint tells nothing; fields may be
// combined.
type Hint struct {
	Country string        // ISO 3166-1 alpha-2
	Place   gazetteer.Ref // when HasPlace: a town, region or country
	Point   orb.Point     // when HasPoint: longitude, latitude in degrees

	HasPlace, HasPoint bool
}

// Input is what to parse.
type Input struct {
	Title   string // context only: mentions are found in Text
	Text    string
	Spans   []Span // when not nil, resolve these and recognise nothing; ascending, none overlapping another
	Focus   Hint
	Kinds   []Kind // when not empty, keep mentions of these kinds only
	Explain bool   // fill Candidate.Signals
}

// Parser finds and resolves place names.
type Parser struct {
	index      *gazetteer.Index
	lexicon    lexicon
	classes    map[uint64]wordClass
	voices     voices
	homes      homes
	areaCodes  map[string]gazetteer.Ref
	speakers   [varieties]gazetteer.Ref // the countries of the varieties of English
	recogniser recogniser
	ranker     ranker
	judge      judge
	pool       sync.Pool
}

// New makes a parser. The error is [ErrNoIndex] or tells what is wrong with the
// model.
func New(c Config) (*Parser, error) {
	if c.Index == nil {
		return nil, ErrNoIndex
	}
	p := newParser(c.Index)
	if err := p.load(c.Model); err != nil {
		return nil, err
	}
	p.pool.New = func() any { return newScratch(p) }
	return p, nil
}

// newParser makes a parser without a model.
func newParser(x *gazetteer.Index) *Parser {
	p := &Parser{index: x, classes: newWordClasses(), voices: newVoices(), homes: newHomes(x), areaCodes: newAreaCodes(x)}
	for i, code := range varietyCountries() {
		p.speakers[i] = x.Country(code)
	}
	return p
}

// Index returns the gazetteer that the parser looks names up in.
func (p *Parser) Index() *gazetteer.Index { return p.index }

// Parse finds the places of a text. The error is that of ctx, [ErrNotUTF8] or a
// [*SpanError].
func (p *Parser) Parse(ctx context.Context, in Input) (*Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !utf8.ValidString(in.Text) || !utf8.ValidString(in.Title) {
		return nil, ErrNotUTF8
	}
	end := 0
	for _, sp := range in.Spans {
		if sp.Start >= 0 && sp.Start < end {
			return nil, &SpanError{Span: sp, Len: len(in.Text), Overlaps: true}
		}
		end = max(end, sp.End)
		if sp.Start < 0 || sp.End > len(in.Text) || sp.Start >= sp.End || !utf8.RuneStart(in.Text[sp.Start]) || sp.End < len(in.Text) && !utf8.RuneStart(in.Text[sp.End]) {
			return nil, &SpanError{Span: sp, Len: len(in.Text)}
		}
	}
	s := p.pool.Get().(*scratch)
	defer p.pool.Put(s)
	s.read(in)
	if in.Spans != nil {
		s.take(in.Spans)
	} else {
		p.recogniser.firstPass(s)
		p.recogniser.secondPass(s)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.collect(s.spans)
	p.ranker.rank(s)
	if in.Spans == nil {
		p.judge.rule(s)
	}
	return p.document(s, in), nil
}

// take makes s.spans of the caller's spans: the tokens that each one touches.
func (s *scratch) take(spans []Span) {
	s.spans = s.spans[:0]
	for _, sp := range spans {
		from, to := s.tokensIn(Span{sp.Start + s.body, sp.End + s.body})
		if from == to {
			from, to = -1, -1 // white space: nothing to resolve
		}
		s.spans = append(s.spans, found{from, to, 1})
	}
}

// tokensIn returns the range of tokens that touch a span, by bisection.
func (s *scratch) tokensIn(sp Span) (from, to int32) {
	lo, hi := 0, len(s.tokens)
	for lo < hi {
		if m := (lo + hi) / 2; int(s.tokens[m].end) <= sp.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	from = int32(lo)
	for lo < len(s.tokens) && int(s.tokens[lo].start) < sp.End {
		lo++
	}
	return from, int32(lo)
}

// document turns the scratch into a result that outlives it.
func (p *Parser) document(s *scratch, in Input) *Document {
	d := &Document{Title: in.Title, Text: in.Text}
	for _, sp := range s.sentences {
		if sp.Start >= s.body {
			d.Sentences = append(d.Sentences, Span{sp.Start - s.body, sp.End - s.body})
		}
	}
	placeOf := map[gazetteer.Ref]int{}
	for i := range s.toponyms {
		t := &s.toponyms[i]
		if t.span.Start < s.body && in.Spans == nil {
			continue // in the title
		}
		n := &s.names[t.name]
		var c *candidate
		if n.chosen >= 0 {
			c = &s.candidates[n.chosen]
		}
		m := Mention{Kind: Literal, Place: -1, Within: gazetteer.NoRef, Confidence: float64(t.confidence)}
		if t.from < t.to {
			m.Kind = s.kindOf(t, c)
		}
		m.Span = Span{t.span.Start - s.body, t.span.End - s.body}
		if c != nil && c.article && s.namedWithArticle(t, c) {
			m.Start = int(s.tokens[t.from-1].start) - s.body
		}
		if in.Spans != nil {
			m.Span = in.Spans[i]
		}
		if !wanted(in.Kinds, m.Kind) {
			continue
		}
		m.Text = in.Text[m.Start:m.End]
		if n.listed == nil {
			n.listed = p.candidates(s, n, in.Explain)
		}
		m.Candidates = n.listed
		if c != nil {
			m.Confidence *= n.mass
		}
		if c != nil && s.holdsSite(t, c, m.Kind) {
			m.Within = c.ref
		} else if c != nil {
			k, ok := placeOf[c.ref]
			if !ok {
				k = len(d.Places)
				placeOf[c.ref] = k
				d.Places = append(d.Places, Place{Place: p.index.Place(c.ref), Ref: c.ref})
			}
			m.Place = k
			pl := &d.Places[k]
			pl.Mentions = append(pl.Mentions, len(d.Mentions))
			pl.Confidence = max(pl.Confidence, m.Confidence)
		}
		d.Mentions = append(d.Mentions, m)
	}
	d.Focus = p.focusOf(d)
	return d
}

// holdsSite reports whether the chosen candidate is not the place that a mention
// names but the one that holds it.
func (s *scratch) holdsSite(t *toponym, c *candidate, k Kind) bool {
	return c.variant == variantTown || c.variant == variantInside && k == Facility && s.site(t)
}

// namedWithArticle reports whether "The" before the mention is part of the name.
func (s *scratch) namedWithArticle(t *toponym, c *candidate) bool {
	return t.from > 0 && s.tokens[t.from-1].capital() && strings.HasPrefix(s.parser.index.Name(c.ref), "The ")
}

func wanted(kinds []Kind, k Kind) bool {
	if len(kinds) == 0 {
		return true
	}
	for _, w := range kinds {
		if w == k {
			return true
		}
	}
	return false
}

// mostCandidates bounds Mention.Candidates.
const mostCandidates = 10

// candidates returns the best candidates of a name.
func (p *Parser) candidates(s *scratch, n *name, explain bool) []Candidate {
	count := min(int(n.last-n.first), mostCandidates)
	if count == 0 {
		return nil
	}
	out := make([]Candidate, 0, count)
	limit := math.Inf(1)
	last := int32(-1)
	for len(out) < count {
		// The next best: a selection, for lists are short and ten is enough.
		best := int32(-1)
		for i := n.first; i < n.last; i++ {
			v := s.candidates[i].prob
			if v > limit || v == limit && i <= last {
				continue
			}
			if best < 0 || v > s.candidates[best].prob {
				best = i
			}
		}
		if best < 0 {
			break
		}
		limit, last = s.candidates[best].prob, best
		c := Candidate{Ref: s.candidates[best].ref, Probability: s.candidates[best].prob}
		if explain {
			c.Signals = p.ranker.explain(&s.candidates[best])
		}
		out = append(out, c)
	}
	return out
}

// explain lists the signals of a candidate that are not zero.
func (r *ranker) explain(c *candidate) []Signal {
	names := signalNames()
	var out []Signal
	for j := range allSignals {
		if v := float64(c.signals[j]); v != 0 {
			out = append(out, Signal{Name: names[j], Value: v, Weight: r.weights[passes-1][j]})
		}
	}
	if len(r.trees.roots) > 0 {
		out = append(out, Signal{Name: "combinations", Value: r.trees.score(c.signals[:]), Weight: 1})
	}
	return out
}
