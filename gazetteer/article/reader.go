package article

import (
	"context"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
)

// Reader reads articles. All fields are required but Areas. It is immutable and
// safe for concurrent use.
type Reader struct {
	Index   *gazetteer.Index
	Areas   *gazetteer.Areas // nil: features have no areas
	Parser  *geoparse.Parser
	Checker *claim.Checker
}

// Article is a text that was read.
type Article struct {
	*geoparse.Document
	Verdicts []claim.Verdict
	Offsets  Offsets

	reader *Reader
}

// Read parses the text of the input and checks its claims. The error is that
// of geoparse.Parser.Parse, or the context's.
func (r *Reader) Read(ctx context.Context, in geoparse.Input) (*Article, error) {
	doc, err := r.Parser.Parse(ctx, in)
	if err != nil {
		return nil, err
	}
	return r.Check(doc), nil
}

// Check extracts and checks the claims of a document that was parsed, or
// corrected since.
func (r *Reader) Check(doc *geoparse.Document) *Article {
	return &Article{Document: doc, Verdicts: r.Checker.Verdicts(doc), Offsets: NewOffsets(doc.Text), reader: r}
}
