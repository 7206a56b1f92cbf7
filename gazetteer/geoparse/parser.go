package geoparse

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// Config says what a parser is made of. All fields but Languages are needed.
type Config struct {
	Index     *gazetteer.Index
	Model     []byte // of English, as package train makes it; kept, must not change
	Tables    fs.FS  // a folder of word tables for each language, and the tables beside them
	Languages []LanguageConfig
}

// Errors of [New] and [Parser.Parse].
var (
	ErrNoIndex  = errors.New("geoparse: no gazetteer index")
	ErrNoTables = errors.New("geoparse: no word tables")
	ErrNotUTF8  = errors.New("text: not valid UTF-8")
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

// Input is what to parse.
type Input struct {
	Title   string // context only: mentions are found in Text
	Text    string
	Spans   []Span // when not nil, answer these alone: what else the text names is context; ascending, none overlapping another
	Focus   Hint
	Kinds   []Kind // when not empty, keep mentions of these kinds only
	Explain bool   // fill the reasons of mentions and candidates

	Language string // BCP 47 tag of one that the parser reads; "" is English
	Parts    []Part // the whole text, where it is written in several languages; empty for that of Language
}

// Parser finds and resolves place names.
type Parser struct {
	index *gazetteer.Index
	languageReader
	others []*otherLanguage
}

// languageReader is what reading texts of one language takes.
type languageReader struct {
	language   string
	words      *text.Words
	kindWords  *kindWords
	recogniser recognise.Recogniser
	tagger     *recognise.Tagger // in place of recogniser; nil for English
	resolver   *resolve.Resolver
	filter     Filter
	pool       *sync.Pool
}

// workspace is the memory of one parse.
type workspace struct {
	recognise *recognise.Workspace
	resolve   *resolve.Workspace
}

// New makes a parser. The error is [ErrNoIndex], [ErrNoTables] or tells what is
// wrong with the model or the tables.
func New(c Config) (*Parser, error) {
	if c.Index == nil {
		return nil, ErrNoIndex
	}
	if c.Tables == nil {
		return nil, ErrNoTables
	}
	m, err := DecodeModel(c.Model)
	if err != nil {
		return nil, err
	}
	p, err := FromModel(c.Index, c.Tables, m)
	if err != nil {
		return nil, err
	}
	for _, l := range c.Languages {
		p.others = append(p.others, newOtherLanguage(p, c.Tables, m, l))
	}
	return p, nil
}

// FromModel makes a parser of a model that is kept and must not change.
func FromModel(x *gazetteer.Index, tables fs.FS, m *Model) (*Parser, error) {
	words, err := OpenWords(tables, m.Lexicon)
	if err != nil {
		return nil, err
	}
	kinds, err := newKindWords(words)
	if err != nil {
		return nil, err
	}
	kinds.unitedStates = x.Country("US")
	kinds.isles = [2]gazetteer.Ref{x.Country("GB"), x.Country("IE")}
	descriptions, err := recognise.NewDescriptions(words)
	if err != nil {
		return nil, err
	}
	organisations, err := recognise.NewOrganisations(words)
	if err != nil {
		return nil, err
	}
	rivers, err := recognise.NewRivers(x, words)
	if err != nil {
		return nil, err
	}
	lengths, err := OpenLengths(tables)
	if err != nil {
		return nil, err
	}
	resolver, err := resolve.New(resolve.Config{Index: x, Words: words, Tables: tables, Ranker: &m.Ranker})
	if err != nil {
		return nil, err
	}
	return &Parser{index: x, languageReader: languageReader{
		language: m.Language, words: words, kindWords: kinds, resolver: resolver, filter: m.Filter,
		recogniser: recognise.Recogniser{
			Index: x, Stack: m.Stack, Templates: m.Templates, Bias: m.Bias,
			Descriptions: descriptions, Rivers: rivers, Lengths: lengths, Organisations: organisations,
		},
		pool: newPool(resolver),
	}}, nil
}

// newPool returns a pool of workspaces.
func newPool(r *resolve.Resolver) *sync.Pool {
	return &sync.Pool{New: func() any { return &workspace{recognise.NewWorkspace(), r.NewWorkspace()} }}
}

// OpenWords opens the English word tables together with the lexicon of a model.
func OpenWords(tables fs.FS, lexicon []byte) (*text.Words, error) {
	folder, err := fs.Sub(tables, "english")
	if err != nil {
		return nil, fmt.Errorf("word tables: %w", err)
	}
	words, err := text.OpenWords(folder)
	if err != nil {
		return nil, err
	}
	l, ok := text.OpenLexicon(lexicon)
	if !ok {
		return nil, fmt.Errorf("%w: word lists", ErrModel)
	}
	return words.WithLexicon(l), nil
}

// OpenLengths opens the English tables of lengths.
func OpenLengths(tables fs.FS) (*quantity.Reader, error) {
	folder, err := fs.Sub(tables, "english/lengths")
	if err != nil {
		return nil, fmt.Errorf("word tables: %w", err)
	}
	return quantity.Open(folder)
}

// Index returns the gazetteer that the parser looks names up in.
func (p *Parser) Index() *gazetteer.Index { return p.index }

// Words returns the word tables that English texts are cut with.
func (p *Parser) Words() *text.Words { return p.words }

// Parse finds the places of a text. The error is that of ctx, [ErrNotUTF8], a
// [*SpanError], or tells that the language is not read.
func (p *Parser) Parse(ctx context.Context, in Input) (*Document, error) {
	r, err := p.reading(in.Language)
	if err != nil {
		return nil, err
	}
	if len(in.Parts) > 0 && in.Spans == nil {
		in.Language = r.language
		return p.parseParts(ctx, in)
	}
	return r.parse(ctx, in)
}

// parse finds the places of a text of the parser's language.
func (p *Parser) parse(ctx context.Context, in Input) (*Document, error) {
	if !utf8.ValidString(in.Text) || !utf8.ValidString(in.Title) {
		return nil, ErrNotUTF8
	}
	if err := checkSpans(in.Text, in.Spans); err != nil {
		return nil, err
	}
	w := p.pool.Get().(*workspace)
	defer p.pool.Put(w)
	t := text.New(p.words, in.Title, in.Text)
	steps := p.recognition(w.recognise, t)
	if in.Spans != nil {
		steps = append(steps, func() { w.recognise.GiveSpans(shifted(in.Spans, t.Body)) })
	}
	steps = append(steps, func() { p.resolver.Begin(w.resolve, &w.recognise.Recognition, in.Focus) })
	for pass := range resolve.Passes {
		steps = append(steps, func() { p.resolver.FillSignals(w.resolve, pass) }, func() { p.resolver.Score(w.resolve, pass) })
	}
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		step()
	}
	p.resolver.Choose(w.resolve)
	return p.document(w.resolve, in), nil
}

