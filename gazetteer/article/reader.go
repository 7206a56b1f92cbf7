package article

import (
	"context"
	"errors"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/language"
)

// Config says what a Reader is made of. All fields are needed but Areas and Languages.
type Config struct {
	Index     *gazetteer.Index
	Areas     *gazetteer.Areas // nil: features have no areas
	Parser    *geoparse.Parser
	Checker   *claim.Checker
	Languages *language.Detector // nil: nobody looks which language a text is in
}

// Errors of [New].
var (
	ErrNoIndex   = errors.New("article: no gazetteer index")
	ErrNoParser  = errors.New("article: no parser")
	ErrNoChecker = errors.New("article: no checker of claims")
)

// Reader reads articles. It is made by [New], immutable and safe for
// concurrent use.
type Reader struct {
	Index *gazetteer.Index
	Areas *gazetteer.Areas // nil: features have no areas

	parser    *geoparse.Parser
	checker   *claim.Checker
	languages *language.Detector // may be nil
}

// New makes a reader. The error is [ErrNoIndex], [ErrNoParser] or
// [ErrNoChecker].
func New(c Config) (*Reader, error) {
	switch {
	case c.Index == nil:
		return nil, ErrNoIndex
	case c.Parser == nil:
		return nil, ErrNoParser
	case c.Checker == nil:
		return nil, ErrNoChecker
	}
	return &Reader{Index: c.Index, Areas: c.Areas, parser: c.Parser, checker: c.Checker, languages: c.Languages}, nil
}

// Article is a text that was read.
type Article struct {
	*geoparse.Document
	Verdicts []claim.Verdict
	Offsets  Offsets
	Details  map[gazetteer.PlaceID]Details // what its author says of places; nil for nothing
	Written  language.Language             // that the text seems to be in, where it was read in another; else none

	reader *Reader
	input  Input // that it was read from
}

// Index returns the gazetteer that the article was read with.
func (a *Article) Index() *gazetteer.Index { return a.reader.Index }

// Areas returns the areas of places, nil where the reader has none.
func (a *Article) Areas() *gazetteer.Areas { return a.reader.Areas }

// Read finds the places of an article, applies its corrections and checks its
// claims. The error is that of the context, [geoparse.ErrNotUTF8], a
// [*SpanError], a [*LanguageError], or joins a [*CorrectionError] for each
// correction that cannot apply.
func (r *Reader) Read(ctx context.Context, in Input) (*Article, error) {
	offsets := NewOffsets(in.Text)
	spans, err := in.byteSpans(offsets)
	if err != nil {
		return nil, err
	}
	doc, err := r.parser.Parse(ctx, geoparse.Input{
		Title: in.Title, Text: in.Text, Spans: spans, Focus: in.Hint, Kinds: in.Kinds, Explain: in.Explain,
	})
	if err != nil {
		return nil, in.spanError(err, offsets, spans)
	}
	if in.Language != "" && in.Language != doc.Language {
		return nil, &LanguageError{Wanted: in.Language, Read: doc.Language}
	}
	var details map[gazetteer.PlaceID]Details
	if len(in.Corrections) > 0 {
		doc, details, err = correct(doc, r.Index, offsets, in)
		if err != nil && !in.DropCorrections {
			return nil, err
		}
		doc.Focus = r.parser.FocusOf(doc) // of the copy that correct made
	}
	claims, err := r.checker.Extract(ctx, doc)
	if err != nil {
		return nil, err
	}
	names, stated := claim.Constraints(doc, claims)
	if stated = append(stated, doc.Beside()...); len(stated) > 0 {
		refined := r.parser.Refine(doc, names, stated)
		claim.Renumber(claims, doc, refined)
		doc = refined
	}
	doc = doc.Compared()
	a, err := r.check(ctx, doc, claims, offsets)
	if err != nil {
		return nil, err
	}
	a.Details, a.input = details, in
	if in.Language == "" {
		a.Written = r.writtenIn(in.Text, doc.Language)
	}
	return a, nil
}

// writtenIn returns the language that a text seems to be in, none where that is the one it
// was read in or cannot be told.
func (r *Reader) writtenIn(text, read string) language.Language {
	if r.languages == nil {
		return language.Language{}
	}
	found := r.languages.Detect(text)
	if found.Tag == read {
		return language.Language{}
	}
	return found
}

// Check extracts and checks the claims of a document that was parsed by
// itself. The error is that of the context.
func (r *Reader) Check(ctx context.Context, doc *geoparse.Document) (*Article, error) {
	claims, err := r.checker.Extract(ctx, doc)
	if err != nil {
		return nil, err
	}
	return r.check(ctx, doc, claims, NewOffsets(doc.Text))
}

func (r *Reader) check(ctx context.Context, doc *geoparse.Document, claims []claim.Claim, o Offsets) (*Article, error) {
	verdicts, err := r.checker.CheckAll(ctx, doc, claims)
	if err != nil {
		return nil, err
	}
	return &Article{Document: doc, Verdicts: verdicts, Offsets: o, reader: r}, nil
}
