package claim

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/geoparse"
)

// Config is what a Checker reads from. The zero Config finds no claims.
type Config struct {
	Extractors map[string]extract.Opener // by the BCP 47 tag of a document's language; a language without one has no claims
	Index      *gazetteer.Index          // of the places that candidates are; nil only where documents have none
	Areas      *gazetteer.Areas          // outlines of countries, for borders; nil leaves them unverifiable
}

// Checker finds and checks claims. It is immutable and safe for concurrent use.
type Checker struct {
	extractors map[string]extract.Opener
	index      *gazetteer.Index
	areas      *gazetteer.Areas
}

// New returns a Checker.
func New(c Config) *Checker { return &Checker{maps.Clone(c.Extractors), c.Index, c.Areas} }

// Extract returns the distances that the text of doc states, read by the grammar of its language,
// in the order of the text; see [extract.Extractor.Claims]. The error is that of the context, or of
// opening the grammar.
func (c *Checker) Extract(ctx context.Context, doc *geoparse.Document) ([]Claim, error) {
	if len(doc.Texts) == 0 {
		return c.extract(ctx, doc)
	}
	var out []Claim
	subjects := 0 // so far
	for i := range doc.Texts {
		view, numbers := doc.In(&doc.Texts[i])
		claims, err := c.extract(ctx, view)
		if err != nil {
			return nil, err
		}
		last := subjects
		for k := range claims {
			x := &claims[k]
			if x.Subject > 0 {
				x.Subject += subjects
				last = max(last, x.Subject)
			}
			for _, e := range [...]*End{&x.From, &x.To} {
				if e.Mention >= 0 {
					e.Mention = numbers[e.Mention]
				}
				e.RunnersUp = slices.Clone(e.RunnersUp)
				for j := range e.RunnersUp {
					e.RunnersUp[j] = numbers[e.RunnersUp[j]]
				}
			}
		}
		subjects = last
		out = append(out, claims...)
	}
	slices.SortStableFunc(out, func(a, b Claim) int { return cmp.Compare(a.Start, b.Start) })
	return out, nil
}

// extract returns the distances of a document of one language.
func (c *Checker) extract(ctx context.Context, doc *geoparse.Document) ([]Claim, error) {
	open := c.extractors[doc.Language]
	if open == nil {
		return nil, ctx.Err()
	}
	x, err := open()
	if err != nil {
		return nil, err
	}
	return x.Claims(ctx, doc)
}

// CheckAll checks the claims of doc. Positions of one thing are intersected: each
// then has the place that fits them all. The error is that of the context.
func (c *Checker) CheckAll(ctx context.Context, doc *geoparse.Document, claims []Claim) ([]Verdict, error) {
	if len(claims) == 0 {
		return nil, ctx.Err()
	}
	out := make([]Verdict, len(claims))
	for i, cl := range claims {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = c.Check(doc, cl)
	}
	if err := intersectAll(ctx, out); err != nil {
		return nil, err
	}
	return out, nil
}

// Verdicts extracts the claims of doc and checks each. The error is that of
// the context.
func (c *Checker) Verdicts(ctx context.Context, doc *geoparse.Document) ([]Verdict, error) {
	claims, err := c.Extract(ctx, doc)
	if err != nil {
		return nil, err
	}
	return c.CheckAll(ctx, doc, claims)
}
