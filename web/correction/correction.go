// Package correction applies what people know better to a parsed text: that a
// name means another place, that a word is no place, that a place was missed.
//
// A correction names words of the text and not results of a parser, so it holds
// when the text is parsed again with another gazetteer. Corrections apply in
// their order; the last word on a span counts.
package correction

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
)

// Correction says which place words of a text mean. The words are one span, or
// every mention of a name; a place without words is added to the article
// beside its text.
type Correction struct {
	Start *int               `json:"start,omitempty"` // code points, half-open; both or neither
	End   *int               `json:"end,omitempty"`
	Name  string             `json:"name,omitempty"` // instead of a span: every mention with these words
	Place *gazetteer.PlaceID `json:"place"`          // null: these words mean no place
}

// Error is returned for a correction that cannot apply to its text.
type Error struct {
	Index  int // of the correction
	Reason string
}

func (e *Error) Error() string { return fmt.Sprintf("corrections[%d]: %s", e.Index, e.Reason) }

// Field names the member at fault.
func (e *Error) Field() string { return fmt.Sprintf("corrections[%d]", e.Index) }

// Most is how many corrections one text may have.
const Most = 5_000

// Apply returns the document as it is with the corrections; doc stays as it
// was. Corrected mentions have confidence 1. A correction that cannot apply is
// left out, and the error joins an [Error] for each.
func Apply(doc *geoparse.Document, x *gazetteer.Index, list []Correction) (*geoparse.Document, error) {
	if len(list) == 0 {
		return doc, nil
	}
	if len(list) > Most {
		return doc, &Error{Index: Most, Reason: fmt.Sprintf("at most %d corrections are kept", Most)}
	}
	e := newEdit(doc, x)
	var faults []error
	for i, c := range list {
		if err := e.apply(c); err != nil {
			faults = append(faults, &Error{Index: i, Reason: err.Error()})
		}
	}
	return e.document(), errors.Join(faults...)
}

// edit is a document under correction. Places are refs here and become indexes
// at the end.
type edit struct {
	doc      *geoparse.Document
	x        *gazetteer.Index
	offsets  article.Offsets
	mentions []mention
	beside   []gazetteer.Ref // places without a mention
}

type mention struct {
	geoparse.Mention
	ref gazetteer.Ref // NoRef: unresolved
}

// settle leaves a mention one place and no doubt.
func (m *mention) settle(ref gazetteer.Ref) {
	m.ref, m.Confidence = ref, 1
	m.Candidates = []geoparse.Candidate{{Ref: ref, Probability: 1}}
}

func newEdit(doc *geoparse.Document, x *gazetteer.Index) *edit {
	e := &edit{doc: doc, x: x, offsets: article.NewOffsets(doc.Text)}
	for _, m := range doc.Mentions {
		ref := gazetteer.NoRef
		if m.Place >= 0 {
			ref = doc.Places[m.Place].Ref
		}
		e.mentions = append(e.mentions, mention{m, ref})
	}
	return e
}

func (e *edit) apply(c Correction) error {
	ref := gazetteer.NoRef
	if c.Place != nil {
		var ok bool
		if ref, ok = e.x.ByID(*c.Place); !ok {
			return fmt.Errorf("the gazetteer has no place %q", *c.Place)
		}
	}
	switch {
	case (c.Start == nil) != (c.End == nil):
		return fmt.Errorf("start and end go together")
	case c.Start != nil && c.Name != "":
		return fmt.Errorf("give a span or a name, not both")
	case c.Start != nil:
		return e.span(*c.Start, *c.End, ref)
	case c.Name != "":
		return e.name(c.Name, ref)
	case ref != gazetteer.NoRef:
		e.beside = append(e.beside, ref)
		return nil
	}
	return fmt.Errorf("give a span, a name or a place")
}

// span makes the code points from start to end mean a place, or none. Mentions
// that overlap them give way.
func (e *edit) span(start, end int, ref gazetteer.Ref) error {
	from, okFrom := e.offsets.Byte(start)
	to, okTo := e.offsets.Byte(end)
	if !okFrom || !okTo || from >= to {
		return fmt.Errorf("%d to %d is not a span of a text of %d characters", start, end, e.offsets.CodePoint(len(e.doc.Text)))
	}
	made := mention{Mention: geoparse.Mention{Span: geoparse.Span{Start: from, End: to}, Text: e.doc.Text[from:to], Kind: geoparse.Literal}}
	kept := e.mentions[:0]
	for _, m := range e.mentions {
		switch {
		case m.Span == made.Span:
			made = m
		case m.Start < to && from < m.End:
		default:
			kept = append(kept, m)
		}
	}
	e.mentions = kept
	if ref == gazetteer.NoRef {
		return nil
	}
	made.settle(ref)
	at, _ := slices.BinarySearchFunc(e.mentions, from, func(m mention, from int) int { return cmp.Compare(m.Start, from) })
	e.mentions = slices.Insert(e.mentions, at, made)
	return nil
}

// name makes every mention with these words mean a place, or none. A name that
// is not mentioned changes nothing: a better parser may have stopped to take
// it for a place.
func (e *edit) name(words string, ref gazetteer.Ref) error {
	e.mentions = slices.DeleteFunc(e.mentions, func(m mention) bool {
		return ref == gazetteer.NoRef && strings.EqualFold(m.Text, words)
	})
	for i := range e.mentions {
		if strings.EqualFold(e.mentions[i].Text, words) {
			e.mentions[i].settle(ref)
		}
	}
	return nil
}

// document numbers the places again, in order of first mention.
func (e *edit) document() *geoparse.Document {
	d := *e.doc
	d.Mentions, d.Places = nil, nil
	number := map[gazetteer.Ref]int{}
	place := func(ref gazetteer.Ref) int {
		i, ok := number[ref]
		if !ok {
			i = len(d.Places)
			number[ref] = i
			d.Places = append(d.Places, geoparse.Place{Place: e.x.Place(ref), Ref: ref})
		}
		return i
	}
	for _, m := range e.mentions {
		m.Place = -1
		if m.ref != gazetteer.NoRef {
			m.Place = place(m.ref)
			p := &d.Places[m.Place]
			p.Mentions = append(p.Mentions, len(d.Mentions))
			p.Confidence = max(p.Confidence, m.Confidence)
		}
		d.Mentions = append(d.Mentions, m.Mention)
	}
	for _, ref := range e.beside {
		d.Places[place(ref)].Confidence = 1
	}
	return &d
}
