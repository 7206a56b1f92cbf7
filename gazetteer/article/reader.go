package article

import (
	"context"
	"errors"
	"slices"

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

// Languages returns the tags of the languages that are read, English first.
func (r *Reader) Languages() []string { return r.parser.Languages() }

// Article is a text that was read.
type Article struct {
	*geoparse.Document
	Verdicts []claim.Verdict
	Offsets  Offsets
	Details  map[gazetteer.PlaceID]Details // what its author says of places; nil for nothing
	Written  language.Language             // that the text seems to be in, where it was read in another; else none

	reader *Reader
	input  Input            // that it was read from
	names  *gazetteer.Namer // of its places; nil for those of the index
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
	read, written, err := r.languageOf(&in)
	if err != nil {
		return nil, err
	}
	var parts []geoparse.Part
	if in.Language == "" {
		parts = r.parts(in.Text, read)
	}
	doc, err := r.parser.Parse(ctx, geoparse.Input{
		Title: in.Title, Text: in.Text, Spans: spans, Focus: in.Hint, Kinds: in.Kinds, Explain: in.Explain,
		Language: read, Parts: parts,
	})
	if err != nil {
		return nil, in.spanError(err, offsets, spans)
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
	a.Details, a.Written, a.input = details, written, in
	return a, nil
}

// languageOf returns the language to read an article in: the wanted one, the one that it is
// written in, or "", English, where that is not read or cannot be told. In the first of these
// cases written is the language of the text.
func (r *Reader) languageOf(in *Input) (read string, written language.Language, err error) {
	if in.Language != "" {
		if !slices.Contains(r.parser.Languages(), in.Language) {
			return "", written, &LanguageError{Wanted: in.Language, Read: r.parser.Languages()}
		}
		return in.Language, written, nil
	}
	if r.languages == nil {
		return "", written, nil
	}
	found := r.languages.Detect(in.Text)
	if found.Tag == "" && in.Title != "" {
		found = r.languages.Detect(in.Title + "\n" + in.Text) // short texts
	}
	if found.Tag == "" || slices.Contains(r.parser.Languages(), found.Tag) {
		return found.Tag, written, nil
	}
	return "", found, nil
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