// recognition returns the steps that find the spans of a text.
func (p *Parser) recognition(w *recognise.Workspace, t *text.Text) []func() {
	if g := p.tagger; g != nil {
		t = recognise.LowerCapitals(g.Names, t)
		return []func(){func() { g.Prepare(w, t) }, func() { g.FirstPass(w) }, func() { g.SecondPass(w) }}
	}
	t = recognise.Truecase(p.index, t)
	return []func(){
		func() { p.recogniser.Prepare(w, t) },
		func() { p.recogniser.FirstPass(w) },
		func() { p.recogniser.SecondPass(w) },
	}
}

// checkSpans returns a [*SpanError] for the first span that is none of the text.
func checkSpans(t string, spans []Span) error {
	end := 0
	for _, s := range spans {
		switch {
		case s.Start < 0, s.End > len(t), s.Start >= s.End, !utf8.RuneStart(t[s.Start]), s.End < len(t) && !utf8.RuneStart(t[s.End]):
			return &SpanError{Span: s, Len: len(t)}
		case s.Start < end:
			return &SpanError{Span: s, Len: len(t), Overlaps: true}
		}
		end = s.End
	}
	return nil
}

// shifted returns spans moved by some bytes.
func shifted(spans []Span, by int) []Span {
	out := make([]Span, 0, len(spans))
	for _, s := range spans {
		out = append(out, Span{Start: s.Start + by, End: s.End + by})
	}
	return out
}

// FocusOf returns what a document is mostly about, for one that was changed after it
// was parsed.
func (p *Parser) FocusOf(d *Document) Focus { return FocusOf(p.index, d) }
