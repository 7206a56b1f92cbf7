package extract

import (
	"context"
	"strings"

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
	return d.claims(), nil
}

// afterNumber reports whether a number in figures stands right before token u,
// which makes capitals a unit and no state: "25 NM", "40NM", "90 MI".
func (d *Discourse) afterNumber(u int) bool { return u > 0 && d.Tokens[u-1].Kind == quantity.Number }

// claims makes claims of the frames that say something.
func (d *Discourse) claims() []Claim {
	var out []Claim
	for i := range d.Frames {
		f := &d.Frames[i]
		if f.Relation == Between {
			f.Direction = ""
		}
		c := Claim{
			Span: geoparse.Span{Start: d.Tokens[f.First].Start, End: d.Tokens[f.Next-1].End}, Hedge: d.hedgeOf(f), Value: f.Value, Precision: f.Precision, Unit: f.Unit,
			Direction: f.Direction, Mode: f.Mode, Journey: f.Journey, Relation: f.Relation, From: d.asEnd(f.From), To: d.asEnd(f.To), Subject: d.subjectOf(f.From),
		}
		c.Text = d.Doc.Text[c.Start:c.End]
		if d.tells(f, &c) {
			out = append(out, c)
		}
	}
	return out
}

// hedgeOf writes the hedge of a quantity in lower case, "" for none.
func (d *Discourse) hedgeOf(f *Frame) string {
	var b strings.Builder
	for k := f.First; k < f.Number; k++ {
		if k > f.First {
			b.WriteByte(' ')
		}
		b.WriteString(d.Low(k))
	}
	if f.Number == f.First && f.Tail > 0 {
		for k := f.Tail; k < f.Next; k++ {
			if k > f.Tail {
				b.WriteByte(' ')
			}
			b.WriteString(d.Low(k))
		}
	}
	return b.String()
}

// tells reports whether a pair says anything that can be shown: one end must
// have a name, and a distance without a stated anchor needs the place that is
// located ("smoke was seen from ten miles away" has none).
func (d *Discourse) tells(f *Frame, c *Claim) bool {
	from, to := d.named(f.From, &c.From), d.named(f.To, &c.To)
	if !f.Anchored && f.Relation == From {
		return from && !d.personal(f.From)
	}
	return from || to
}

// named reports whether an end has a place, or words that may name one.
func (d *Discourse) named(e Entity, x *End) bool {
	if x.IsKnown(d.Doc) {
		return true
	}
	return e.IsSome() && (e.Mention < 0 || d.Names(e.Mention) && !d.grammar.Moves(d.Reading, e.Mention))
}

// personal reports whether an end without a place is two capitalised words
// that no place bears: "Karim Daoud was 10 km away".
func (d *Discourse) personal(e Entity) bool {
	if e.Mention >= 0 || d.IsKnown(e) || d.Known(d.NameOf(e)) {
		return false
	}
	capitals := 0
	for k := e.Start; k < e.End; k++ {
		if d.Tokens[k].Capital {
			capitals++
		}
	}
	return capitals > 1
}
