package extract

import (
	"context"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/quantity"
)

// Extractor finds the distances that a text states. It is immutable and safe for
// concurrent use.
type Extractor struct {
	grammar Grammar
	lengths *quantity.Reader
	index   *gazetteer.Index
}

// New returns an extractor for the language of a grammar and its words for
// lengths. The index tells names from other capitalised words and knows capitals; it may be nil.
func New(g Grammar, lengths *quantity.Reader, x *gazetteer.Index) *Extractor {
	return &Extractor{g, lengths, x}
}

// Opener opens the extractor of a language.
type Opener func() (*Extractor, error)

// Open returns x itself: it is the [Opener] of what is open.
func (x *Extractor) Open() (*Extractor, error) { return x, nil }

// Claims returns the distances that the text of doc states, in the order of the
// text. Each is taken once; its conversion into another unit belongs to it. The time is
// linear in the text. The error is that of the context.
func (x *Extractor) Claims(ctx context.Context, doc *geoparse.Document) ([]Claim, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if doc.Source == nil || !x.lengths.Units(doc.Source) {
		return nil, nil
	}
	d := newDiscourse(newReading(doc, x.grammar, x.index))
	floor := 0
	for si, s := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for u := s.First; u < s.Next; u++ {
			t := &d.Tokens[u]
			if t.Kind != quantity.Word || d.at[u] >= 0 && t.Capital && !d.afterNumber(u) {
				continue
			}
			q, ok := x.lengths.At(d.Tokens[:s.Next], u, max(floor, s.First))
			if !ok {
				continue
			}
			d.Frames = append(d.Frames, x.grammar.Frames(d, q, si, floor)...)
			floor = q.After
			u = q.After - 1
		}
	}
	return writer{d, map[string]int{}}.claims(), nil
}

// afterNumber reports whether a number in figures stands right before token u,
// which makes capitals a unit and no state: "25 NM", "40NM", "90 MI".
func (d *Discourse) afterNumber(u int) bool { return u > 0 && d.Tokens[u-1].Kind == quantity.Number }
